import type { Db } from '../../platform/db.ts';
import type { Actor } from '../../platform/http/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import { answersOf, type Attached } from '../applications/load.ts';
import type { Answers, Marks } from '../applications/merge.ts';
import { documentsOf, showDocument } from '../documents/views.ts';
import { dayOf } from '../schemes/calendar.ts';
import type { Facts } from '../schemes/facts.ts';
import type { Reading } from '../schemes/form.ts';
import type { Form } from '../schemes/shape.ts';
import { schemeVersion } from '../schemes/versions.ts';

/** A claim of one of the actor's organisations, locked where asked for. Anybody else's looks as if it were not there. */
export async function ownClaim(db: Db, actor: Actor, id: string, hold: 'read' | 'lock' = 'read') {
  const query = db
    .selectFrom('claim')
    .innerJoin('award', 'award.id', 'claim.award_id')
    .innerJoin('call', 'call.id', 'award.call_id')
    .select([
      'claim.id',
      'claim.reference',
      'claim.status',
      'claim.answers',
      'claim.marks',
      'claim.submitted_answers as sent',
      'claim.amount',
      'claim.changed_at as changedAt',
      'claim.submitted_at as submittedAt',
      'claim.due_at as dueAt',
      'claim.closed_at as closedAt',
      'award.id as awardId',
      'award.reference as awardReference',
      'award.organisation_id as organisationId',
      'award.application_id as applicationId',
      'award.scheme',
      'call.version',
    ])
    .where('claim.id', '=', id);
  const row = await (hold === 'read' ? query : query.forNoKeyUpdate('claim')).executeTakeFirst();
  if (row === undefined || !actor.organisations.includes(row.organisationId)) throw new Refusal(404, 'http.not_found');
  const terms = await schemeVersion(db, row.scheme, row.version);
  const form: Form | undefined = terms.claim?.form;
  if (form === undefined) throw new Error(`Scheme ${row.scheme} has no form for claims`);
  const documents = await documentsOf(db, id);
  return { ...row, terms, form, documents, answers: row.answers as Answers, marks: row.marks as Marks };
}
export type OwnClaim = Awaited<ReturnType<typeof ownClaim>>;

/** The same, when it is a draft. */
export async function ownDraft(db: Db, actor: Actor, id: string, hold: 'read' | 'lock' = 'lock'): Promise<OwnClaim> {
  const claim = await ownClaim(db, actor, id, hold);
  if (claim.status !== 'draft') throw new Refusal(409, 'claim.wrong_status', { status: claim.status });
  return claim;
}

/** The answers of a draft as the form reads them on a day. */
export function readingOf(claim: OwnClaim, facts: Facts, now: Date): Reading {
  const attached = claim.documents
    .map(showDocument)
    .map((document): Attached => ({ ...document, uploadedAt: document.uploadedAt.toISOString() }));
  return {
    scheme: claim.terms,
    form: claim.form,
    answers: answersOf(claim.form, claim.answers, attached),
    facts,
    today: dayOf(now),
  };
}
