import { courseUses, givenUses, type Use } from './check-uses.ts';
import { HUB_FACTS } from './hub-facts.ts';
import { nearestName } from './names.ts';
import type { BodyProblem, PlacePath } from './problems.ts';
import type { Scheme } from './shape.ts';
import type { TermKind } from './shape-terms.ts';

/** Names of terms that lead nowhere or to a term of another kind, ids used twice, facts that the hub does not know. */
export function referenceProblems(scheme: Scheme): BodyProblem[] {
  return [
    ...termUses(scheme).flatMap(([path, name, kind]) => termProblem(scheme, path, name, kind)),
    ...sameIds(scheme),
    ...Object.keys(scheme.facts).flatMap((name) => factProblem(scheme, name)),
  ];
}

function termUses(scheme: Scheme): Use[] {
  const { offer, basis, packages, confirmation, stages, obligations, instalments, retention, facts } = scheme;
  const uses: Use[] = [[['offer', 'validFor'], offer.validFor, 'period'], ...givenUses(scheme), ...courseUses(scheme)];
  if (basis) uses.push([['basis', 'validFor'], basis.validFor, 'period']);
  if (confirmation) uses.push([['confirmation', 'validFor'], confirmation.validFor, 'period']);
  if (packages) {
    uses.push(
      [['packages', 'sectors'], packages.sectors, 'choices'],
      [['packages', 'categories'], packages.categories, 'choices'],
    );
    uses.push([['packages', 'mostPerCategoryAndSector'], packages.mostPerCategoryAndSector, 'whole']);
  }
  for (const [course, list] of Object.entries(stages)) {
    for (const [at, stage] of (list ?? []).entries()) uses.push([['stages', course, at, 'target'], stage.target, 'period']);
  }
  for (const [at, { within }] of obligations.entries())
    if (within !== undefined) uses.push([['obligations', at, 'within'], within, 'period']);
  for (const [at, { share }] of instalments.entries()) uses.push([['instalments', at, 'share'], share, 'percent']);
  for (const [at, { keep }] of retention.entries()) uses.push([['retention', at, 'keep'], keep, 'period']);
  for (const [name, { options }] of Object.entries(facts))
    if (options !== undefined) uses.push([['facts', name, 'options'], options, 'choices']);
  return uses;
}

/** A name that should be that of a term of a kind: the nearest right one where it is not. */
export function termProblem(scheme: Scheme, path: PlacePath, name: string, kind: TermKind): BodyProblem[] {
  if (scheme.terms[name]?.kind === kind) return [];
  const fitting = Object.keys(scheme.terms).filter((other) => scheme.terms[other]?.kind === kind);
  const near = nearestName(name, fitting);
  if (near !== undefined) return [{ path, key: 'schemes.problem.no_term_near', params: { name, kind, near } }];
  return [{ path, key: 'schemes.problem.no_term', params: { name, kind, known: fitting.join(', ') } }];
}

function factProblem(scheme: Scheme, name: string): BodyProblem[] {
  const fact = scheme.facts[name]!;
  const path = ['facts', name];
  const problems: BodyProblem[] = [];
  if (name === 'today' || Object.hasOwn(scheme.terms, name)) {
    problems.push({ path, key: 'schemes.problem.name_taken', params: { name }, atName: true });
  }
  if ((fact.kind === 'choice' || fact.kind === 'choices') !== (fact.options !== undefined)) {
    problems.push({ path, key: 'schemes.problem.fact_options', params: { name, kind: fact.kind }, atName: true });
  }
  if (fact.from !== 'hub') return problems;
  const kind = Object.hasOwn(HUB_FACTS, name) ? HUB_FACTS[name as keyof typeof HUB_FACTS] : undefined;
  if (kind === undefined) {
    const near = nearestName(name, Object.keys(HUB_FACTS)) ?? Object.keys(HUB_FACTS).join(', ');
    problems.push({ path, key: 'schemes.problem.no_hub_fact', params: { name, near }, atName: true });
  } else if (kind !== fact.kind) {
    problems.push({
      path: [...path, 'kind'],
      key: 'schemes.problem.fact_kind',
      params: { name, kind: fact.kind, expected: kind },
    });
  }
  return problems;
}

type List = readonly [path: PlacePath, items: readonly { readonly id: string }[]];

function sameIds(scheme: Scheme): BodyProblem[] {
  const lists: List[] = [
    ...['parties', 'lanes', 'exclusivity', 'rubrics', 'reports', 'commitments'].map((part): List => [
      [part],
      scheme[part as 'lanes'] ?? [],
    ]),
    ...(scheme.rubrics ?? []).map(({ criteria }, at): List => [['rubrics', at, 'criteria'], criteria]),
    ...(scheme.reports ?? []).map(({ rules }, at): List => [['reports', at, 'rules'], rules ?? []]),
    [['stages', 'report'], scheme.stages.report ?? []],
    [['eligibility', 'rules'], scheme.eligibility.rules],
    [['provider', 'rules'], scheme.provider?.rules ?? []],
    [['packages', 'rules'], scheme.packages?.rules ?? []],
    [['claim', 'rules'], scheme.claim?.rules ?? []],
    [['confirmation', 'rules'], scheme.confirmation?.rules ?? []],
    [['gives'], scheme.gives],
    [['obligations'], scheme.obligations],
    [['instalments'], scheme.instalments],
    [['retention'], scheme.retention],
    [['stages', 'application'], scheme.stages.application],
    [['stages', 'claim'], scheme.stages.claim ?? []],
  ];
  const twice = lists.flatMap(([path, list]) =>
    repeated(
      path,
      list.map(({ id }) => id),
      'id',
    ),
  );
  for (const [name, term] of Object.entries(scheme.terms)) {
    if (term.kind === 'choices')
      twice.push(
        ...repeated(
          ['terms', name, 'options'],
          term.options.map(({ value }) => value),
          'value',
        ),
      );
  }
  return twice;
}

/** Names that stand in a list for the second time. */
export function repeated(path: PlacePath, names: readonly string[], field: string): BodyProblem[] {
  return names.flatMap((name, at) =>
    names.indexOf(name) === at ? [] : [{ path: [...path, at, field], key: 'schemes.problem.twice' as const, params: { name } }],
  );
}
