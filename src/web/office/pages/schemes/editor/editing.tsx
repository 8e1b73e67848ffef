import { createContext, useContext } from 'react';
import type { Outline, OutlineField } from '../../../../../core/schemes/outline.ts';
import type { Path } from './pending.ts';

export type { Outline, OutlineField };

/** The draft as its parts see it while it is edited. */
export interface Editing {
  readonly draft: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly isReadOnly: boolean;
  readonly change: (path: Path, value: unknown) => void;
  /** What is wrong at a place itself. */
  readonly problemAt: (path: Path) => string | undefined;
  /** How much is wrong at a place and in it. */
  readonly problemsIn: (path: Path) => number;
  /** The place that a link leads to: what it is in opens. */
  readonly wanted: string;
}

const EditingContext = createContext<Editing | null>(null);
export const EditingProvider = EditingContext.Provider;

export function useEditing(): Editing {
  const editing = useContext(EditingContext);
  if (!editing) throw new Error('A part of a draft was drawn outside its editor');
  return editing;
}

/** The id of the control at a place. */
export const idOf = (path: Path): string => `at-${path.join('-')}`;

/** The fields an object has, of its kind where there are several. */
export function fieldsOf(shape: Outline, value: unknown): readonly OutlineField[] {
  if (shape.is === 'object') return shape.fields;
  if (shape.is !== 'variants') return [];
  const kind = (value as Readonly<Record<string, unknown>> | null | undefined)?.[shape.by];
  return shape.options.find((option) => option.value === kind)?.fields ?? [];
}

/** The beginning of a value: everything that must be there, empty. */
export function blank(shape: Outline): unknown {
  switch (shape.is) {
    case 'text':
      return { en: '', 'zh-Hant': '', 'zh-Hans': '' };
    case 'list':
      return [];
    case 'map':
      return {};
    case 'object':
      return blankFields(shape.fields);
    case 'variants':
      return { [shape.by]: shape.options[0]!.value, ...blankFields(shape.options[0]!.fields) };
    case 'number':
      return 0;
    case 'yes-no':
      return true;
    case 'one-of':
      return shape.values[0] ?? '';
    default:
      return '';
  }
}

export function blankFields(fields: readonly OutlineField[]): Record<string, unknown> {
  return Object.fromEntries(fields.filter(({ required }) => required).map(({ name, shape }) => [name, blank(shape)]));
}
