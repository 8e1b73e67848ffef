import type { SimpleField } from '../shape-fields.ts';
import type { Scheme } from '../shape.ts';
import { choicesTerm } from '../terms.ts';
import { empty, type ReadValue, wrong } from './answer.ts';

type Of<Kind extends SimpleField['kind']> = Extract<SimpleField, { kind: Kind }>;

export function readYesNo(given: unknown): ReadValue {
  if (typeof given === 'boolean') return { answer: given };
  if (given === 'yes' || given === 'true') return { answer: true };
  return given === 'no' || given === 'false' ? { answer: false } : wrong('forms.wrong_kind');
}

function offered(scheme: Scheme, field: Of<'choice' | 'multi-choice'>): readonly string[] {
  const options = field.optionsFrom === undefined ? (field.options ?? []) : choicesTerm(scheme, field.optionsFrom);
  return options.map(({ value }) => value);
}

/** One of the values that are offered. */
export function readChoice(values: readonly string[], given: unknown): ReadValue {
  if (typeof given !== 'string') return wrong('forms.wrong_kind');
  return values.includes(given) ? { answer: given } : wrong('forms.not_offered');
}

export const readChoiceField = (scheme: Scheme, field: Of<'choice'>, given: unknown): ReadValue =>
  readChoice(offered(scheme, field), given);

export function readChoices(scheme: Scheme, field: Of<'multi-choice'>, given: unknown): ReadValue {
  if (!Array.isArray(given)) return wrong('forms.wrong_kind');
  const values = offered(scheme, field);
  if (given.some((value) => !values.includes(value as string))) return wrong('forms.not_offered');
  const chosen = values.filter((value) => given.includes(value));
  if (field.maxChoices !== undefined && chosen.length > field.maxChoices)
    return wrong('forms.too_many_choices', { limit: field.maxChoices });
  return chosen.length === 0 ? empty : { answer: chosen };
}

export function readFiles(field: Of<'file'>, given: unknown): ReadValue {
  if (!Array.isArray(given)) return wrong('forms.wrong_kind');
  if (given.some((id) => typeof id !== 'string' || !/^[a-z]{2,8}_[0-9a-z]{1,40}$/.test(id))) return wrong('forms.no_such_file');
  const ids = [...new Set(given as string[])];
  if (ids.length > field.maxFiles) return wrong('forms.too_many_files', { limit: field.maxFiles });
  return ids.length === 0 ? empty : { answer: ids };
}
