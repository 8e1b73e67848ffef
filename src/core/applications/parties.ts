// Other organisations in an application: sponsors, partners. The applicant names one, whoever reads its e-mail is asked, and
// somebody who acts for it confirms or declines. A confirmation counts for as long as the scheme says.

import { type Db, transact, type Tx } from '../../platform/db.ts';
import type { Locale } from '../../platform/formats.ts';
import type { Actor } from '../../platform/http/actor.ts';
import { newId } from '../../platform/ids.ts';
import { Refusal } from '../../platform/refusal.ts';
import { record } from '../log/log.ts';
import type { Needs } from '../needs.ts';
import { registered } from '../people/register.ts';
import { deadlineOf } from '../schemes/calendar.ts';
import type { Party, Scheme } from '../schemes/shape.ts';
import { fillText } from '../schemes/texts.ts';
import { refuseGuest } from './guests.ts';
import { ownApplication } from './load.ts';
import { mailParty } from './party-mail.ts';
import { partyColumns, partyRows } from './party-rows.ts';
import { partyState, shownParty } from './party-rules.ts';

export interface NewParty {
  /** Which of the scheme's parties. */
  readonly party: string;
  readonly organisationId?: string | undefined;
  readonly nameEn?: string | undefined;
  readonly nameZh?: string | undefined;
  /** In small letters. */
  readonly email: string;
  readonly locale: Locale;
}

/** What a scheme asks for of other organisations, and who was named for it. */
export async function myParties(db: Db, actor: Actor, applicationId: string, now: Date) {
  const it = await ownApplication(db, actor, applicationId);
  const rows = await partyRows(db, applicationId);
  // Of one that was sent, how they stood then: whoever had confirmed had confirmed.
  const at = it.submitted_at ?? now;
  return {
    parties: (it.terms.parties ?? []).map((party) => ({
      id: party.id,
      title: fillText(it.terms, party.title),
      text: fillText(it.terms, party.text),
      least: party.least,
      most: party.most,
      confirms: party.confirms === true,
      mayName:
        it.status === 'draft' && rows.filter((row) => row.party === party.id && row.status !== 'declined').length < party.most,
      named: rows.filter((row) => row.party === party.id).map((row) => shownParty(row, at)),
    })),
  };
}

/** Names an organisation for a draft. It is asked by mail at once. */
export function nameParty(
  db: Db,
  needs: Pick<Needs, 'address'>,
  actor: Actor,
  applicationId: string,
  given: NewParty,
  now: Date,
): Promise<{ id: string }> {
  return transact(db, async (tx) => {
    const it = await ownApplication(tx, actor, applicationId, 'lock');
    refuseGuest(actor, it);
    if (it.status !== 'draft') throw new Refusal(409, 'application.sent', { reference: it.reference });
    const party = partyOf(it.terms, given.party);
    const standing = (await partyRows(tx, applicationId)).filter((row) => row.party === party.id && row.status !== 'declined');
    if (standing.length >= party.most) throw new Refusal(409, 'parties.enough', { most: party.most });
    const named = await namedOrganisation(tx, given);
    if (named.id !== null && named.id === it.organisation_id) throw wrongParty('parties.own');
    if (named.id !== null) await refuseKind(tx, party, named.id);
    if (standing.some((row) => named.id !== null && row.organisation_id === named.id)) throw wrongParty('parties.named_already');
    const id = newId('pty', now.getTime());
    await tx
      .insertInto('application_party')
      .values({
        id,
        application_id: applicationId,
        party: party.id,
        organisation_id: named.id,
        name_en: named.nameEn,
        name_zh: named.nameZh,
        email: given.email,
        asked_by: actor.id,
        asked_at: now,
      })
      .execute();
    await changed(tx, applicationId);
    await record(tx, {
      at: now,
      kind: 'application.party_asked',
      subject: applicationId,
      actor: actor.id,
      facts: { party: party.id, id, organisation: named.id },
      details: { nameEn: named.nameEn, nameZh: named.nameZh, email: given.email },
    });
    await mailParty(tx, needs, it, party, given);
    return { id };
  });
}

async function namedOrganisation(tx: Tx, { organisationId, nameEn, nameZh }: NewParty) {
  if (organisationId !== undefined) {
    const found = (await registered(tx, [organisationId])).get(organisationId);
    if (!found) throw wrongParty('parties.no_organisation');
    return { id: organisationId, nameEn: found['nameEn'] ?? '', nameZh: found['nameZh'] ?? null };
  }
  const name = nameEn ?? nameZh;
  if (name === undefined) throw new Refusal(422, 'http.invalid', {}, [{ field: 'nameEn', code: 'field.required' }]);
  return { id: null, nameEn: name, nameZh: nameZh ?? null };
}

function partyOf(scheme: Scheme, id: string): Party {
  const party = scheme.parties?.find((one) => one.id === id);
  if (!party) throw new Refusal(404, 'http.not_found');
  return party;
}

async function refuseKind(tx: Tx, { organisationKinds }: Party, organisationId: string): Promise<void> {
  if (organisationKinds === undefined) return;
  const { kind } = await tx.selectFrom('organisation').select('kind').where('id', '=', organisationId).executeTakeFirstOrThrow();
  if (!organisationKinds.includes(kind)) throw wrongParty('parties.wrong_kind');
}

type PartyProblem = 'parties.own' | 'parties.named_already' | 'parties.no_organisation' | 'parties.wrong_kind';
const wrongParty = (code: PartyProblem) => new Refusal(422, 'http.invalid', {}, [{ field: 'organisationId', code }]);

/** What a draft rests on has changed: it is read again before it is sent. */
async function changed(tx: Tx, applicationId: string): Promise<void> {
  await tx
    .updateTable('application')
    .set(({ eb }) => ({ edition: eb('edition', '+', 1) }))
    .where('id', '=', applicationId)
    .execute();
}

/** Takes a party out of a draft: another may be named in its place. */
export function removeParty(db: Db, actor: Actor, applicationId: string, partyId: string, now: Date): Promise<void> {
  return transact(db, async (tx) => {
    const it = await ownApplication(tx, actor, applicationId, 'lock');
    refuseGuest(actor, it);
    if (it.status !== 'draft') throw new Refusal(409, 'application.sent', { reference: it.reference });
    const removed = await tx
      .updateTable('application_party')
      .set({ status: 'removed' })
      .where('id', '=', partyId)
      .where('application_id', '=', applicationId)
      .where('status', '<>', 'removed')
      .executeTakeFirst();
    if (removed.numUpdatedRows === 0n) throw new Refusal(404, 'http.not_found');
    await changed(tx, applicationId);
    const facts = { id: partyId };
    await record(tx, { at: now, kind: 'application.party_removed', subject: applicationId, actor: actor.id, facts });
  });
}

export interface PartyAnswer {
  readonly confirms: boolean;
  /** For which organisation of mine. */
  readonly organisationId: string;
  readonly reason?: string | undefined;
}

/** Confirms or declines for an organisation that I act for. Whoever was named by name only becomes the organisation that answers. */
export function answerParty(db: Db, actor: Actor, partyId: string, given: PartyAnswer, now: Date): Promise<void> {
  return transact(db, async (tx) => {
    const asked = await askedOf(tx, actor, partyId);
    const { organisationId } = given;
    const isMine = actor.organisations.includes(organisationId);
    if (!isMine || (asked.organisation_id !== null && asked.organisation_id !== organisationId))
      throw new Refusal(404, 'application.not_your_organisation');
    const it = await ownApplication(tx, { ...actor, organisations: [asked.applicant] }, asked.application_id, 'lock');
    if (asked.status !== 'invited' && partyState(asked, now) !== 'expired') throw new Refusal(409, 'parties.answered');
    if (it.status !== 'draft') throw new Refusal(409, 'application.sent', { reference: it.reference });
    if (organisationId === it.organisation_id) throw wrongParty('parties.own');
    const party = partyOf(it.terms, asked.party);
    await refuseKind(tx, party, organisationId);
    const isLimited = given.confirms && party.validFor !== undefined;
    const name = (await registered(tx, [organisationId])).get(organisationId);
    await tx
      .updateTable('application_party')
      .set({
        status: given.confirms ? 'confirmed' : 'declined',
        organisation_id: organisationId,
        ...(name && { name_en: name['nameEn'] ?? '', name_zh: name['nameZh'] ?? null }),
        answered_by: actor.id,
        answered_at: now,
        reason: given.reason ?? null,
        valid_until: isLimited ? deadlineOf(it.terms, party.validFor!, now) : null,
      })
      .where('id', '=', partyId)
      .execute();
    await changed(tx, asked.application_id);
    await record(tx, {
      at: now,
      kind: given.confirms ? 'application.party_confirmed' : 'application.party_declined',
      subject: asked.application_id,
      actor: actor.id,
      facts: { id: partyId, party: asked.party, organisation: organisationId },
      ...(given.reason !== undefined && { details: { reason: given.reason } }),
    });
  });
}

/** What an organisation of mine, or I by my e-mail address, was asked. Anybody else's looks as if it were not there. */
async function askedOf(tx: Tx, actor: Actor, partyId: string) {
  const row = await tx
    .selectFrom('application_party')
    .innerJoin('application', 'application.id', 'application_party.application_id')
    .innerJoin('person', (join) => join.on('person.id', '=', actor.id))
    .select(partyColumns.map((column) => `application_party.${column}` as const))
    .select(['application_party.application_id', 'application.organisation_id as applicant', 'person.email as mine'])
    .where('application_party.id', '=', partyId)
    .where('application_party.status', '<>', 'removed')
    .executeTakeFirst();
  const isAsked =
    row !== undefined &&
    (row.organisation_id === null ? row.email === row.mine.toLowerCase() : actor.organisations.includes(row.organisation_id));
  if (!isAsked) throw new Refusal(404, 'http.not_found');
  return row;
}
