import { createContext, useContext } from 'react';
import type { ReactNode } from 'react';
import type { Value } from '../../ui/draft/draft.ts';
import type { FormField } from '../../ui/form/answer-field.tsx';

/** What the register tells everybody of an organisation. */
export interface FoundOrganisation {
  readonly id: string;
  readonly name: string;
  readonly nameZh: string | null;
  readonly br: string | null;
}
export interface FoundOrganisations {
  readonly organisations: readonly FoundOrganisation[];
  readonly pages: number;
}

/**
 * A form that is being filled in, as its questions see it. Every answer stands under its path: `contactName`, `title.zh`,
 * `founders.k3.name`, `budget.r1.amount`. Nothing here asks the hub: a page, a preview and a test bring their own.
 */
export interface Filling {
  readonly values: Readonly<Record<string, Value>>;
  /** `atOnce`: worth saving at once, because other questions may hang on it. */
  readonly change: (path: string, value: Value, atOnce?: boolean) => void;
  /** The reader has left the question: a moment to save, and to say what is wrong. */
  readonly leave: (path: string) => void;
  readonly error: (path: string) => string | undefined;
  readonly isShown: (field: FormField, path: string) => boolean;
  readonly isDisabled: boolean;
  /** Draws a question that is answered with documents. */
  readonly documents: (field: FormField, path: string) => ReactNode;
  /** Looks an organisation up in the register, a page at a time. Where there is none, it is named by hand. */
  readonly lookUp?: ((words: string, page: number) => Promise<FoundOrganisations>) | undefined;
  /** Beside the label of a question: who answers it, who is at it now. */
  readonly aside?: ((field: FormField, path: string) => ReactNode) | undefined;
}

const FillingContext = createContext<Filling | null>(null);
export const FillingProvider = FillingContext.Provider;

export function useFilling(): Filling {
  const filling = useContext(FillingContext);
  if (!filling) throw new Error('A question was drawn outside a form');
  return filling;
}

export const asText = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
