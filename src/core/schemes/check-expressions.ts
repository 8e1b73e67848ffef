import { compile, environment, factNames, fieldNames, type Names } from './cel.ts';
import { computedProblems, givenFacts } from './computed.ts';
import { formsOf, noFact } from './check-forms.ts';
import type { BodyProblem, PlacePath } from './problems.ts';
import type { Scheme } from './shape.ts';
import { groupsOf } from './form-fields.ts';
import type { Form, GroupField } from './shape-form.ts';
import type { Rule } from './shape-rules.ts';
import type { FactSource } from './shape-terms.ts';

type Group = [path: PlacePath, rules: readonly Rule[], sources: FactSource[]];

/** Rules and conditions that are not CEL, are of the wrong type, or ask for what nobody declares or supplies there. */
export function expressionProblems(scheme: Scheme): BodyProblem[] {
  const groups: Group[] = [
    [['eligibility', 'rules'], scheme.eligibility.rules, ['answers', 'hub', 'letter']],
    [['provider', 'rules'], scheme.provider?.rules ?? [], ['provider']],
    [['packages', 'rules'], scheme.packages?.rules ?? [], ['package']],
    [['claim', 'rules'], scheme.claim?.rules ?? [], ['claim', 'answers', 'hub']],
    ...(scheme.reports ?? []).map(({ rules = [] }, at): Group => [['reports', at, 'rules'], rules, ['report', 'answers', 'hub']]),
    [['confirmation', 'rules'], scheme.confirmation?.rules ?? [], ['confirmation', 'hub']],
  ];
  const problems = groups.flatMap(([path, rules, sources]) => {
    const check = checker(scheme, sources, {});
    return rules.flatMap((rule, at) => check([...path, at, 'when'], rule.when, 'bool'));
  });
  problems.push(...computedProblems(scheme), ...formulaProblems(scheme));
  if (scheme.packages) problems.push(...checker(scheme, ['package'], {})(['packages', 'cost'], scheme.packages.cost, 'int'));
  for (const [path, form, source] of formsOf(scheme)) {
    const sources: FactSource[] = source === 'answers' || source === 'claim' || source === 'report' ? [source, 'hub'] : [source];
    problems.push(
      ...conditionProblems(form, path, (group) => checker(scheme, sources, fieldNames(form, ...(group ? [group] : [])))),
    );
  }
  return [...problems, ...askedInCheck(scheme)];
}

/** The conditions of a form's fields, of those in groups, and of what its answers must agree on. */
function conditionProblems(form: Form, path: PlacePath, checkerFor: (group?: GroupField) => Check): BodyProblem[] {
  const problems: BodyProblem[] = [];
  const outside = checkerFor();
  const inside = new Map(groupsOf(form).map((group) => [group, checkerFor(group)]));
  for (const [s, section] of form.sections.entries()) {
    for (const [f, field] of section.fields.entries()) {
      const place = [...path, 'sections', s, 'fields', f];
      if (field.when !== undefined) problems.push(...outside([...place, 'when'], field.when, 'bool'));
      if (field.kind !== 'group') continue;
      for (const [i, { when }] of field.fields.entries())
        if (when !== undefined) problems.push(...inside.get(field)!([...place, 'fields', i, 'when'], when, 'bool'));
    }
  }
  for (const [at, one] of (form.checks ?? []).entries()) {
    const group = groupsOf(form).find(({ fields }) => fields.some(({ id }) => id === one.field));
    problems.push(...(group ? inside.get(group)! : outside)([...path, 'checks', at, 'when'], one.when, 'bool'));
  }
  return problems;
}

/** The formulas of what is given and claimed, and the conditions of lanes. */
function formulaProblems(scheme: Scheme): BodyProblem[] {
  const check = checker(scheme, ['answers', 'hub'], {});
  const pays = scheme.claim?.pays;
  return [
    ...scheme.gives.flatMap(({ of }, at) => (of === undefined ? [] : check(['gives', at, 'of'], of, 'int'))),
    ...(scheme.lanes ?? []).flatMap(({ when }, at) => check(['lanes', at, 'when'], when, 'bool')),
    ...(pays === undefined ? [] : checker(scheme, ['claim', 'answers', 'hub'], {})(['claim', 'pays'], pays, 'int')),
  ];
}

type Check = (path: PlacePath, expression: string, type: 'bool' | 'int') => BodyProblem[];

function checker(scheme: Scheme, sources: readonly FactSource[], fields: Names): Check {
  const isHere = (name: string) => sources.includes(scheme.facts[name]!.from) || name === 'today';
  // The conditions of a form see what is answered in it, and nothing that is worked out from that.
  const isComputedHere = (name: string) =>
    Object.keys(fields).length === 0 &&
    [...(givenFacts(scheme, name) ?? ['?'])].every((one) => one === 'today' || (Object.hasOwn(scheme.facts, one) && isHere(one)));
  const facts = Object.fromEntries(
    Object.entries(scheme.facts).filter(([name, { is }]) => (is === undefined ? isHere(name) : isComputedHere(name))),
  );
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
      .names.flatMap((name) => [...(givenFacts(scheme, name) ?? [])])
      .filter((name) => !asked.has(name))
      .map((name) => ({
        path: ['eligibility', 'rules', at, 'when'],
        key: 'schemes.problem.not_in_check' as const,
        params: { name },
      }));
  });
}
