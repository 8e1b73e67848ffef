// The handshake before an application: a merchant enquires about a package, its provider confirms or declines. What it costs
// is worked out here, from the package as it stands in the catalogue, and stays as it was asked whatever changes later.

import { sql } from 'kysely';
import { type Db, transact, type Tx } from '../../platform/db.ts';
import type { Actor } from '../../platform/http/actor.ts';
import { newId } from '../../platform/ids.ts';
import { Refusal } from '../../platform/refusal.ts';
import { sentOn } from '../../core/applications/standing-on.ts';
import { record } from '../../core/log/log.ts';
import { notify } from '../../core/notices/notify.ts';
import { deadlineOf } from '../../core/schemes/calendar.ts';
import { lockEnquiry, ownEnquiry, providerEnquiry } from './enquiry-access.ts';
import { readStored, type StoredOption } from './content.ts';
import { marketOf } from './market.ts';
import { membersOf, nameOf } from './people.ts';
import { type EnquiryAct, enquiryCourse, enquiryState, type EnquiryStatus } from './rules.ts';
import type { Text } from './shapes.ts';

export interface NewEnquiry {
  readonly packageId: string;
  readonly organisationId: string;
  /** Ids of optional features. */
  readonly options: readonly string[];
  readonly note: string | undefined;
}

/** Asks a package's provider whether it can serve an organisation. Of two asked at once about the same, one is refused. */
export function enquire(db: Db, actor: Actor, asked: NewEnquiry, now: Date): Promise<{ id: string }> {
  if (!actor.organisations.includes(asked.organisationId)) throw new Refusal(404, 'http.not_found');
  return transact(db, async (tx) => {
    const pack = await listedPackage(tx, asked.packageId);
    if (pack.organisation_id === asked.organisationId || actor.organisations.includes(pack.organisation_id)) {
      throw new Refusal(409, 'marketplace.enquiry.provider_side');
    }
    const { price, options } = readStored(pack);
    const chosen = options.filter(({ id }) => asked.options.includes(id));
    if (chosen.length !== new Set(asked.options).size) {
      throw new Refusal(422, 'http.invalid', {}, [{ field: 'options', code: 'marketplace.enquiry.no_option' }]);
    }
    const id = newId('enq', now.getTime());
    const total = chosen.reduce((sum, option) => sum + option.price, price);
    const stored = chosen.map(({ amount, price: own, ...option }): StoredOption => ({
      ...option,
      amount: String(amount),
      price: String(own),
    }));
    const made = await tx
      .insertInto('marketplace_enquiry')
      .values({
        id,
        package_id: pack.id,
        provider_id: pack.provider_id,
        organisation_id: asked.organisationId,
        chosen_options: JSON.stringify(stored),
        price: total,
        note: asked.note ?? null,
        asked_at: now,
        asked_by: actor.id,
      })
      .onConflict((conflict) =>
        conflict.columns(['package_id', 'organisation_id']).where('status', '=', sql.lit('open')).doNothing(),
      )
      .returning('id')
      .executeTakeFirst();
    if (made === undefined) throw new Refusal(409, 'marketplace.enquiry.open_already');
    await record(tx, {
      at: now,
      kind: 'enquiry.asked',
      subject: id,
      actor: actor.id,
      facts: { package: pack.id, provider: pack.provider_id, organisation: asked.organisationId, price: String(total) },
      ...(asked.note === undefined ? {} : { details: { note: asked.note } }),
    });
    const organisation = await tx
      .selectFrom('organisation')
      .select(['name_en', 'name_zh'])
      .where('id', '=', asked.organisationId)
      .executeTakeFirstOrThrow();
    const facts = { organisation: nameOf(organisation), name: pack.name as Text };
    const link = `/portal/providers/${pack.provider_id}/enquiries`;
    await notify(tx, await membersOf(tx, pack.organisation_id), { kind: 'marketplace.notice.enquiry_asked', facts, link }, now);
    return { id };
  });
}

async function listedPackage(tx: Tx, id: string) {
  const pack = await tx
    .selectFrom('marketplace_package as package')
    .innerJoin('marketplace_provider as provider', 'provider.id', 'package.provider_id')
    .select([
      'package.id',
      'package.provider_id',
      'package.scheme',
      'package.sector',
      'package.category',
      'package.name',
      'package.summary',
      'package.includes',
      'package.pricing',
      'package.price',
      'package.monthly_fee',
      'package.options',
      'package.status',
      'package.accepted_from',
      'package.accepted_until',
      'provider.organisation_id',
    ])
    .where('package.id', '=', id)
    // Held until the enquiry is in, so that it is not withdrawn in between.
    .forShare('package')
    .executeTakeFirst();
  if (pack === undefined || pack.accepted_from === null) throw new Refusal(404, 'http.not_found');
  if (pack.status === 'replaced') throw new Refusal(409, 'marketplace.package.replaced');
  if (pack.status !== 'accepted' || pack.accepted_until !== null) throw new Refusal(409, 'marketplace.package.unlisted');
  return pack;
}

export type Reply = { readonly answer: 'confirm' | 'decline'; readonly reply: string | undefined };

/** The provider says whether it can serve the merchant. A confirmation counts for as long as the scheme says. */
export function answerEnquiry(db: Db, actor: Actor, id: string, { answer, reply }: Reply, now: Date) {
  return transact(db, async (tx) => {
    const enquiry = providerEnquiry(actor, await lockEnquiry(tx, id));
    if (actor.organisations.includes(enquiry.organisation_id)) throw new Refusal(409, 'marketplace.enquiry.merchant_side');
    refuseAct('answer', enquiry, now);
    const confirms = answer === 'confirm';
    if (confirms) refuseUnserved(enquiry);
    const { scheme } = await marketOf(tx, enquiry.scheme, now);
    const expires = confirms && scheme.basis !== undefined ? deadlineOf(scheme, scheme.basis.validFor, now) : null;
    await tx
      .updateTable('marketplace_enquiry')
      .set({
        status: confirms ? 'confirmed' : 'declined',
        answered_at: now,
        answered_by: actor.id,
        reply: reply ?? null,
        expires_at: expires,
      })
      .where('id', '=', id)
      .execute();
    const turn = confirms ? 'confirmed' : 'declined';
    await record(tx, {
      at: now,
      kind: `enquiry.${turn}`,
      subject: id,
      actor: actor.id,
      facts: {
        package: enquiry.package_id,
        provider: enquiry.provider_id,
        organisation: enquiry.organisation_id,
        price: String(enquiry.price),
        expires: expires?.toISOString() ?? null,
      },
      ...(reply === undefined ? {} : { details: { reply } }),
    });
    const provider = nameOf({ name_en: enquiry.provider_name_en, name_zh: enquiry.provider_name_zh });
    const facts = { provider, name: enquiry.package_name as Text, reply: reply ?? '', at: expires?.toISOString() ?? '' };
    const to = [...(await membersOf(tx, enquiry.organisation_id)), enquiry.asked_by];
    await notify(tx, to, { kind: `marketplace.notice.enquiry_${turn}`, facts, link: `/portal/enquiries/${id}` }, now);
    return { expiresAt: expires };
  });
}

/** Nothing can be promised by a provider that is not accepted now, or for a package that was taken back. */
function refuseUnserved({ provider_status, package_status }: { provider_status: string; package_status: string }): void {
  if (provider_status !== 'accepted') throw new Refusal(409, 'marketplace.provider.suspended');
  if (package_status !== 'accepted' && package_status !== 'replaced') throw new Refusal(409, 'marketplace.package.unlisted');
}

/** The merchant takes its enquiry back, unless an application that has been sent rests on it. */
export function withdrawEnquiry(db: Db, actor: Actor, id: string, now: Date): Promise<void> {
  return transact(db, async (tx) => {
    const enquiry = ownEnquiry(actor, await lockEnquiry(tx, id));
    refuseAct('withdraw', enquiry, now);
    if ((await sentOn(tx, id)) !== undefined) throw new Refusal(409, 'marketplace.enquiry.in_use');
    await tx.updateTable('marketplace_enquiry').set({ status: 'withdrawn', withdrawn_at: now }).where('id', '=', id).execute();
    await record(tx, {
      at: now,
      kind: 'enquiry.withdrawn',
      subject: id,
      actor: actor.id,
      facts: { package: enquiry.package_id, provider: enquiry.provider_id, organisation: enquiry.organisation_id },
    });
    const facts = { organisation: nameOf(enquiry), name: enquiry.package_name as Text };
    const link = `/portal/providers/${enquiry.provider_id}/enquiries`;
    const to = await membersOf(tx, enquiry.provider_organisation);
    await notify(tx, to, { kind: 'marketplace.notice.enquiry_withdrawn', facts, link }, now);
  });
}

function refuseAct(act: EnquiryAct, enquiry: { status: EnquiryStatus; expires_at: Date | null }, now: Date): void {
  const status = enquiryState(enquiry, now);
  if (!enquiryCourse[act].includes(status)) throw new Refusal(409, 'marketplace.enquiry.wrong_status', { status });
}
