// The applicant's side of letters: who is asked, and whether a letter is there. What a letter says is not for applicants.

import { type Db, transact, type Tx } from '../../platform/db.ts';
import type { Locale } from '../../platform/formats.ts';
import type { Actor } from '../../platform/http/actor.ts';
import { newId } from '../../platform/ids.ts';
import { Refusal } from '../../platform/refusal.ts';
import { tokenHash, tokenOf } from '../calls/token.ts';
import { record } from '../log/log.ts';
import { type Letters, lettersOf, refereesOf, standingReferees } from './load.ts';
import { mailReferee, type Mailing } from './mail.ts';
import { letterState, obstacleToNaming, reminderPause } from './rules.ts';

export interface NewReferee {
  readonly name: string;
  /** In small letters. */
  readonly email: string;
  /** How the referee knows the applicant, in the applicant's words. */
  readonly relation: string;
  readonly locale: Locale;
}

/** The referees of an own application with how their letters stand; nothing where the scheme asks for none. */
export async function myReferees(db: Db, actor: Actor, applicationId: string, now: Date) {
  const of = await ownLetters(db, actor, applicationId);
  if (of === undefined) return { asks: null, referees: [] };
  const referees = await refereesOf(db, applicationId);
  const standing = referees.filter(({ declinedAt }) => declinedAt === null).length;
  return {
    asks: {
      least: of.asks.least,
      most: of.asks.most,
      until: of.until,
      mayName: obstacleToNaming({ most: of.asks.most, standing, until: of.until, isOver: of.isOver }, now) === undefined,
    },
    referees: referees.map(({ remindedAt, ...one }) => ({
      ...one,
      state: letterState(one, of.until, now),
      mayRemind: mayRemind({ ...one, remindedAt }, of, now),
    })),
  };
}

interface Reminded {
  readonly askedAt: Date;
  readonly remindedAt: Date | null;
  readonly receivedAt: Date | null;
  readonly declinedAt: Date | null;
}

function mayRemind(one: Reminded, of: Letters, now: Date): boolean {
  const last = one.remindedAt ?? one.askedAt;
  return !of.isOver && letterState(one, of.until, now) === 'asked' && now.getTime() - last.getTime() >= reminderPause;
}

/** Names a referee, who gets a mail with a link at once. */
export function nameReferee(db: Db, needs: Mailing, actor: Actor, applicationId: string, given: NewReferee, now: Date) {
  return transact(db, async (tx) => {
    const of = await heldLetters(tx, actor, applicationId);
    const standing = await standingReferees(tx, applicationId);
    const obstacle = obstacleToNaming({ most: of.asks.most, standing, until: of.until, isOver: of.isOver }, now);
    if (obstacle) throw new Refusal(409, obstacle, { most: of.asks.most });
    const own = await tx
      .selectFrom('membership')
      .innerJoin('person', 'person.id', 'membership.person_id')
      .select('person.id')
      .where('organisation_id', '=', of.organisationId)
      .where('person.email', '=', given.email)
      .executeTakeFirst();
    if (own !== undefined) throw new Refusal(422, 'letters.own_member', {}, [{ field: 'email', code: 'letters.own_member' }]);
    const id = newId('ref', now.getTime());
    const row = { id, application_id: applicationId, ...given, token_hash: tokenHash(tokenOf(needs.secret, 'referee', id)) };
    const made = await tx
      .insertInto('referee')
      .values({ ...row, asked_by: actor.id, asked_at: now })
      .onConflict((there) => there.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (made === undefined)
      throw new Refusal(422, 'letters.named_already', {}, [{ field: 'email', code: 'letters.named_already' }]);
    const details = { name: given.name, email: given.email, relation: given.relation };
    await record(tx, {
      at: now,
      kind: 'referee.named',
      subject: applicationId,
      actor: actor.id,
      facts: { referee: id },
      details,
    });
    await mailReferee(tx, needs, of, { id, ...given }, 'asked');
    return { id };
  });
}

/** Takes a referee back who has not written: the link stops working. */
export function removeReferee(db: Db, actor: Actor, refereeId: string, now: Date): Promise<void> {
  return transact(db, async (tx) => {
    const referee = await ownReferee(tx, actor, refereeId);
    if (referee.received_at !== null) throw new Refusal(409, 'letters.received');
    await tx.updateTable('referee').set({ removed_at: now }).where('id', '=', refereeId).execute();
    const subject = referee.application_id;
    await record(tx, { at: now, kind: 'referee.removed', subject, actor: actor.id, facts: { referee: refereeId } });
  });
}

/** Sends a referee the link again, at most every few days. */
export function remindReferee(db: Db, needs: Mailing, actor: Actor, refereeId: string, now: Date): Promise<void> {
  return transact(db, async (tx) => {
    const referee = await ownReferee(tx, actor, refereeId);
    const of = await heldLetters(tx, actor, referee.application_id);
    const times = {
      askedAt: referee.asked_at,
      remindedAt: referee.reminded_at,
      receivedAt: referee.received_at,
      declinedAt: referee.declined_at,
    };
    if (!mayRemind(times, of, now)) throw new Refusal(409, 'letters.reminded_lately');
    await tx.updateTable('referee').set({ reminded_at: now }).where('id', '=', refereeId).execute();
    await mailReferee(tx, needs, of, referee, 'reminded');
    const subject = referee.application_id;
    await record(tx, { at: now, kind: 'referee.reminded', subject, actor: actor.id, facts: { referee: refereeId } });
  });
}

async function ownLetters(db: Db, actor: Actor, applicationId: string): Promise<Letters | undefined> {
  const row = await db.selectFrom('application').select('organisation_id').where('id', '=', applicationId).executeTakeFirst();
  if (row === undefined || !actor.organisations.includes(row.organisation_id)) throw new Refusal(404, 'http.not_found');
  return lettersOf(db, applicationId);
}

/** The application is held, so that no two referees too many are named at once. */
async function heldLetters(tx: Tx, actor: Actor, applicationId: string): Promise<Letters> {
  await tx.selectFrom('application').select('id').where('id', '=', applicationId).forNoKeyUpdate().execute();
  const of = await ownLetters(tx, actor, applicationId);
  if (of === undefined) throw new Refusal(409, 'letters.none_asked');
  return of;
}

async function ownReferee(tx: Tx, actor: Actor, refereeId: string) {
  const referee = await tx
    .selectFrom('referee')
    .innerJoin('application', 'application.id', 'referee.application_id')
    .selectAll('referee')
    .select('application.organisation_id')
    .where('referee.id', '=', refereeId)
    .where('removed_at', 'is', null)
    .forUpdate('referee')
    .executeTakeFirst();
  if (referee === undefined || !actor.organisations.includes(referee.organisation_id)) throw new Refusal(404, 'http.not_found');
  return referee;
}
