import type { MessageKey } from '../../../platform/messages.ts';

/** An answer as it is kept: plain JSON. Money is cents as digits, files are ids, a place is GeoJSON. */
export type Answer = string | number | boolean | readonly Answer[] | { readonly [part: string]: Answer };

export interface ValueProblem {
  readonly key: MessageKey;
  readonly params: Readonly<Record<string, string | number>>;
}

/** What one answer was read as: nothing where it is empty, a problem where it cannot be kept. */
export type ReadValue =
  | { readonly answer: Answer | undefined; readonly problem?: undefined }
  | { readonly answer?: undefined; readonly problem: ValueProblem };

/** What an answer of several parts was read as. The parts that cannot be kept are missing from the answer and named. */
export interface ReadParts {
  readonly answer: Answer | undefined;
  readonly problems: readonly (ValueProblem & { readonly at: string })[];
  /** Parts that must be there before the form can be sent, as soon as one part is. */
  readonly lacks: readonly string[];
}

export const empty: ReadValue = { answer: undefined };
export const wrong = (key: MessageKey, params: ValueProblem['params'] = {}): ReadValue => ({ problem: { key, params } });

/** What was typed, with full-width digits and signs made plain; nothing where it is not a text. */
export function typed(given: unknown): string | undefined {
  return typeof given === 'string' && given.length <= 1000 ? given.normalize('NFKC').trim() : undefined;
}

/** Reads what was typed on one line, once it is known to be a text that says something. */
export function line(given: unknown, read: (text: string) => ReadValue): ReadValue {
  const text = typed(given);
  if (text === undefined) return wrong('forms.wrong_kind');
  return text === '' ? empty : read(text);
}

export const isBlank = (given: unknown): boolean => given === undefined || given === null || given === '';

/** A JSON object that is no list. */
export function isParts(given: unknown): given is Readonly<Record<string, unknown>> {
  return typeof given === 'object' && given !== null && !Array.isArray(given);
}

/** Reads an answer of several parts, each by its own reader. Parts that there are not are problems. */
export function readParts(
  given: unknown,
  parts: Readonly<Record<string, (part: unknown) => ReadValue>>,
  needed: (answer: Readonly<Record<string, Answer>>) => readonly string[],
): ReadParts {
  if (!isParts(given)) return { answer: undefined, problems: [{ at: '', key: 'forms.wrong_kind', params: {} }], lacks: [] };
  const answer: Record<string, Answer> = {};
  const problems: (ValueProblem & { at: string })[] = [];
  for (const [at, read] of Object.entries(parts)) {
    const part = Object.hasOwn(given, at) ? given[at] : undefined;
    if (isBlank(part)) continue;
    const { answer: kept, problem } = read(part);
    if (problem) problems.push({ at, ...problem });
    else if (kept !== undefined) answer[at] = kept;
  }
  for (const at of Object.keys(given))
    if (!Object.hasOwn(parts, at)) problems.push({ at, key: 'forms.unknown_field', params: {} });
  const isEmpty = Object.keys(answer).length === 0;
  if (isEmpty && problems.length === 0) return { answer: undefined, problems: [], lacks: [] };
  const lacks = needed(answer).filter((at) => answer[at] === undefined && problems.every((problem) => problem.at !== at));
  return { answer: isEmpty ? undefined : answer, problems, lacks };
}
