import { compile, environment, factNames } from './cel.ts';
import { noFact } from './check-forms.ts';
import type { BodyProblem } from './problems.ts';
import type { Scheme } from './shape.ts';

/*
 * Facts that are worked out from others by a formula. What they come from in the end are facts that somebody gives, and where
 * those are known the worked-out fact is known too.
 */

/** The given facts that a fact comes from in the end; nothing where its formulas cannot be read or run in a circle. */
export function givenFacts(scheme: Scheme, name: string): ReadonlySet<string> | undefined {
  const names = factNames(scheme.facts);
  const free = Object.fromEntries(Object.entries(names).filter(([one]) => !Object.hasOwn(scheme.terms, one)));
  const env = environment(scheme, free);
  const given = new Set<string>();
  const isRound = (one: string, above: readonly string[]): boolean => {
    const is = Object.hasOwn(scheme.facts, one) ? scheme.facts[one]!.is : undefined;
    if (is === undefined) {
      given.add(one);
      return false;
    }
    return above.includes(one) || compile(env, free, is).names.some((next) => isRound(next, [...above, one]));
  };
  try {
    return isRound(name, []) ? undefined : given;
  } catch {
    return undefined;
  }
}

const typeOf = { whole: 'int', money: 'int', 'yes-no': 'bool' } as const;

/** Facts with a formula that should have none, without one that should, of the wrong kind, or in a circle. */
export function computedProblems(scheme: Scheme): BodyProblem[] {
  const names = factNames(scheme.facts);
  const env = environment(
    scheme,
    Object.fromEntries(Object.entries(names).filter(([name]) => !Object.hasOwn(scheme.terms, name))),
  );
  return Object.entries(scheme.facts).flatMap(([name, { from, is, kind }]): BodyProblem[] => {
    const path = ['facts', name];
    if ((from === 'formula') !== (is !== undefined))
      return [{ path, key: 'schemes.problem.formula_only', params: { name, from }, atName: true }];
    if (is === undefined) return [];
    if (!Object.hasOwn(typeOf, kind))
      return [{ path: [...path, 'kind'], key: 'schemes.problem.fact_kind', params: { name, kind, expected: 'whole' } }];
    const expected = typeOf[kind as keyof typeof typeOf];
    const { valid, type, error } = env.check(is);
    const place = [...path, 'is'];
    if (!valid && error?.code === 'unknown_variable' && error.range)
      return [
        noFact(scheme, place, is.slice(error.range.start, error.range.end), [
          ...Object.keys(names),
          ...Object.keys(scheme.terms),
        ]),
      ];
    if (!valid)
      return [{ path: place, key: 'schemes.problem.expression', params: { expression: is, detail: error?.summary ?? '' } }];
    if (type !== expected && type !== 'dyn')
      return [{ path: place, key: 'schemes.problem.expression_type', params: { expression: is, found: type ?? '?', expected } }];
    return givenFacts(scheme, name) ? [] : [{ path: place, key: 'schemes.problem.circle', params: { name } }];
  });
}
