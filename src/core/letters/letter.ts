// The referee's side: a letter is written behind a link, once, without signing in.

import { createHash } from 'node:crypto';
import { canonical } from '../../platform/canonical.ts';
import { type Db, transact } from '../../platform/db.ts';
import type { Locale } from '../../platform/formats.ts';
import { Refusal } from '../../platform/refusal.ts';
import { tokenHash } from '../calls/token.ts';
import { record } from '../log/log.ts';
import { notify } from '../notices/notify.ts';
import { membersOf } from '../people/views.ts';
import { dayOf } from '../schemes/calendar.ts';
import { type Answers, readSubmission } from '../schemes/form.ts';
import { asFieldProblems } from '../schemes/form-state.ts';
import { lettersOf } from './load.ts';

/** What a referee's link asks. A used, taken-back or late link and one that never was look the same. */
export async function letterAt(db: Db, token: string, now: Date) {
  const referee = await db
    .selectFrom('referee')
    .select(['id', 'application_id', 'name', 'relation', 'received_at', 'declined_at', 'removed_at'])
    .where('token_hash', '=', tokenHash(token))
    .executeTakeFirst();
  const of = referee && (await lettersOf(db, referee.application_id));
  const isOver = referee?.received_at || referee?.declined_at || referee?.removed_at;
  if (referee === undefined || of === undefined || isOver || of.isOver || now >= of.until)
    throw new Refusal(410, 'letters.link_gone');
  return { referee, of };
}

/** Takes a letter, once. The applicant is told that it is there, and not what it says. */
export function sendLetter(db: Db, token: string, answers: Answers, locale: Locale, now: Date): Promise<void> {
  return transact(db, async (tx) => {
    await tx.selectFrom('referee').select('id').where('token_hash', '=', tokenHash(token)).forUpdate().execute();
    const { referee, of } = await letterAt(tx, token, now);
    const { values, problems } = readSubmission({ scheme: of.terms, form: of.asks.form, answers, today: dayOf(now) });
    if (problems.length > 0) throw new Refusal(422, 'http.invalid', {}, asFieldProblems(problems, locale));
    const hash = createHash('sha256').update(canonical(values)).digest('hex');
    await tx
      .updateTable('referee')
      .set({ received_at: now, answers: JSON.stringify(values), answers_hash: hash })
      .where('id', '=', referee.id)
      .execute();
    const happening = { at: now, subject: of.id, actor: 'referee', facts: { referee: referee.id, hash } };
    await record(tx, { ...happening, kind: 'letter.received' });
    const people = await membersOf(tx, of.organisationId);
    const link = `/portal/applications/${of.id}/referees`;
    await notify(tx, people, { kind: 'letters.notice.received', facts: { name: referee.name }, link }, now);
  });
}

/** A referee will not write. The applicant is told, and may name another. */
export function declineLetter(db: Db, token: string, now: Date): Promise<void> {
  return transact(db, async (tx) => {
    await tx.selectFrom('referee').select('id').where('token_hash', '=', tokenHash(token)).forUpdate().execute();
    const { referee, of } = await letterAt(tx, token, now);
    await tx.updateTable('referee').set({ declined_at: now }).where('id', '=', referee.id).execute();
    const happening = { at: now, subject: of.id, actor: 'referee', facts: { referee: referee.id } };
    await record(tx, { ...happening, kind: 'letter.declined' });
    const people = await membersOf(tx, of.organisationId);
    const link = `/portal/applications/${of.id}/referees`;
    await notify(tx, people, { kind: 'letters.notice.declined', facts: { name: referee.name }, link }, now);
  });
}
