import { sql } from 'kysely';
import type { Figure, FigureRecord } from '../../core/figures/figure.ts';

/**
 * What the marketplace publishes of a scheme: providers and packages accepted at an instant. A package of a suspended
 * provider does not count, and the new version of a package takes over at the instant at which the old one ends.
 */
export function marketplaceFigures(schemes: readonly string[]): Figure[] {
  return schemes.flatMap((scheme): Figure[] => [
    {
      id: `${scheme}.providers`,
      scheme,
      title: 'marketplace.figure.providers',
      definition: 'marketplace.figure.providers.definition',
      kind: 'count',
      phrase: { rule: 'exact' },
      records: sql<FigureRecord>`
        select provider.id as key, provider.id as record, organisation.name_en as label, span.since, span.until
        from marketplace_provider as provider
        join organisation on organisation.id = provider.organisation_id
        join (
          select id, accepted_from as since, accepted_until as until from marketplace_provider where accepted_from is not null
          union all select subject_id, since, until from marketplace_past_acceptance
        ) as span on span.id = provider.id
        where provider.scheme = ${scheme}`,
    },
    {
      id: `${scheme}.packages`,
      scheme,
      title: 'marketplace.figure.packages',
      definition: 'marketplace.figure.packages.definition',
      kind: 'count',
      phrase: { rule: 'over', step: 100 },
      records: sql<FigureRecord>`
        select package.id as key, package.id as record, package.name ->> 'en' as label, span.since, span.until
        from marketplace_package as package
        join (
          select id, accepted_from as since, accepted_until as until from marketplace_package where accepted_from is not null
          union all select subject_id, since, until from marketplace_past_acceptance
        ) as span on span.id = package.id
        where package.scheme = ${scheme}`,
    },
  ]);
}
