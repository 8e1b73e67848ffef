import { type Expression, type SqlBool, sql } from 'kysely';
import type { Db } from '../../platform/db.ts';
import type { Actor } from '../../platform/http/actor.ts';
import { staff } from '../cases/case.ts';
import { readable } from '../schemes/texts.ts';
import { schemeVersion } from '../schemes/versions.ts';
import { demandOf } from './counts.ts';
import { callOf, callsFor, shown } from './views.ts';

export const pageSize = 20;
export const states = ['open', 'upcoming', 'closed', 'cancelled'] as const;
export const applicants = ['person', 'company', 'university', 'research_institute', 'public_body', 'ngo', 'association'] as const;

export interface Sought {
  readonly scheme?: string | undefined;
  readonly state?: (typeof states)[number] | undefined;
  /** A unit of the ledger. */
  readonly gives?: string | undefined;
  readonly who?: string | undefined;
  readonly q?: string | undefined;
  readonly page: number;
}

/** A page of the calls that a reader may see: open ones first, the next to close first; then what is to come; then the past. */
export async function findCalls(db: Db, actor: Actor, sought: Sought, now: Date) {
  const found = narrowed(db, actor, sought, now);
  const rows = await found
    .orderBy(sql`case when ${within('open', now)} then 0 when ${within('upcoming', now)} then 1 else 2 end`)
    .orderBy(sql`case when ${within('open', now)} then call.closes_at when ${within('upcoming', now)} then call.opens_at end`)
    .orderBy('call.closes_at', 'desc')
    .orderBy('call.id')
    .limit(pageSize)
    .offset((sought.page - 1) * pageSize)
    .execute();
  const { total } = await found
    .clearSelect()
    .select(sql<number>`count(*)::int`.as('total'))
    .executeTakeFirstOrThrow();
  const demand = await demandOf(
    db,
    rows.map(({ id }) => id),
    actor.grants.some(({ role }) => staff.includes(role)),
  );
  const calls = await Promise.all(
    rows.map(async (row) => {
      const scheme = await schemeVersion(db, row.scheme, row.version);
      const { name, summary } = readable(scheme).texts;
      return {
        ...shown(callOf(row), now),
        ...demand.get(row.id)!,
        name,
        summary,
        units: [...new Set(scheme.gives.map(({ unit }) => unit))],
        applicants: [...scheme.applicants.kinds],
      };
    }),
  );
  return { calls, total, page: sought.page, pageSize };
}

/** How many calls each state would leave, with everything else as it is sought. */
export async function countStates(
  db: Db,
  actor: Actor,
  sought: Sought,
  now: Date,
): Promise<Record<(typeof states)[number], number>> {
  return narrowed(db, actor, { ...sought, state: undefined }, now)
    .clearSelect()
    .select(states.map((state) => sql<number>`(count(*) filter (where ${within(state, now)}))::int`.as(state)))
    .executeTakeFirstOrThrow();
}

function narrowed(db: Db, actor: Actor, { scheme, state, gives, who, q }: Sought, now: Date) {
  let found = callsFor(db, actor).innerJoin('scheme_version as rules', (join) =>
    join.onRef('rules.scheme', '=', 'call.scheme').onRef('rules.version', '=', 'call.version'),
  );
  if (scheme !== undefined) found = found.where('call.scheme', '=', scheme);
  if (state !== undefined) found = found.where(within(state, now));
  if (gives !== undefined) found = found.where(sql<boolean>`rules.body->'gives' @> ${JSON.stringify([{ unit: gives }])}::jsonb`);
  if (who !== undefined) found = found.where(mayApply(who));
  const words = q?.trim() ?? '';
  if (words === '') return found;
  const like = `%${words.replaceAll(/[\\%_]/g, (mark) => `\\${mark}`)}%`;
  return found.where(
    sql<boolean>`(call.code ilike ${like} or call.title::text ilike ${like} or call.scheme ilike ${like}
      or (rules.body->'texts'->'name')::text ilike ${like} or (rules.body->'texts'->'summary')::text ilike ${like})`,
  );
}

/** Whether a scheme takes applications from a person, or from organisations of a kind. */
function mayApply(who: string): Expression<SqlBool> {
  if (who === 'person') return sql<boolean>`rules.body->'applicants'->'kinds' ? 'person'`;
  return sql<boolean>`(rules.body->'applicants'->'kinds' ? 'organisation'
    and coalesce(rules.body->'applicants'->'organisationKinds' ? ${who}, true))`;
}

function within(state: (typeof states)[number], now: Date): Expression<SqlBool> {
  if (state === 'cancelled') return sql<boolean>`(call.cancelled_at is not null)`;
  if (state === 'upcoming') return sql<boolean>`(call.cancelled_at is null and call.opens_at > ${now})`;
  if (state === 'closed') return sql<boolean>`(call.cancelled_at is null and call.closes_at <= ${now})`;
  return sql<boolean>`(call.cancelled_at is null and call.opens_at <= ${now} and call.closes_at > ${now})`;
}
