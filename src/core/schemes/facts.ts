import { choicesTerm } from './terms.ts';
import type { Fact } from './shape-terms.ts';
import type { Scheme } from './shape.ts';

/** A fact as people or slices bring it: money in cents as bigint or digits, dates as `2026-03-31`. */
export type FactValue = string | number | bigint | boolean | readonly (string | number | bigint)[] | null | undefined;
export type Facts = Readonly<Record<string, FactValue>>;

/** A fact as JSON keeps it: money as a decimal string of cents, whole numbers as numbers. */
export type SeenFact = string | number | boolean | readonly string[];

/** A fact as rules see it. */
export type KnownFact = string | bigint | boolean | readonly string[] | readonly bigint[];

/** Said of a choice when none of the values fits. */
export const NONE = 'none';

const aDay = /^\d{4}-\d{2}-\d{2}$/;

/** Whether a text is a day that exists: `2026-02-29` is not. */
export function isDay(text: string): boolean {
  if (!aDay.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === text;
}

/** The fact as rules see it, or nothing where it is not known or is not of its kind. Never throws. */
export function knownFact(scheme: Scheme, fact: Fact, value: FactValue): KnownFact | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  switch (fact.kind) {
    case 'yes-no':
      if (typeof value === 'boolean') return value;
      return value === 'yes' || value === 'true' ? true : value === 'no' || value === 'false' ? false : undefined;
    case 'whole':
    case 'money':
      return knownWhole(value);
    case 'choice':
      return typeof value === 'string' && isOffered(scheme, fact, value) ? value : undefined;
    case 'choices': {
      const list = typeof value === 'string' ? value.split(',') : value;
      return Array.isArray(list) && list.every((item) => isOffered(scheme, fact, String(item))) ? list.map(String) : undefined;
    }
    case 'date':
      return typeof value === 'string' && isDay(value) ? value : undefined;
    case 'text':
      return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
    case 'wholes':
    case 'amounts':
      return knownList(value, knownWhole);
    case 'dates':
      return knownList(value, (item) => (typeof item === 'string' && isDay(item) ? item : undefined));
    case 'texts':
      return knownList(value, (item) => (typeof item === 'string' && item.trim() !== '' ? item.trim() : undefined));
  }
}

/** A list in which every item is known; nothing where one is not. */
function knownList<Item>(value: FactValue, known: (item: FactValue) => Item | undefined): Item[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const items = (value as readonly FactValue[]).flatMap((item) => known(item) ?? []);
  return items.length === value.length ? items : undefined;
}

function knownWhole(value: FactValue): bigint | undefined {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : undefined;
  return typeof value === 'string' && /^-?\d{1,18}$/.test(value) ? BigInt(value) : undefined;
}

function isOffered(scheme: Scheme, fact: Fact, value: string): boolean {
  if (value === NONE || fact.options === undefined) return true;
  return choicesTerm(scheme, fact.options).some((option) => option.value === value);
}

/** What is stored of a fact that a rule saw. */
export function seenFact(fact: Fact, value: KnownFact): SeenFact {
  if (typeof value === 'object') return value.map(String);
  if (typeof value !== 'bigint') return value;
  return fact.kind === 'money' ? String(value) : Number(value);
}
