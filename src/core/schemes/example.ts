/*
 * An applicant made up for a scheme: somebody whom every rule holds for, or somebody whom one rule fails for and the others
 * hold. It is found by trying the values at which a scheme can change its mind: its own terms, and one more or less.
 */
import type { Facts, FactValue } from './facts.ts';
import { NONE } from './facts.ts';
import { rulebookParts, rulesOf } from './rulebook.ts';
import { evaluate } from './rules.ts';
import type { Fact } from './shape-terms.ts';
import type { Scheme } from './shape.ts';
import { choicesTerm, moneyTerm } from './terms.ts';

/** The nearest that was found, and whether it is what was wanted. */
export interface Example {
  readonly facts: Facts;
  readonly fits: boolean;
}

/** Facts for which every rule holds, or every one but `failing`. Money is cents, as digits. */
export function exampleFacts(scheme: Scheme, today: string, failing?: string): Example {
  const rules = rulebookParts.flatMap((part) => rulesOf(scheme, part));
  const free = Object.entries(scheme.facts).filter(([, { from }]) => from !== 'formula');
  const tried = new Map(free.map(([name, fact]) => [name, candidates(scheme, fact, today)]));
  let facts: Record<string, FactValue> = { today };
  for (const [name, values] of tried) facts[name] = values[0];
  // Two facts of one list, or two amounts, may have to agree, so they are also tried with one value for both; two days with
  // four weeks between them.
  const isPaired = (one: Fact, other: Fact) =>
    one.kind === other.kind &&
    ((one.kind === 'choice' && one.options === other.options) || one.kind === 'money' || one.kind === 'date');
  const pairs = free.flatMap(([name, fact], at) =>
    free.slice(at + 1).flatMap(([other, second]) => (isPaired(fact, second) ? [[name, other]] : [])),
  );
  const together = [...free.map(([name]) => [name]), ...pairs];
  const score = (of: Facts) => evaluate(scheme, rules, of).filter(({ id, holds }) => holds === (id !== failing)).length;
  let best = score(facts);
  for (let round = 0; round < 3 && best < rules.length; round += 1) {
    for (const names of together) {
      for (const value of tried.get(names[0]!)!) {
        const other = {
          ...facts,
          ...Object.fromEntries(names.map((name, at) => [name, at === 0 ? value : second(scheme.facts[name]!, value)])),
        };
        const reached = score(other);
        if (reached > best) [facts, best] = [other, reached];
      }
    }
  }
  return { facts, fits: best === rules.length };
}

/** A day so many days later. */
const later = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

const second = ({ kind }: Fact, value: FactValue) => (kind === 'date' ? later(value as string, 28) : value);

/** The values of a fact at which some rule might say something else. Money is cents. */
function candidates(scheme: Scheme, fact: Fact, today: string): readonly FactValue[] {
  const terms = Object.entries(scheme.terms);
  const around = (values: readonly bigint[]) =>
    [...new Set(values.flatMap((value) => [value, value - 1n, value + 1n]))].filter((value) => value >= 0n);
  const wholes = around([
    1n,
    0n,
    ...terms.flatMap(([, term]) => (term.kind === 'whole' || term.kind === 'period' ? [BigInt(term.value)] : [])),
  ]).map(String);
  switch (fact.kind) {
    case 'yes-no':
      return [true, false];
    case 'choice':
      return fact.options === undefined ? ['example'] : [...choicesTerm(scheme, fact.options).map(({ value }) => value), NONE];
    case 'choices':
      return fact.options === undefined
        ? [[]]
        : [[choicesTerm(scheme, fact.options)[0]!.value], [], choicesTerm(scheme, fact.options).map(({ value }) => value)];
    case 'whole':
      return wholes;
    case 'money':
      return around([
        10_000_00n,
        0n,
        ...terms.flatMap(([name, term]) => (term.kind === 'money' ? [moneyTerm(scheme, name)] : [])),
      ]).map(String);
    case 'date':
      return [
        ...[0, 1, 30, 400, -400, -4000].map((days) => later(today, days)),
        ...terms.flatMap(([, term]) => (term.kind === 'day' ? [term.value] : [])),
      ];
    case 'text':
      return ['Example Limited', 'Another Limited'];
    case 'wholes':
      return [...wholes.map((value) => [value]), ['1', '1'], []];
    case 'amounts':
      return [['1000000'], []];
    case 'dates':
      return [[today], ['2015-06-01'], []];
    case 'texts':
      return [['Example'], []];
  }
}
