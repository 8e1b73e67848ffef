import { sql } from 'kysely';
import type { Db } from '../../platform/db.ts';
import { type Actor, holds } from '../../platform/http/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import { staff } from '../cases/case.ts';
import { oneCall } from './one.ts';
import { isOfCall, proposedPlan } from './plan.ts';
import { callWithScheme } from './views.ts';

interface ToldMilestone {
  readonly milestone: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** A call for somebody of the office who works on its scheme. */
export async function officeCall(db: Db, actor: Actor, callId: string, now: Date) {
  const row = await db
    .selectFrom('call')
    .select([
      'scheme',
      'grace_seconds as graceSeconds',
      'sealed_until as sealedUntil',
      'letters_until as lettersUntil',
      'shows_received as showsReceived',
      'shows_asked as showsAsked',
      sql<number>`(select count(*)::int from application where call_id = call.id and status = 'draft')`.as('drafts'),
      sql<number>`(select max(version)::int from scheme_version where scheme = call.scheme)`.as('latestVersion'),
    ])
    .where('id', '=', callId)
    .executeTakeFirst();
  if (row === undefined || !holds(actor, staff, row.scheme)) throw new Refusal(404, 'calls.no_call');
  const { scheme: _, ...own } = row;
  const [call, changes, extensions, invitations] = await Promise.all([
    oneCall(db, actor, callId, now, true),
    changesOf(db, callId),
    extensionsOf(db, callId),
    invitationsOf(db, callId),
  ]);
  const { call: held, scheme: terms } = await callWithScheme(db, callId, actor);
  const undated = proposedPlan(terms, held.opensAt, held.closesAt).flatMap(({ milestone, title }) =>
    call.plan.some((one) => one.milestone === milestone) || isOfCall(milestone) ? [] : [{ milestone, title }],
  );
  return { ...call, ...own, undated, changes, extensions, invitations };
}

const who = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' });

async function changesOf(db: Db, callId: string) {
  const rows = await db
    .selectFrom('call_change')
    .innerJoin('person as asker', 'asker.id', 'call_change.asked_by')
    .leftJoin('person as second', 'second.id', 'call_change.answered_by')
    .select([
      'call_change.id',
      'call_change.kind',
      'call_change.reason',
      'call_change.closes_at as closesAt',
      'call_change.from_version as fromVersion',
      'call_change.version',
      sql<ToldMilestone[] | null>`call_change.details->'milestones'`.as('milestones'),
      'asker.id as askerId',
      'asker.name as askerName',
      'call_change.asked_at as askedAt',
      'second.id as secondId',
      'second.name as secondName',
      'call_change.answered_at as answeredAt',
      'call_change.answer',
      'call_change.applied_at as appliedAt',
    ])
    .where('call_id', '=', callId)
    .orderBy('asked_at', 'desc')
    .limit(100)
    .execute();
  return rows.map(({ askerId, askerName, secondId, secondName, milestones, ...row }) => ({
    ...row,
    milestones: milestones ?? [],
    askedBy: { id: askerId, name: askerName },
    answeredBy: who(secondId, secondName),
  }));
}

async function extensionsOf(db: Db, callId: string) {
  const rows = await db
    .selectFrom('call_extension')
    .innerJoin('organisation', 'organisation.id', 'call_extension.organisation_id')
    .innerJoin('person as asker', 'asker.id', 'call_extension.asked_by')
    .leftJoin('person as second', 'second.id', 'call_extension.answered_by')
    .select([
      'call_extension.id',
      'organisation.id as organisationId',
      'organisation.name_en as nameEn',
      'organisation.name_zh as nameZh',
      'call_extension.until',
      'call_extension.reason',
      'asker.id as askerId',
      'asker.name as askerName',
      'call_extension.asked_at as askedAt',
      'second.id as secondId',
      'second.name as secondName',
      'call_extension.answered_at as answeredAt',
      'call_extension.answer',
    ])
    .where('call_id', '=', callId)
    .orderBy('asked_at', 'desc')
    .limit(100)
    .execute();
  return rows.map(({ organisationId, nameEn, nameZh, askerId, askerName, secondId, secondName, ...row }) => ({
    ...row,
    organisation: { id: organisationId, nameEn, nameZh },
    askedBy: { id: askerId, name: askerName },
    answeredBy: who(secondId, secondName),
  }));
}

async function invitationsOf(db: Db, callId: string) {
  const rows = await db
    .selectFrom('call_invitation')
    .leftJoin('organisation', 'organisation.id', 'call_invitation.organisation_id')
    .select([
      'call_invitation.id',
      'organisation.id as organisationId',
      'organisation.name_en as nameEn',
      'organisation.name_zh as nameZh',
      'call_invitation.email',
      'call_invitation.invited_at as invitedAt',
    ])
    .where('call_id', '=', callId)
    .orderBy('organisation.name_en')
    .orderBy('call_invitation.email')
    .execute();
  return rows.map(({ organisationId, nameEn, nameZh, ...row }) => ({
    ...row,
    organisation: organisationId === null ? null : { id: organisationId, nameEn: nameEn ?? '', nameZh },
  }));
}
