import { type RawBuilder, sql } from 'kysely';
import type { Unit } from '../module.ts';
import type { Scheme } from '../schemes/shape.ts';
import type { Figure, FigureRecord } from './figure.ts';

/** What the hub itself publishes of a scheme: applications received, enterprises that benefit, the sectors they are in. */
export function schemeFigures(scheme: Scheme): Figure[] {
  const name = scheme.scheme;
  const sector = sectorFact(scheme);
  return [
    {
      id: `${name}.applications`,
      scheme: name,
      title: 'figures.applications',
      definition: 'figures.applications.definition',
      kind: 'count',
      phrase: { rule: 'over', step: 100 },
      records: sql<FigureRecord>`
        select id as key, id as record, reference as label, submitted_at as since, null::timestamptz as until
        from application where scheme = ${name} and submitted_at is not null
        union all
        select id, id, reference, submitted_at, null from past_application where scheme = ${name}`,
    },
    {
      id: `${name}.smes`,
      scheme: name,
      title: 'figures.smes',
      definition: 'figures.smes.definition',
      kind: 'count',
      phrase: { rule: 'about', step: 100 },
      records: sql<FigureRecord>`
        select organisation_id as key, award.id as record, award.reference || ' · ' || organisation.name_en as label,
               accepted_at as since, ${benefitEnds} as until
        from award join organisation on organisation.id = organisation_id
        where award.scheme = ${name} and accepted_at is not null
        union all
        select organisation_id, award.id, award.reference || ' · ' || organisation.name_en, accepted_at, ${benefitEnds}
        from past_award award join organisation on organisation.id = organisation_id
        where award.scheme = ${name}`,
    },
    {
      id: `${name}.organisations`,
      scheme: name,
      title: 'figures.organisations',
      definition: 'figures.organisations.definition',
      kind: 'count',
      phrase: { rule: 'exact' },
      records: awardRecords(name, sql`organisation_id`),
    },
    {
      id: `${name}.awards`,
      scheme: name,
      title: 'figures.awards',
      definition: 'figures.awards.definition',
      kind: 'count',
      phrase: { rule: 'exact' },
      records: awardRecords(name, sql`award.id`),
    },
    ...scheme.gives.map(({ unit }, at) => awardedFigure(name, unit, at === 0)),
    ...(sector === undefined ? [] : [sectorFigure(name, sector)]),
  ];
}

/** The awards of a scheme that were accepted, counted once for each value of the key; those that were brought over too. */
function awardRecords(scheme: string, key: RawBuilder<unknown>) {
  return sql<FigureRecord>`
    select ${key} as key, award.id as record, award.reference || ' · ' || organisation.name_en as label,
           accepted_at as since, ${benefitEnds} as until
    from award join organisation on organisation.id = organisation_id
    where award.scheme = ${scheme} and accepted_at is not null
    union all
    select ${key}, award.id, award.reference || ' · ' || organisation.name_en, accepted_at, ${benefitEnds}
    from past_award award join organisation on organisation.id = organisation_id
    where award.scheme = ${scheme}`;
}

/** How much of a unit was awarded and not given back. The first unit of a scheme is its figure; another has the unit in its name. */
function awardedFigure(scheme: string, unit: Unit, isFirst: boolean): Figure {
  return {
    id: isFirst ? `${scheme}.awarded` : `${scheme}.awarded.${unit.split('.')[0]!.toLowerCase()}`,
    scheme,
    title: `figures.awarded.${unit}`,
    definition: 'figures.awarded.definition',
    kind: 'count',
    sum: { unit },
    phrase: { rule: 'exact' },
    records: sql<FigureRecord>`
      select award.id as key, award.id as record, award.reference || ' · ' || organisation.name_en as label,
             accepted_at as since, ${benefitEnds} as until, award_line.amount - award_line.returned as weight
      from award join award_line on award_line.award_id = award.id and award_line.unit = ${unit}
      join organisation on organisation.id = organisation_id
      where award.scheme = ${scheme} and accepted_at is not null
      union all
      select award.id, award.id, award.reference || ' · ' || organisation.name_en, accepted_at, ${benefitEnds}, counted
      from past_award award join organisation on organisation.id = organisation_id
      where award.scheme = ${scheme} and award.unit = ${unit}`,
  };
}

/** An award that was closed before it was completed no longer counts; a completed one counts for good. */
const benefitEnds = sql`case when award.standing = 'closed' then award.ended_at end`;

interface SectorFact {
  readonly fact: string;
  readonly words: NonNullable<Figure['words']>;
}

/** The fact in which applicants say their sector, as the scheme's file names it, and the words for its values. */
function sectorFact(scheme: Scheme): SectorFact | undefined {
  const list = scheme.packages?.sectors;
  const term = list === undefined ? undefined : scheme.terms[list];
  if (term?.kind !== 'choices') return undefined;
  const found = Object.entries(scheme.facts).find(([, fact]) => fact.from === 'answers' && fact.options === list);
  if (found === undefined) return undefined;
  return { fact: found[0], words: Object.fromEntries(term.options.map(({ value, label }) => [value, label])) };
}

/**
 * The sector that the rules saw when the application was last judged: the evaluation keeps it with the version of the rules.
 * Awards of systems before this hub were not judged here: for them, the sector that is known of the organisation.
 */
function sectorFigure(name: string, { fact, words }: SectorFact): Figure {
  return {
    id: `${name}.sectors`,
    scheme: name,
    title: 'figures.sectors',
    definition: 'figures.sectors.definition',
    kind: 'list',
    words,
    phrase: { rule: 'exact' },
    records: sql<FigureRecord>`
      select seen.sector as key, award.id as record, award.reference as label, accepted_at as since, ${benefitEnds} as until
      from award
      join lateral (
        select facts ->> ${fact} as sector from evaluation
        where subject_id = award.application_id and facts ->> ${fact} is not null
        order by evaluated_at desc limit 1
      ) as seen on true
      where award.scheme = ${name} and accepted_at is not null
      union all
      select known.sector, award.id, award.reference, accepted_at, ${benefitEnds}
      from past_award award
      join lateral (
        select value #>> '{}' as sector from organisation_fact
        where organisation_fact.organisation_id = award.organisation_id and organisation_fact.name = 'sector'
        order by valid_from desc, recorded_at desc limit 1
      ) as known on known.sector = any(${Object.keys(words)})
      where award.scheme = ${name}`,
  };
}

/** The figures of all schemes that their files publish, in the order in which they name them, and those of no scheme. */
export function publishedFigures(schemes: readonly Scheme[], brought: readonly Figure[]): Figure[] {
  const all = new Map([...schemes.flatMap(schemeFigures), ...brought].map((figure) => [figure.id, figure]));
  // A scheme that gives several units publishes what it awarded in each.
  const named = (id: string) => [...all.values()].filter((figure) => figure.id === id || figure.id.startsWith(`${id}.`));
  const ofSchemes = schemes.flatMap((scheme) => scheme.figures.flatMap(named));
  return [...ofSchemes, ...brought.filter((figure) => figure.scheme === undefined)];
}
