// The office's queue of claims. Its exclusive tabs add up: open = to check + nobody yet + to approve + to pay.

import { sql } from 'kysely';
import type { Db } from '../../platform/db.ts';
import type { Actor } from '../../platform/http/actor.ts';
import { staff } from '../cases/case.ts';
import { daysLeft } from '../cases/clock.ts';
import { schemesOf } from '../cases/parties.ts';

export const views = [
  'mine',
  'all',
  'to-check',
  'unassigned',
  'to-approve',
  'to-pay',
  'unconfirmed',
  'flagged',
  'overdue',
  'decided',
] as const;
export type View = (typeof views)[number];
export const pageSize = 50;

export interface Asked {
  readonly view: View;
  readonly q?: string | undefined;
  readonly page: number;
}

const isConfirmed = (confirms: boolean) => sql<boolean>`exists (
  select from claim_confirmation where claim_id = claim.id and asked_at >= claim.submitted_at and confirms = ${confirms})`;

/** What is in a tab. */
function within(view: View, actor: Actor, now: Date) {
  switch (view) {
    case 'mine':
      return sql<boolean>`(claim.officer_id = ${actor.id} and claim.status = 'submitted')`;
    case 'all':
      return sql<boolean>`claim.status in ('submitted', 'checked', 'approved')`;
    case 'to-check':
      return sql<boolean>`(claim.status = 'submitted' and claim.officer_id is not null)`;
    case 'unassigned':
      return sql<boolean>`(claim.status = 'submitted' and claim.officer_id is null)`;
    case 'to-approve':
      return sql<boolean>`claim.status = 'checked'`;
    case 'to-pay':
      return sql<boolean>`claim.status = 'approved'`;
    case 'unconfirmed':
      return sql<boolean>`(claim.status = 'submitted' and not ${isConfirmed(true)} and not ${isConfirmed(false)})`;
    case 'flagged':
      return sql<boolean>`(claim.status in ('submitted', 'checked') and ${isConfirmed(false)})`;
    case 'overdue':
      return sql<boolean>`(claim.status in ('submitted', 'checked') and claim.due_at < ${now})`;
    case 'decided':
      return sql<boolean>`claim.status in ('paid', 'refused')`;
  }
}

/** One page of a tab, and how many claims each tab has, for the schemes that the person works on. */
export async function claimQueue(db: Db, actor: Actor, asked: Asked, now: Date) {
  const { view, page } = asked;
  const rows = await scoped(db, actor, asked)
    .where(within(view, actor, now))
    .leftJoin('person as officer', 'officer.id', 'claim.officer_id')
    .select([
      'claim.id',
      'claim.reference',
      'claim.status',
      'claim.amount',
      'claim.submitted_at as submittedAt',
      'claim.due_at as dueAt',
      'claim.closed_at as closedAt',
      'award.reference as awardReference',
      'award.scheme',
      'organisation.name_en as nameEn',
      'organisation.name_zh as nameZh',
      'officer.name as officerName',
      sql<
        'confirmed' | 'denied' | 'open'
      >`case when ${isConfirmed(true)} then 'confirmed' when ${isConfirmed(false)} then 'denied' else 'open' end`.as('merchant'),
    ])
    .orderBy(view === 'decided' ? sql`claim.closed_at desc nulls last` : sql`claim.due_at asc nulls last`)
    .orderBy('claim.id')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  const counts = (await scoped(db, actor, asked)
    .select(views.map((one) => sql<number>`(count(*) filter (where ${within(one, actor, now)}))::int`.as(one)))
    .executeTakeFirstOrThrow()) as Record<View, number>;
  const withDays = rows.map((row) => ({
    ...row,
    daysLeft: row.status === 'approved' ? null : daysLeft({ ...row, stoppedAt: null }, now),
  }));
  return { rows: withDays, counts, total: counts[view], page, pageSize };
}

function scoped(db: Db, actor: Actor, { q }: Pick<Asked, 'q'>) {
  let claims = db
    .selectFrom('claim')
    .innerJoin('award', 'award.id', 'claim.award_id')
    .innerJoin('organisation', 'organisation.id', 'award.organisation_id')
    .where('claim.status', '<>', 'draft')
    .where('award.organisation_id', 'not in', (not) =>
      not.selectFrom('conflict_of_interest').select('conflict_of_interest.organisation_id').where('person_id', '=', actor.id),
    );
  if (actor.organisations.length > 0) claims = claims.where('award.organisation_id', 'not in', actor.organisations);
  const schemes = schemesOf(actor, staff);
  if (schemes !== 'every') claims = claims.where('award.scheme', 'in', schemes.length === 0 ? [''] : schemes);
  const words = q?.trim() ?? '';
  if (words === '') return claims;
  const like = `%${words.replaceAll(/[\\%_]/g, (mark) => `\\${mark}`)}%`;
  return claims.where((is) =>
    is.or([
      is('claim.reference', 'ilike', like),
      is('award.reference', 'ilike', like),
      is('organisation.name_en', 'ilike', like),
      is('organisation.name_zh', 'ilike', like),
    ]),
  );
}
