// For tests: the rules, forms and texts of any scheme, found wherever in it they stand, so that a new part is met untold.

import { isText } from '../../src/core/schemes/check-texts.ts';
import type { Form } from '../../src/core/schemes/shape-form.ts';
import type { Rule } from '../../src/core/schemes/shape-rules.ts';
import type { LocalText, Scheme } from '../../src/core/schemes/shape.ts';

export interface Found<Part> {
  /** Where it stands, without the words that every place has: `eligibility.staff`, `reports.final.onTime`. */
  readonly at: string;
  readonly part: Part;
}

/** Everything in a scheme that `is` knows for its own, with where it stands. Things in lists are named by their ids. */
function findAll<Part>(scheme: Scheme, is: (value: unknown) => value is Part): Found<Part>[] {
  const found: Found<Part>[] = [];
  const look = (value: unknown, at: readonly string[]): void => {
    if (is(value)) found.push({ at: at.join('.'), part: value });
    if (typeof value !== 'object' || value === null) return;
    for (const [key, item] of Object.entries(value as Record<string, unknown>)) {
      const id: unknown = Array.isArray(value) ? (item as { id?: unknown } | null)?.id : key;
      const isPlain = key === 'rules' || key === 'checks' || (key === 'form' && at.length > 0);
      look(item, isPlain ? at : [...at, typeof id === 'string' ? id : key]);
    }
  };
  look(scheme, []);
  return found;
}

const has = (value: unknown, ...keys: string[]): boolean =>
  typeof value === 'object' && value !== null && keys.every((key) => Object.hasOwn(value, key));

/** Every rule that is judged over facts, of the applicant, a provider, a package, a claim or a report. */
export const rulesOf = (scheme: Scheme): Found<Rule>[] =>
  findAll(scheme, (value): value is Rule => has(value, 'id', 'when', 'text', 'holds', 'fails', 'unknown'));

/** Every form, wherever it is asked. */
export const formsIn = (scheme: Scheme): Found<Form>[] =>
  findAll(scheme, (value): value is Form => has(value, 'id', 'title', 'sections'));

/** Every text in three languages. */
export const textsOf = (scheme: Scheme): Found<LocalText>[] => findAll(scheme, (value): value is LocalText => isText(value));
