// What the marketplace asks of a scheme: which version rules now, what it says of providers and packages, what things cost.

import { sql } from 'kysely';
import type { Db } from '../../platform/db.ts';
import type { LocalText } from '../../platform/formats.ts';
import { Refusal } from '../../platform/refusal.ts';
import { awardAmount } from '../../core/schemes/award.ts';
import type { Facts } from '../../core/schemes/facts.ts';
import { packageCost } from '../../core/schemes/rules.ts';
import type { Option } from '../../core/schemes/shape-terms.ts';
import type { Scheme } from '../../core/schemes/shape.ts';
import { choicesTerm, wholeTerm } from '../../core/schemes/terms.ts';
import { schemeVersion } from '../../core/schemes/versions.ts';
import type { Pricing } from './shapes.ts';

/** A scheme that has providers and packages, in the version that rules new ones. */
export interface Market {
  readonly scheme: Scheme;
  readonly version: number;
  readonly provider: NonNullable<Scheme['provider']>;
  readonly packages: NonNullable<Scheme['packages']>;
}

/**
 * The version that rules providers, packages and confirmations at an instant: that of the call opened last, because that is
 * what applications made now go by; before any call is open, the one published last.
 */
const versionNow = (now: Date) => sql<number>`
  coalesce(
    (select call.version from call where call.scheme = scheme_version.scheme and call.opens_at <= ${now}
      order by call.opens_at desc, call.id desc limit 1),
    max(scheme_version.version)
  )`;

/** Every scheme that has providers and packages, in the order of their names. */
export async function markets(db: Db, now: Date): Promise<readonly Market[]> {
  const rows = await db
    .selectFrom('scheme_version')
    .select(['scheme', versionNow(now).as('version')])
    .groupBy('scheme')
    .orderBy('scheme')
    .execute();
  const found = await Promise.all(
    rows.map(async ({ scheme, version }) => asMarket(await schemeVersion(db, scheme, version), version)),
  );
  return found.filter((market) => market !== undefined);
}

/** The market of a scheme, or a refusal when the scheme is not there or has none. */
export async function marketOf(db: Db, scheme: string, now: Date): Promise<Market> {
  const row = await db
    .selectFrom('scheme_version')
    .select(versionNow(now).as('version'))
    .where('scheme', '=', scheme)
    .groupBy('scheme')
    .executeTakeFirst();
  const market = row && asMarket(await schemeVersion(db, scheme, row.version), row.version);
  if (market === undefined) throw new Refusal(404, 'marketplace.no_scheme');
  return market;
}

function asMarket(scheme: Scheme, version: number): Market | undefined {
  const { provider, packages } = scheme;
  return provider === undefined || packages === undefined ? undefined : { scheme, version, provider, packages };
}

export const sectorsOf = ({ scheme, packages }: Market): readonly Option[] => choicesTerm(scheme, packages.sectors);
export const categoriesOf = ({ scheme, packages }: Market): readonly Option[] => choicesTerm(scheme, packages.categories);
export const placesOf = ({ scheme, packages }: Market): number => wholeTerm(scheme, packages.mostPerCategoryAndSector);

/** A value of a list in words; a value that a later version dropped is shown as it is. */
export function labelOf(options: readonly Option[], value: string): LocalText {
  return options.find((option) => option.value === value)?.label ?? { en: value, 'zh-Hant': value, 'zh-Hans': value };
}

interface Priced {
  readonly sector: string;
  readonly category: string;
  readonly pricing: Pricing;
  /** The price, or the fee for a month. HKD.cent. */
  readonly amount: bigint;
}

/** What the scheme's rules may ask about a package. These are the names that scheme files use. */
export function packageFacts({ sector, category, pricing, amount }: Priced, listed?: number): Facts {
  return {
    packageSector: sector,
    packageCategory: category,
    packagePricing: pricing,
    packagePrice: amount,
    packagesListed: listed,
  };
}

/** What something costs in all, as the scheme counts it; nothing when the scheme's formula has no answer. HKD.cent. */
export function costOf({ scheme }: Market, priced: Priced): bigint | undefined {
  const cost = packageCost(scheme, packageFacts(priced));
  return cost === undefined || cost <= 0n || cost > mostCents ? undefined : cost;
}

/** A hundred million million dollars: far above any real price, far below what a bigint column holds. */
const mostCents = 10n ** 16n;

/** What the scheme would give a first-time applicant for a cost. HKD.cent. */
export const givenFor = ({ scheme }: Market, cost: bigint): bigint => awardAmount(scheme, cost, 0n).amount;
