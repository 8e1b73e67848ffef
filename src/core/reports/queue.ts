import { sql } from 'kysely';
import type { Db } from '../../platform/db.ts';
import type { Actor } from '../../platform/http/actor.ts';
import { staff } from '../cases/case.ts';
import { daysLeft } from '../cases/clock.ts';
import { schemesOf } from '../cases/parties.ts';

export const views = ['open', 'overdue', 'accepted'] as const;
export type View = (typeof views)[number];
const pageSize = 50;

function within(view: View, now: Date) {
  if (view === 'accepted') return sql<boolean>`report.status = 'accepted'`;
  if (view === 'overdue') return sql<boolean>`(report.status in ('submitted', 'checked') and report.due_at < ${now})`;
  return sql<boolean>`report.status in ('submitted', 'checked')`;
}

/** The reports that were handed in, for the schemes that a person works on: one page of a tab, and how many each has. */
export async function reportQueue(db: Db, actor: Actor, { view, page }: { view: View; page: number }, now: Date) {
  const rows = await scoped(db, actor)
    .where(within(view, now))
    .select([
      'report.id',
      'report.reference',
      'report.report',
      'report.status',
      'report.submitted_at as submittedAt',
      'report.due_at as dueAt',
      'report.closed_at as closedAt',
      'award.reference as awardReference',
      'award.scheme',
      'organisation.name_en as nameEn',
      'organisation.name_zh as nameZh',
    ])
    .orderBy(view === 'accepted' ? sql`report.closed_at desc nulls last` : sql`report.submitted_at asc`)
    .orderBy('report.id')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  const counts = (await scoped(db, actor)
    .select(views.map((one) => sql<number>`(count(*) filter (where ${within(one, now)}))::int`.as(one)))
    .executeTakeFirstOrThrow()) as Record<View, number>;
  const withDays = rows.map((row) => ({ ...row, daysLeft: daysLeft({ ...row, stoppedAt: null }, now) }));
  return { rows: withDays, counts, total: counts[view], page, pageSize };
}

function scoped(db: Db, actor: Actor) {
  let reports = db
    .selectFrom('report')
    .innerJoin('award', 'award.id', 'report.award_id')
    .innerJoin('organisation', 'organisation.id', 'award.organisation_id')
    .where('report.status', '<>', 'draft')
    .where('award.organisation_id', 'not in', (not) =>
      not.selectFrom('conflict_of_interest').select('conflict_of_interest.organisation_id').where('person_id', '=', actor.id),
    );
  if (actor.organisations.length > 0) reports = reports.where('award.organisation_id', 'not in', actor.organisations);
  const schemes = schemesOf(actor, staff);
  return schemes === 'every' ? reports : reports.where('award.scheme', 'in', schemes.length === 0 ? [''] : schemes);
}
