import { compile, environment, factNames, fieldNames, type Names } from './cel.ts';
import { formsOf, noFact } from './check-forms.ts';
import type { BodyProblem, PlacePath } from './problems.ts';
import type { Scheme } from './shape.ts';
import type { Rule } from './shape-rules.ts';
import type { FactSource } from './shape-terms.ts';

/** Rules and conditions that are not CEL, are of the wrong type, or ask for what nobody declares or supplies there. */
export function expressionProblems(scheme: Scheme): BodyProblem[] {
  const groups: [PlacePath, readonly Rule[], FactSource[]][] = [
    [['eligibility', 'rules'], scheme.eligibility.rules, ['answers', 'hub']],
    [['provider', 'rules'], scheme.provider?.rules ?? [], ['provider']],
    [['packages', 'rules'], scheme.packages?.rules ?? [], ['package']],
    [['claim', 'rules'], scheme.claim?.rules ?? [], ['claim', 'answers', 'hub']],
    [['confirmation', 'rules'], scheme.confirmation?.rules ?? [], ['confirmation', 'hub']],
  ];
  const problems = groups.flatMap(([path, rules, sources]) => {
    const check = checker(scheme, sources, {});
    return rules.flatMap((rule, at) => check([...path, at, 'when'], rule.when, 'bool'));
  });
  if (scheme.packages) problems.push(...checker(scheme, ['package'], {})(['packages', 'cost'], scheme.packages.cost, 'int'));
  for (const [path, form, source] of formsOf(scheme)) {
    const check = checker(scheme, source === 'answers' || source === 'claim' ? [source, 'hub'] : [source], fieldNames(form));
    for (const [s, section] of form.sections.entries()) {
      for (const [f, field] of section.fields.entries()) {
        if (field.when !== undefined) problems.push(...check([...path, 'sections', s, 'fields', f, 'when'], field.when, 'bool'));
      }
    }
    for (const [at, one] of (form.checks ?? []).entries())
      problems.push(...check([...path, 'checks', at, 'when'], one.when, 'bool'));
  }
  return [...problems, ...askedInCheck(scheme)];
}

type Check = (path: PlacePath, expression: string, type: 'bool' | 'int') => BodyProblem[];

function checker(scheme: Scheme, sources: readonly FactSource[], fields: Names): Check {
  const facts = Object.fromEntries(Object.entries(scheme.facts).filter(([, fact]) => sources.includes(fact.from)));
  const names = { ...factNames(facts), ...fields };
  const free = Object.fromEntries(Object.entries(names).filter(([name]) => !Object.hasOwn(scheme.terms, name)));
  const env = environment(scheme, free);
  return (path, expression, type) => {
    const { valid, type: found, error } = env.check(expression);
    if (valid)
      return found === type || found === 'dyn'
        ? []
        : [{ path, key: 'schemes.problem.expression_type', params: { expression, found: found ?? '?', expected: type } }];
    if (error?.code !== 'unknown_variable')
      return [{ path, key: 'schemes.problem.expression', params: { expression, detail: error?.summary ?? '' } }];
    const name = error.range ? expression.slice(error.range.start, error.range.end) : expression;
    const fact = Object.hasOwn(scheme.facts, name) ? scheme.facts[name] : undefined;
    if (fact) return [{ path, key: 'schemes.problem.fact_not_here', params: { name, from: fact.from } }];
    return [noFact(scheme, path, name, [...Object.keys(free), ...Object.keys(scheme.terms)])];
  };
}

/** Before sign-in only the questions are answered, so a rule that is looked at there may use nothing else. */
function askedInCheck(scheme: Scheme): BodyProblem[] {
  const asked = new Set(['today', ...scheme.eligibility.questions.map(({ fact }) => fact)]);
  const names = factNames(scheme.facts);
  const env = environment(
    scheme,
    Object.fromEntries(Object.entries(names).filter(([name]) => !Object.hasOwn(scheme.terms, name))),
  );
  return scheme.eligibility.rules.flatMap((rule, at) => {
    if (!(rule.at?.includes('check') ?? true) || !env.check(rule.when).valid) return [];
    return compile(env, names, rule.when)
      .names.filter((name) => !asked.has(name))
      .map((name) => ({
        path: ['eligibility', 'rules', at, 'when'],
        key: 'schemes.problem.not_in_check' as const,
        params: { name },
      }));
  });
}
