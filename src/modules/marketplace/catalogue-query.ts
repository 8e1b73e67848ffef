// The catalogue's two queries: how many packages there are for each choice of each filter, and one page of them. A filter's
// own counts leave the filter itself out, so that choosing a second sector is seen to add to the first.

import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../platform/db.ts';
import type { Locale } from '../../platform/messages.ts';
import { pattern } from './search.ts';

export const sorts = ['best', 'price', '-price', 'name', 'new'] as const;
export type Sort = (typeof sorts)[number];

export interface Wanted {
  readonly scheme: string;
  /** Folded words, each of which must be found. */
  readonly words: readonly string[];
  readonly sector: readonly string[];
  readonly category: readonly string[];
  readonly provider: readonly string[];
  readonly pricing: readonly string[];
  /** HKD.cent. */
  readonly min?: bigint | undefined;
  readonly max?: bigint | undefined;
}

export const pageSize = 24;

const isListed = sql`package.status = 'accepted' and package.accepted_until is null`;
const nothing = sql`true`;

const among = (column: RawBuilder<unknown>, chosen: readonly string[]) =>
  chosen.length === 0 ? nothing : sql`${column} in (${sql.join(chosen)})`;

function conditions(wanted: Wanted) {
  const all = (parts: readonly RawBuilder<unknown>[]) => sql.join([nothing, ...parts], sql` and `);
  return {
    asked: all([
      isListed,
      sql`package.scheme = ${wanted.scheme}`,
      ...wanted.words.map((word) => sql`package.search like ${pattern(word)}`),
    ]),
    sector: among(sql`package.sector`, wanted.sector),
    category: among(sql`package.category`, wanted.category),
    provider: among(sql`package.provider_id`, wanted.provider),
    pricing: among(sql`package.pricing`, wanted.pricing),
    price: all([
      ...(wanted.min === undefined ? [] : [sql`package.price >= ${wanted.min}`]),
      ...(wanted.max === undefined ? [] : [sql`package.price <= ${wanted.max}`]),
    ]),
  };
}

export type FacetName = 'sector' | 'category' | 'provider' | 'pricing';
export interface Count {
  readonly value: string;
  readonly count: number;
}
export interface Counts extends Readonly<Record<FacetName, readonly Count[]>> {
  readonly total: number;
  /** The lowest and highest price, whatever price was asked for. */
  readonly prices: { readonly lowest: bigint; readonly highest: bigint } | undefined;
}

interface CountRow {
  readonly facet: FacetName | 'total';
  readonly value: string;
  readonly count: number;
  readonly lowest: bigint | null;
  readonly highest: bigint | null;
}

/** Everything that is counted, in one query over the packages that the words find. */
export async function countPackages(db: Db, wanted: Wanted): Promise<Counts> {
  const { asked, ...filters } = conditions(wanted);
  const facet = (name: FacetName, column: RawBuilder<unknown>, others: readonly RawBuilder<unknown>[]) => sql`
    select ${name} as facet, ${column} as value, (count(*) filter (where ${sql.join(others, sql` and `)}))::int as count,
      null::bigint as lowest, null::bigint as highest
    from found group by ${column}`;
  const { rows } = await sql<CountRow>`
    with found as materialized (
      select package.sector, package.category, package.provider_id, package.pricing, package.price,
        ${filters.sector} as in_sector, ${filters.category} as in_category, ${filters.provider} as in_provider,
        ${filters.pricing} as in_pricing, ${filters.price} as in_price
      from marketplace_package as package where ${asked}
    )
    ${facet('sector', sql`sector`, [sql`in_category`, sql`in_provider`, sql`in_pricing`, sql`in_price`])}
    union all ${facet('category', sql`category`, [sql`in_sector`, sql`in_provider`, sql`in_pricing`, sql`in_price`])}
    union all ${facet('provider', sql`provider_id`, [sql`in_sector`, sql`in_category`, sql`in_pricing`, sql`in_price`])}
    union all ${facet('pricing', sql`pricing`, [sql`in_sector`, sql`in_category`, sql`in_provider`, sql`in_price`])}
    union all select 'total', '', (count(*) filter (where in_sector and in_category and in_provider and in_pricing and in_price))::int,
      min(price) filter (where in_sector and in_category and in_provider and in_pricing),
      max(price) filter (where in_sector and in_category and in_provider and in_pricing)
    from found`.execute(db);
  const of = (name: FacetName) =>
    rows.filter((row) => row.facet === name && row.count > 0).map(({ value, count }) => ({ value, count }));
  const total = rows.find((row) => row.facet === 'total');
  const prices =
    total === undefined || total.lowest === null || total.highest === null
      ? undefined
      : { lowest: total.lowest, highest: total.highest };
  return {
    sector: of('sector'),
    category: of('category'),
    provider: of('provider'),
    pricing: of('pricing'),
    total: total?.count ?? 0,
    prices,
  };
}

/** The packages of one page, whole rows with their provider's names. */
export function pageOfPackages(db: Db, wanted: Wanted, sort: Sort, page: number, locale: Locale) {
  const { asked, sector, category, provider, pricing, price } = conditions(wanted);
  return listedPackages(db)
    .where(sql<boolean>`${asked} and ${sector} and ${category} and ${provider} and ${pricing} and ${price}`)
    .orderBy(orderOf(sort, wanted.words, locale))
    .orderBy('package.price')
    .orderBy('package.id')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
}

/** Names stand first in what is searched, so the earlier a word is found, the better it fits. */
function orderOf(sort: Sort, words: readonly string[], locale: Locale): RawBuilder<unknown> {
  switch (sort) {
    case '-price':
      return sql`package.price desc`;
    case 'name':
      return sql`lower(package.name ->> ${locale})`;
    case 'new':
      return sql`package.accepted_from desc`;
    case 'price':
      return sql`package.price`;
    case 'best':
      return words.length === 0 ? sql`package.price` : sql`position(${words[0]} in package.search)`;
  }
}

/** Packages with the names of their providers, listed or not. */
export function listedPackages(db: Db) {
  return db
    .selectFrom('marketplace_package as package')
    .innerJoin('marketplace_provider as provider', 'provider.id', 'package.provider_id')
    .innerJoin('organisation', 'organisation.id', 'provider.organisation_id')
    .select([
      'package.id',
      'package.scheme',
      'package.sector',
      'package.category',
      'package.name',
      'package.summary',
      'package.includes',
      'package.pricing',
      'package.price',
      'package.monthly_fee',
      'package.options',
      'package.status',
      'package.accepted_from',
      'package.accepted_until',
      'package.provider_id',
      'organisation.name_en',
      'organisation.name_zh',
    ]);
}

export type PackageRow = Awaited<ReturnType<ReturnType<typeof listedPackages>['execute']>>[number];
