// The office's queue: what waits for whom, with its clock. The tabs are exclusive parts of one whole, so their counts add
// up: open = to check + nobody yet + waiting + to decide. Mine and overdue are looks at the same cases.

import { sql } from 'kysely';
import type { Db } from '../../platform/db.ts';
import type { Actor } from '../../platform/http/actor.ts';
import type { LocalText } from '../../platform/formats.ts';
import { isSealedNow } from '../calls/until.ts';
import { staff } from './case.ts';
import { daysLeft } from './clock.ts';
import { schemesOf } from './parties.ts';

export const views = ['mine', 'all', 'to-check', 'unassigned', 'waiting', 'to-approve', 'overdue', 'decided'] as const;
export type View = (typeof views)[number];
const columns = ['due', 'submitted', 'organisation', 'cost', 'closed'] as const;
export const sorts = columns.flatMap((column) => [column, `-${column}` as const]);
export type Sort = (typeof sorts)[number];
export const pageSize = 50;

export interface Asked {
  readonly view: View;
  readonly q?: string | undefined;
  readonly scheme?: string | undefined;
  readonly sort: Sort;
  readonly page: number;
}

/** What is in a tab. */
function within(view: View, actor: Actor, now: Date) {
  switch (view) {
    case 'mine':
      return sql<boolean>`(application.officer_id = ${actor.id} and application.status in ('submitted', 'waiting'))`;
    case 'all':
      return sql<boolean>`application.status in ('submitted', 'waiting', 'recommended')`;
    case 'to-check':
      return sql<boolean>`(application.status = 'submitted' and application.officer_id is not null)`;
    case 'unassigned':
      return sql<boolean>`(application.status = 'submitted' and application.officer_id is null)`;
    case 'waiting':
      return sql<boolean>`application.status = 'waiting'`;
    case 'to-approve':
      return sql<boolean>`application.status = 'recommended'`;
    case 'overdue':
      return sql<boolean>`(application.status in ('submitted', 'recommended') and application.due_at < ${now})`;
    case 'decided':
      return sql<boolean>`application.status in ('approved', 'refused', 'withdrawn')`;
  }
}

/** Only while a decision is due: what was sent back has to be recommended anew. */
const lastRecommended = sql<'approve' | 'refuse' | null>`(
  select outcome from decision where subject_id = application.id and application.status = 'recommended'
  order by decided_at desc, id desc limit 1)`;

/** One page of a tab, and how many cases each tab has, for the schemes that the person works on. */
export async function queue(db: Db, actor: Actor, asked: Asked, now: Date) {
  const { view, sort, page } = asked;
  const isDown = sort.startsWith('-');
  const rows = await scoped(db, actor, asked, now)
    .where(within(view, actor, now))
    .innerJoin('organisation', 'organisation.id', 'application.organisation_id')
    .leftJoin('person as officer', 'officer.id', 'application.officer_id')
    .select([
      'application.id',
      'application.reference',
      'application.scheme',
      'application.status',
      'application.cost',
      'application.requested',
      'application.requested_unit as requestedUnit',
      'application.stage_role as stageRole',
      lastRecommended.as('recommended'),
      'application.submitted_at as submittedAt',
      'application.due_at as dueAt',
      'application.clock_stopped_at as clockStoppedAt',
      'application.closed_at as closedAt',
      'organisation.name_en as nameEn',
      'organisation.name_zh as nameZh',
      'officer.id as officerId',
      'officer.name as officerName',
    ])
    // What has no value stands last, whichever way round.
    .orderBy(sql`${sortedBy[sort.replace('-', '') as keyof typeof sortedBy]} ${isDown ? sql`desc` : sql`asc`} nulls last`)
    .orderBy('application.id', isDown ? 'desc' : 'asc')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  const counts = await countViews(db, actor, asked, now);
  const withDays = rows.map((row) => ({ ...row, daysLeft: daysLeft({ ...row, stoppedAt: row.clockStoppedAt }, now) }));
  const sealed = await sealedFor(db, actor, asked.scheme, now);
  return { rows: withDays, counts, total: counts[view], page, pageSize, sealed };
}

/** The cases a person may see in the queue: those of their schemes, without those of organisations they have to do with. */
function scoped(db: Db, actor: Actor, { q, scheme }: Pick<Asked, 'q' | 'scheme'>, now: Date) {
  let cases = db
    .selectFrom('application')
    .where('application.submitted_at', 'is not', null)
    .where(isSealedNow(now), '=', false)
    .where('application.organisation_id', 'not in', (not) =>
      not.selectFrom('conflict_of_interest').select('conflict_of_interest.organisation_id').where('person_id', '=', actor.id),
    );
  if (actor.organisations.length > 0) cases = cases.where('application.organisation_id', 'not in', actor.organisations);
  const schemes = schemesOf(actor, staff);
  if (schemes !== 'every') cases = cases.where('application.scheme', 'in', schemes.length === 0 ? [''] : schemes);
  if (scheme !== undefined) cases = cases.where('application.scheme', '=', scheme);
  const words = q?.trim() ?? '';
  if (words === '') return cases;
  const like = `%${words.replaceAll(/[\\%_]/g, (mark) => `\\${mark}`)}%`;
  return cases.where((is) =>
    is.or([
      is('application.reference', 'ilike', like),
      is('application.organisation_id', 'in', (named) =>
        named
          .selectFrom('organisation')
          .select('organisation.id')
          .where((of) => of.or([of('name_en', 'ilike', like), of('name_zh', 'ilike', like), of('br_number', '=', words)])),
      ),
    ]),
  );
}

/** Sealed calls: how many applications there are, and from when they can be read. Nothing else of them is to be seen before. */
async function sealedFor(db: Db, actor: Actor, scheme: string | undefined, now: Date) {
  let calls = db
    .selectFrom('call')
    .select([
      'call.id',
      'call.scheme',
      'call.title',
      'call.sealed_until as until',
      sql<number>`(select count(*)::int from application where call_id = call.id and submitted_at is not null and status <> 'withdrawn')`.as(
        'sent',
      ),
    ])
    .where('call.sealed_until', '>', now)
    .where('call.opens_at', '<=', now)
    .orderBy('call.sealed_until')
    .limit(20);
  const schemes = schemesOf(actor, staff);
  if (schemes !== 'every') calls = calls.where('call.scheme', 'in', schemes.length === 0 ? [''] : schemes);
  if (scheme !== undefined) calls = calls.where('call.scheme', '=', scheme);
  const rows = await calls.execute();
  return rows.map(({ until, ...row }) => ({ ...row, title: row.title as LocalText, until: until ?? now }));
}

const sortedBy = {
  due: sql`application.due_at`,
  submitted: sql`application.submitted_at`,
  organisation: sql`lower(organisation.name_en)`,
  cost: sql`application.cost`,
  closed: sql`application.closed_at`,
} as const;

function countViews(db: Db, actor: Actor, asked: Asked, now: Date): Promise<Record<View, number>> {
  return scoped(db, actor, asked, now)
    .select(views.map((view) => sql<number>`(count(*) filter (where ${within(view, actor, now)}))::int`.as(view)))
    .executeTakeFirstOrThrow();
}
