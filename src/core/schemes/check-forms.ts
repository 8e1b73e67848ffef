import { repeated, termProblem } from './check-references.ts';
import { nearestName } from './names.ts';
import type { BodyProblem, PlacePath } from './problems.ts';
import type { Scheme } from './shape.ts';
import type { Field, FieldKind, Form } from './shape-form.ts';
import type { FactKind, FactSource } from './shape-terms.ts';

/** The forms of a scheme, with the place each is at and the facts it supplies. */
export function formsOf(scheme: Scheme): readonly (readonly [path: PlacePath, form: Form, supplies: FactSource])[] {
  return [
    [['form'], scheme.form, 'answers'],
    ...(scheme.provider ? [[['provider', 'form'], scheme.provider.form, 'provider'] as const] : []),
    ...(scheme.claim ? [[['claim', 'form'], scheme.claim.form, 'claim'] as const] : []),
    ...(scheme.calls?.letters ? [[['calls', 'letters', 'form'], scheme.calls.letters.form, 'letter'] as const] : []),
    ...(scheme.reports ?? []).map(({ form }, at) => [['reports', at, 'form'], form, 'report'] as const),
    ...(scheme.confirmation ? [[['confirmation', 'form'], scheme.confirmation.form, 'confirmation'] as const] : []),
  ];
}

const supplies: Partial<Record<FieldKind, FactKind>> = {
  'yes-no': 'yes-no',
  consent: 'yes-no',
  choice: 'choice',
  'multi-choice': 'choices',
  whole: 'whole',
  money: 'money',
  date: 'date',
};

/** Fields that feed no fact there is, lists that are not there, facts that nobody is asked for. */
export function formProblems(scheme: Scheme): BodyProblem[] {
  const problems: BodyProblem[] = [];
  const asked = new Set<string>();
  const ids = formsOf(scheme).map(([, form]) => form.id);
  for (const [at, [path]] of formsOf(scheme).entries()) {
    if (ids.indexOf(ids[at]!) !== at)
      problems.push({ path: [...path, 'id'], key: 'schemes.problem.twice', params: { name: ids[at]! } });
  }
  for (const [path, form, source] of formsOf(scheme)) {
    const fields = form.sections.flatMap((section, s) =>
      section.fields.map((field, f) => ({ field, path: [...path, 'sections', s, 'fields', f] })),
    );
    for (const one of fields) problems.push(...fieldProblems(scheme, one.field, one.path, source, asked));
    const seen = new Set<string>();
    for (const { field, path: place } of fields) {
      if (seen.has(field.id)) problems.push({ path: [...place, 'id'], key: 'schemes.problem.twice', params: { name: field.id } });
      seen.add(field.id);
    }
    problems.push(
      ...repeated(
        [...path, 'sections'],
        form.sections.map(({ id }) => id),
        'id',
      ),
    );
    for (const [at, check] of (form.checks ?? []).entries()) {
      if (seen.has(check.field)) continue;
      problems.push({
        path: [...path, 'checks', at, 'field'],
        key: 'schemes.problem.no_field',
        params: { name: check.field, near: nearestName(check.field, seen) ?? '…' },
      });
    }
  }
  return [...problems, ...questionProblems(scheme), ...notAsked(scheme, asked)];
}

function fieldProblems(scheme: Scheme, field: Field, path: PlacePath, source: FactSource, asked: Set<string>): BodyProblem[] {
  const problems: BodyProblem[] = [];
  if (
    Object.hasOwn(scheme.terms, field.id) ||
    field.id === 'today' ||
    (Object.hasOwn(scheme.facts, field.id) && field.fact !== field.id)
  ) {
    problems.push({ path: [...path, 'id'], key: 'schemes.problem.name_taken', params: { name: field.id } });
  }
  if (field.kind === 'choice' || field.kind === 'multi-choice') {
    if ((field.options === undefined) === (field.optionsFrom === undefined))
      problems.push({ path, key: 'schemes.problem.one_list', params: { name: field.id } });
    if (field.optionsFrom !== undefined)
      problems.push(...termProblem(scheme, [...path, 'optionsFrom'], field.optionsFrom, 'choices'));
    if (field.options)
      problems.push(
        ...repeated(
          [...path, 'options'],
          field.options.map(({ value }) => value),
          'value',
        ),
      );
  }
  if (field.kind === 'money' && field.max !== undefined)
    problems.push(...termProblem(scheme, [...path, 'max'], field.max, 'money'));
  if (field.fact === undefined) return problems;
  asked.add(field.fact);
  const fact = Object.hasOwn(scheme.facts, field.fact) ? scheme.facts[field.fact] : undefined;
  const place = [...path, 'fact'];
  if (!fact) problems.push(noFact(scheme, place, field.fact));
  else if (fact.from !== source)
    problems.push({ path: place, key: 'schemes.problem.fact_not_here', params: { name: field.fact, from: fact.from } });
  else if ((supplies[field.kind] ?? 'text') !== fact.kind) {
    problems.push({
      path: place,
      key: 'schemes.problem.fact_kind',
      params: { name: field.fact, kind: fact.kind, expected: supplies[field.kind] ?? 'text' },
    });
  }
  return problems;
}

function questionProblems(scheme: Scheme): BodyProblem[] {
  return scheme.eligibility.questions.flatMap(({ fact: name }, at) => {
    const path = ['eligibility', 'questions', at, 'fact'];
    const fact = Object.hasOwn(scheme.facts, name) ? scheme.facts[name] : undefined;
    if (!fact) return [noFact(scheme, path, name)];
    return fact.from === 'answers'
      ? []
      : [{ path, key: 'schemes.problem.fact_not_here' as const, params: { name, from: fact.from } }];
  });
}

/** A rule over a fact that nobody is asked for could never hold. */
function notAsked(scheme: Scheme, asked: ReadonlySet<string>): BodyProblem[] {
  const byForm = new Set<FactSource>(['answers', ...formsOf(scheme).map(([, , source]) => source)]);
  return Object.entries(scheme.facts)
    .filter(([name, fact]) => byForm.has(fact.from) && !asked.has(name))
    .map(([name]) => ({ path: ['facts', name], key: 'schemes.problem.not_asked' as const, params: { name }, atName: true }));
}

/** A fact that is not declared: the nearest that is. */
export function noFact(
  scheme: Scheme,
  path: PlacePath,
  name: string,
  among: Iterable<string> = Object.keys(scheme.facts),
): BodyProblem {
  const near = nearestName(name, among);
  if (near === undefined) return { path, key: 'schemes.problem.no_fact', params: { name } };
  return { path, key: 'schemes.problem.no_fact_near', params: { name, near } };
}
