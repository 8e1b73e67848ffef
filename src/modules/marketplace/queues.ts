// The office's queues of the marketplace: what waits for a decision, the longest first. What belongs to somebody whom the
// reader has to do with is not in them.

import { sql } from 'kysely';
import type { Db } from '../../platform/db.ts';
import type { Actor } from '../../platform/http/actor.ts';
import { schemesOf } from '../../core/cases/parties.ts';
import { categoriesOf, labelOf, marketOf, sectorsOf } from './market.ts';
import { nameOf } from './people.ts';
import type { Text } from './shapes.ts';

export const pageSize = 50;
export const providerViews = ['submitted', 'accepted', 'refused', 'suspended', 'all'] as const;
export const packageViews = ['submitted', 'accepted', 'refused', 'withdrawn', 'all'] as const;
export type ProviderView = (typeof providerViews)[number];
export type PackageView = (typeof packageViews)[number];

interface Asked<View> {
  readonly status: View;
  readonly q: string;
  readonly scheme?: string | undefined;
  readonly page: number;
}

/** One tab of the queue of providers, and how many each tab has. What waits longest comes first. */
export async function providerQueue(db: Db, actor: Actor, { status, q, scheme, page }: Asked<ProviderView>) {
  const wanted = sql<boolean>`${visible(actor, scheme)} and provider.submitted_at is not null and ${matching(q, [])}`;
  const base = () =>
    db
      .selectFrom('marketplace_provider as provider')
      .innerJoin('organisation', 'organisation.id', 'provider.organisation_id')
      .where(wanted);
  const rows = await (status === 'all' ? base() : base().where('provider.status', '=', status))
    .select(({ selectFrom, fn }) => [
      'provider.id',
      'provider.scheme',
      'provider.status',
      'provider.submitted_at as submittedAt',
      'provider.decided_at as decidedAt',
      'organisation.name_en',
      'organisation.name_zh',
      'organisation.br_number as br',
      selectFrom('marketplace_package as package')
        .whereRef('package.provider_id', '=', 'provider.id')
        .where('package.status', '=', 'accepted')
        .select(fn.countAll<bigint>().as('n'))
        .as('packages'),
    ])
    .orderBy(status === 'submitted' ? sql`provider.submitted_at` : sql`coalesce(provider.decided_at, provider.submitted_at) desc`)
    .orderBy('provider.id')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  const counts = await base()
    .select(
      providerViews.map((view) =>
        sql<number>`(count(*) filter (where ${view} = 'all' or provider.status = ${view}))::int`.as(view),
      ),
    )
    .executeTakeFirstOrThrow();
  return {
    rows: rows.map(({ name_en, name_zh, packages, ...row }) => ({
      ...row,
      name: nameOf({ name_en, name_zh }),
      packages: Number(packages),
    })),
    counts: counts as Record<ProviderView, number>,
    total: (counts as Record<ProviderView, number>)[status],
    page,
    pageSize,
  };
}

/** One tab of the queue of packages. */
export async function packageQueue(db: Db, actor: Actor, { status, q, scheme, page }: Asked<PackageView>, now: Date) {
  const names = [sql`package.name ->> 'en'`, sql`package.name ->> 'zh-Hant'`, sql`package.name ->> 'zh-Hans'`];
  const wanted = sql<boolean>`${visible(actor, scheme)} and package.submitted_at is not null and ${matching(q, names)}`;
  const base = () =>
    db
      .selectFrom('marketplace_package as package')
      .innerJoin('marketplace_provider as provider', 'provider.id', 'package.provider_id')
      .innerJoin('organisation', 'organisation.id', 'provider.organisation_id')
      .where(wanted);
  const within = (view: PackageView) =>
    view === 'all'
      ? sql<boolean>`true`
      : view === 'withdrawn'
        ? sql<boolean>`package.status in ('withdrawn', 'replaced')`
        : sql<boolean>`package.status = ${view}`;
  const rows = await base()
    .where(within(status))
    .select([
      'package.id',
      'package.scheme',
      'package.name',
      'package.sector',
      'package.category',
      'package.price',
      'package.pricing',
      'package.status',
      'package.is_revision as isRevision',
      'package.submitted_at as submittedAt',
      'package.decided_at as decidedAt',
      'package.provider_id as providerId',
      'organisation.name_en',
      'organisation.name_zh',
    ])
    .orderBy(status === 'submitted' ? sql`package.submitted_at` : sql`coalesce(package.decided_at, package.submitted_at) desc`)
    .orderBy('package.id')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  const counts = (await base()
    .select(packageViews.map((view) => sql<number>`(count(*) filter (where ${within(view)}))::int`.as(view)))
    .executeTakeFirstOrThrow()) as Record<PackageView, number>;
  const found = [...new Set(rows.map((row) => row.scheme))];
  const known = new Map(await Promise.all(found.map(async (name) => [name, await marketOf(db, name, now)] as const)));
  return {
    rows: rows.map(({ name_en, name_zh, name, ...row }) => {
      const market = known.get(row.scheme);
      return {
        ...row,
        name: name as Text,
        provider: nameOf({ name_en, name_zh }),
        sector: labelOf(market === undefined ? [] : sectorsOf(market), row.sector),
        category: labelOf(market === undefined ? [] : categoriesOf(market), row.category),
      };
    }),
    counts,
    total: counts[status],
    page,
    pageSize,
  };
}

/** What a person may see in a queue: of the schemes they are an officer of, without what they have to do with. */
function visible(actor: Actor, scheme: string | undefined) {
  const schemes = schemesOf(actor, ['officer']);
  const mine =
    schemes === 'every' ? sql`true` : schemes.length === 0 ? sql`false` : sql`provider.scheme in (${sql.join(schemes)})`;
  const own =
    actor.organisations.length === 0 ? sql`true` : sql`provider.organisation_id not in (${sql.join(actor.organisations)})`;
  const asked = scheme === undefined ? sql`true` : sql`provider.scheme = ${scheme}`;
  return sql<boolean>`${mine} and ${own} and ${asked} and not exists (
    select from conflict_of_interest as conflict
    where conflict.organisation_id = provider.organisation_id and conflict.person_id = ${actor.id})`;
}

function matching(q: string, names: readonly ReturnType<typeof sql>[]) {
  const words = q.trim();
  if (words === '') return sql<boolean>`true`;
  const like = `%${words.replaceAll(/[\\%_]/g, (mark) => `\\${mark}`)}%`;
  const columns = [sql`organisation.name_en`, sql`organisation.name_zh`, ...names];
  return sql<boolean>`(organisation.br_number = ${words} or ${sql.join(
    columns.map((column) => sql`${column} ilike ${like}`),
    sql` or `,
  )})`;
}
