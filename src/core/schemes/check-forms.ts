import { repeated, termProblem } from './check-references.ts';
import { nearestName } from './names.ts';
import type { BodyProblem, PlacePath } from './problems.ts';
import type { Scheme } from './shape.ts';
import type { Field, FieldKind, Form } from './shape-form.ts';
import type { FactKind, FactSource, TermKind } from './shape-terms.ts';

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

/** What kind of fact an answer supplies; a text where nothing else is said. */
const supplies: Partial<Record<FieldKind, FactKind>> = {
  'yes-no': 'yes-no',
  consent: 'yes-no',
  choice: 'choice',
  'multi-choice': 'choices',
  whole: 'whole',
  months: 'whole',
  decimal: 'whole',
  money: 'money',
  'cost-table': 'money',
  date: 'date',
};

/** The kind of the list that the answers in a group make. */
const listOf: Partial<Record<FactKind, FactKind>> = {
  choice: 'texts',
  text: 'texts',
  whole: 'wholes',
  money: 'amounts',
  date: 'dates',
};

/** Answers that no rule can ask about. */
const factless: ReadonlySet<FieldKind> = new Set(['group', 'map-point', 'map-route', 'map-area']);

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
    const fields = placesOf(form, path);
    for (const one of fields) problems.push(...fieldProblems(scheme, one, source, asked));
    if (source === 'confirmation' || source === 'letter') problems.push(...fields.flatMap(plainProblems));
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

/** What needs a script, an account or both: behind a link in a mail there is neither. */
const notPlain: ReadonlySet<FieldKind> = new Set([
  'group',
  'cost-table',
  'file',
  'organisation',
  'map-point',
  'map-route',
  'map-area',
]);

function plainProblems({ field, path }: Placed): BodyProblem[] {
  if (!notPlain.has(field.kind)) return [];
  return [{ path: [...path, 'kind'], key: 'schemes.problem.not_plain', params: { kind: field.kind } }];
}

interface Placed {
  readonly field: Field;
  readonly path: PlacePath;
  readonly isInGroup: boolean;
}

/** Every field of a form and of its groups, with its place. A name stands for one of them only. */
function placesOf(form: Form, path: PlacePath): Placed[] {
  return form.sections.flatMap((section, s) =>
    section.fields.flatMap((field, f): Placed[] => {
      const place = [...path, 'sections', s, 'fields', f];
      const inside = field.kind === 'group' ? field.fields : [];
      return [
        { field, path: place, isInGroup: false },
        ...inside.map((one, i) => ({ field: one, path: [...place, 'fields', i], isInGroup: true })),
      ];
    }),
  );
}

function fieldProblems(
  scheme: Scheme,
  { field, path, isInGroup }: Placed,
  source: FactSource,
  asked: Set<string>,
): BodyProblem[] {
  const problems = [...limitProblems(field, path), ...termProblems(scheme, field, path)];
  const isTaken = Object.hasOwn(scheme.facts, field.id) && field.fact !== field.id;
  if (Object.hasOwn(scheme.terms, field.id) || reserved.has(field.id) || isTaken || (isInGroup && field.fact === field.id))
    problems.push({ path: [...path, 'id'], key: 'schemes.problem.name_taken', params: { name: field.id } });
  if (field.fact === undefined) return problems;
  asked.add(field.fact);
  const fact = Object.hasOwn(scheme.facts, field.fact) ? scheme.facts[field.fact] : undefined;
  const place = [...path, 'fact'];
  if (!fact) return [...problems, noFact(scheme, place, field.fact)];
  if (fact.from !== source)
    return [...problems, { path: place, key: 'schemes.problem.fact_not_here', params: { name: field.fact, from: fact.from } }];
  const single = supplies[field.kind] ?? 'text';
  const supplied = factless.has(field.kind) ? undefined : isInGroup ? listOf[single] : single;
  if (supplied === fact.kind) return problems;
  return [
    ...problems,
    { path: place, key: 'schemes.problem.fact_kind', params: { name: field.fact, kind: fact.kind, expected: supplied ?? '–' } },
  ];
}

/** The day, and what an item of a group is kept with. */
const reserved: ReadonlySet<string> = new Set(['today', 'id']);

/** The terms that a field names for its list and its limits. */
function termProblems(scheme: Scheme, field: Field, path: PlacePath): BodyProblem[] {
  const of = (name: 'max' | 'share' | 'categoriesFrom' | 'optionsFrom', value: string | undefined, kind: TermKind) =>
    value === undefined ? [] : termProblem(scheme, [...path, name], value, kind);
  switch (field.kind) {
    case 'choice':
    case 'multi-choice':
      return [
        ...((field.options === undefined) === (field.optionsFrom === undefined)
          ? [{ path, key: 'schemes.problem.one_list' as const, params: { name: field.id } }]
          : []),
        ...of('optionsFrom', field.optionsFrom, 'choices'),
        ...repeated(
          [...path, 'options'],
          (field.options ?? []).map(({ value }) => value),
          'value',
        ),
      ];
    case 'money':
      return of('max', field.max, 'money');
    case 'cost-table':
      return [
        ...of('categoriesFrom', field.categoriesFrom, 'choices'),
        ...of('max', field.max, 'money'),
        ...of('share', field.share, 'percent'),
      ];
    default:
      return [];
  }
}

/** A text says how long it may be in one way; a group may have as many items as it must. */
function limitProblems(field: Field, path: PlacePath): BodyProblem[] {
  if (field.kind === 'text' || field.kind === 'long-text' || field.kind === 'bilingual')
    return (field.maxLength === undefined) === (field.limit === undefined)
      ? [{ path, key: 'schemes.problem.one_limit', params: { name: field.id } }]
      : [];
  if (field.kind === 'group' && (field.least ?? 0) > (field.most ?? 20))
    return [{ path: [...path, 'most'], key: 'schemes.problem.too_small', params: { field: 'most', limit: field.least ?? 0 } }];
  return [];
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
