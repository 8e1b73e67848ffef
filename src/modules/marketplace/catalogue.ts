// What the public sees of the marketplace: packages that are in the catalogue now, and the providers that list them.

import type { Db } from '../../platform/db.ts';
import type { Locale } from '../../platform/messages.ts';
import { Refusal } from '../../platform/refusal.ts';
import { awardAmount } from '../../core/schemes/award.ts';
import type { Option } from '../../core/schemes/shape-terms.ts';
import { fillText, readable } from '../../core/schemes/texts.ts';
import {
  type Count,
  countPackages,
  listedPackages,
  type PackageRow,
  pageOfPackages,
  pageSize,
  type Sort,
  type Wanted,
} from './catalogue-query.ts';
import { readStored } from './content.ts';
import { categoriesOf, givenFor, labelOf, type Market, marketOf, markets, sectorsOf } from './market.ts';
import { nameOf } from './people.ts';
import { wordsOf } from './search.ts';

export interface Asked extends Omit<Wanted, 'scheme' | 'words'> {
  /** The first scheme with packages where left out. */
  readonly scheme?: string | undefined;
  readonly q: string;
  readonly sort: Sort;
  /** From 1. */
  readonly page: number;
}

/** A page of the catalogue, with how many packages each further choice would leave. */
export async function catalogue(db: Db, asked: Asked, locale: Locale, now: Date) {
  const all = await markets(db, now);
  const market = asked.scheme === undefined ? all[0] : all.find(({ scheme }) => scheme.scheme === asked.scheme);
  if (market === undefined) throw new Refusal(404, 'marketplace.no_scheme');
  const wanted: Wanted = { ...asked, scheme: market.scheme.scheme, words: wordsOf(asked.q) };
  const [counts, rows] = await Promise.all([
    countPackages(db, wanted),
    pageOfPackages(db, wanted, asked.sort, asked.page, locale),
  ]);
  const providers = await providerNames(db, [...counts.provider.map(({ value }) => value), ...asked.provider]);
  return {
    scheme: schemeName(market),
    schemes: all.map(schemeName),
    page: asked.page,
    pageSize,
    total: counts.total,
    packages: rows.map((row) => card(market, row)),
    facets: {
      sector: counted(counts.sector, sectorsOf(market)),
      category: counted(counts.category, categoriesOf(market)),
      pricing: [...counts.pricing],
      provider: providers.map(({ id, name }) => ({
        value: id,
        label: name,
        count: counts.provider.find(({ value }) => value === id)?.count ?? 0,
      })),
      prices: counts.prices ?? null,
    },
  };
}

const schemeName = ({ scheme }: Market) => ({ scheme: scheme.scheme, name: readable(scheme).texts.name });

/** Every value of the scheme's list, none of them with nothing too, so that a choice never disappears under the reader. */
function counted(counts: readonly Count[], options: readonly Option[]) {
  return options.map(({ value, label }) => ({ value, label, count: counts.find((one) => one.value === value)?.count ?? 0 }));
}

async function providerNames(db: Db, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('marketplace_provider as provider')
    .innerJoin('organisation', 'organisation.id', 'provider.organisation_id')
    .select(['provider.id', 'organisation.name_en', 'organisation.name_zh'])
    .where('provider.id', 'in', [...new Set(ids)])
    .orderBy('organisation.name_en')
    .execute();
  return rows.map((row) => ({ id: row.id, name: nameOf(row) }));
}

/** A package on a list. `given` is what the scheme would give a first-time applicant. */
function card(market: Market, row: PackageRow) {
  const { amount, price, months, pricing, name, summary, includes, options } = readStored(row);
  return {
    id: row.id,
    scheme: row.scheme,
    name,
    summary,
    sector: { value: row.sector, label: labelOf(sectorsOf(market), row.sector) },
    category: { value: row.category, label: labelOf(categoriesOf(market), row.category) },
    provider: { id: row.provider_id, name: nameOf(row) },
    pricing,
    amount,
    price,
    months,
    given: givenFor(market, price),
    includes: includes.slice(0, 3),
    more: Math.max(0, includes.length - 3),
    options: options.length,
  };
}

/** A package with everything the public may know of it, and an example of what the scheme would give. */
function full(market: Market, row: PackageRow) {
  const { includes, options, price } = readStored(row);
  const most = options.reduce((sum, option) => sum + option.price, price);
  return {
    ...card(market, row),
    includes,
    more: 0,
    options,
    listedSince: row.accepted_from,
    schemeName: readable(market.scheme).texts.name,
    basisText: market.scheme.basis === undefined ? null : fillText(market.scheme, market.scheme.basis.text),
    examples: [price, ...(most > price ? [most] : [])].map((cost) => {
      const { amount, steps } = awardAmount(market.scheme, cost, 0n);
      return { cost, given: amount, own: cost - amount, steps: steps.map(({ key, facts }) => ({ key, facts: { ...facts } })) };
    }),
  };
}

/** A package in the catalogue. One that was there and is not any more says so, and what took its place. */
export async function listedPackage(db: Db, id: string, now: Date) {
  const row = await listedPackages(db).where('package.id', '=', id).executeTakeFirst();
  if (row === undefined || row.accepted_from === null) throw new Refusal(404, 'http.not_found');
  if (row.status === 'accepted' && row.accepted_until === null) return full(await marketOf(db, row.scheme, now), row);
  const next = await db
    .selectFrom('marketplace_package')
    .select('id')
    .where('replaces', '=', id)
    .where('accepted_from', 'is not', null)
    .executeTakeFirst();
  if (next !== undefined) throw new Refusal(410, 'marketplace.package.replaced', { by: next.id });
  throw new Refusal(410, 'marketplace.package.unlisted');
}

/** What a listed package costs with some of its optional features, and what the scheme would give a first-time applicant. */
export async function estimate(db: Db, id: string, options: readonly string[], now: Date) {
  const row = await listed(db).where('package.id', '=', id).executeTakeFirst();
  if (row === undefined) throw new Refusal(404, 'http.not_found');
  const { price, options: offered } = readStored(row);
  const cost = offered.filter((option) => options.includes(option.id)).reduce((sum, option) => sum + option.price, price);
  const given = givenFor(await marketOf(db, row.scheme, now), cost);
  return { cost, given, own: cost - given };
}

/** Several packages side by side, in the order asked for. Those that are not in the catalogue any more are left out. */
export async function comparePackages(db: Db, ids: readonly string[], now: Date) {
  const rows =
    ids.length === 0
      ? []
      : await listed(db)
          .where('package.id', 'in', [...ids])
          .execute();
  const found = await Promise.all(rows.map(async (row) => full(await marketOf(db, row.scheme, now), row)));
  return { packages: ids.flatMap((id) => found.find((pack) => pack.id === id) ?? []) };
}

const listed = (db: Db) =>
  listedPackages(db).where('package.status', '=', 'accepted').where('package.accepted_until', 'is', null);

/** An accepted provider with what it lists. */
export async function publicProvider(db: Db, id: string, now: Date) {
  const provider = await db
    .selectFrom('marketplace_provider as provider')
    .innerJoin('organisation', 'organisation.id', 'provider.organisation_id')
    .select(['provider.id', 'provider.scheme', 'provider.accepted_from', 'organisation.name_en', 'organisation.name_zh'])
    .where('provider.id', '=', id)
    .where('provider.status', '=', 'accepted')
    .executeTakeFirst();
  if (provider === undefined) throw new Refusal(404, 'http.not_found');
  const market = await marketOf(db, provider.scheme, now);
  const rows = await listed(db)
    .where('package.provider_id', '=', id)
    .orderBy('package.category')
    .orderBy('package.sector')
    .orderBy('package.price')
    .execute();
  return {
    id,
    name: nameOf(provider),
    scheme: schemeName(market),
    acceptedFrom: provider.accepted_from,
    packages: rows.map((row) => card(market, row)),
  };
}
