// Asking the merchant of a claim directly, by a link in a mail to a contact that its provider does not control.

import { t } from '../../messages/index.ts';
import { type Db, transact, type Tx } from '../../platform/db.ts';
import { formatInstant, type Locale, locales } from '../../platform/formats.ts';
import type { Actor } from '../../platform/http/actor.ts';
import { sendMail } from '../../platform/mail.ts';
import { refusalOf } from '../cases/case.ts';
import { partiesOf } from '../cases/parties.ts';
import { record } from '../log/log.ts';
import type { Basis } from '../module.ts';
import { addressIn } from '../notices/letter.ts';
import { notify } from '../notices/notify.ts';
import { schemeVersion } from '../schemes/versions.ts';
import { claimToActOn } from './claim.ts';
import { answerBy, newLink } from './confirm.ts';
import { submittedClaim } from './submitted.ts';
import { merchantContact, type MerchantContact } from './contact.ts';

interface Hub {
  readonly bases: readonly Basis[];
  /** The address people use, for the link in the mail. */
  readonly address: string;
}

/**
 * Sends the merchant of a claim its link, where a contact is known that the provider does not control. Asked already for
 * this claim as it was handed in: nothing happens, so the job may run twice.
 */
export function askMerchant(db: Db, hub: Hub, id: string, now: Date): Promise<void> {
  return transact(db, async (tx) => {
    const claim = await submittedClaim(tx, id);
    if (claim === undefined) return;
    const scheme = await schemeVersion(tx, claim.scheme, claim.version);
    if (scheme.confirmation === undefined) return;
    const asked = await tx
      .selectFrom('claim_confirmation')
      .select('id')
      .where('claim_id', '=', id)
      .where('asked_at', '>=', claim.submitted_at ?? now)
      .executeTakeFirst();
    if (asked !== undefined) return;
    const parties = await partiesOf(tx, hub.bases, scheme.basis?.kind, claim);
    const contact = await merchantContact(tx, parties, claim.submitted_at ?? now, now);
    if (contact === undefined) {
      await record(tx, { at: now, kind: 'claim.no_contact', subject: id, actor: 'hub', facts: {} });
      if (claim.officer_id === null) return;
      const news = {
        kind: 'claim.notice.no_contact',
        facts: { reference: claim.reference },
        link: `/office/claims/${id}`,
      } as const;
      await notify(tx, [claim.officer_id], news, now);
      return;
    }
    const expiresAt = answerBy(scheme, now);
    await sendLink(tx, hub, claim, contact, expiresAt, 'hub', now);
  });
}

/** The officer of a claim has its merchant asked, for the first time or again. Earlier links stop working. */
export function askMerchantAgain(db: Db, hub: Hub, actor: Actor, id: string, now: Date): Promise<{ expiresAt: Date }> {
  return transact(db, async (tx) => {
    const it = await claimToActOn(tx, hub.bases, actor, id, 'ask', now);
    if (it.contact === undefined) throw refusalOf({ code: 'claim.no_contact', facts: {} });
    const names = await tx
      .selectFrom('organisation')
      .select(['name_en as nameEn', 'name_zh as nameZh'])
      .where('id', '=', it.claim.organisation_id)
      .executeTakeFirstOrThrow();
    const expiresAt = answerBy(it.scheme, now);
    await sendLink(tx, hub, { id, reference: it.claim.reference, ...names }, it.contact, expiresAt, actor.id, now);
    return { expiresAt };
  });
}

interface Named {
  readonly id: string;
  readonly reference: string | null;
  readonly nameEn: string;
  readonly nameZh: string | null;
}

async function sendLink(
  tx: Tx,
  hub: Hub,
  claim: Named,
  contact: MerchantContact,
  expiresAt: Date,
  by: string,
  now: Date,
): Promise<void> {
  const token = await newLink(tx, claim.id, contact.id, expiresAt, now);
  const facts = { contact: contact.id, expiresAt: expiresAt.toISOString() };
  await record(tx, { at: now, kind: 'claim.merchant_asked', subject: claim.id, actor: by, facts });
  // Nobody has told us which language a shop's mailbox reads, so the mail is in all of them.
  const parts = locales.map((locale) => paragraphs(locale, hub.address, claim, token, expiresAt));
  const subject = locales.map((locale) => t(locale, 'claim.mail.subject')).join(' / ');
  await sendMail(tx, { to: contact.email, locale: 'zh-Hant', subject, body: parts.join('\n\n---\n\n') });
}

function paragraphs(locale: Locale, address: string, claim: Named, token: string, expiresAt: Date): string {
  const name = locale === 'en' ? claim.nameEn : (claim.nameZh ?? claim.nameEn);
  const facts = { name, reference: claim.reference, until: formatInstant(expiresAt, locale), hub: t(locale, 'common.hub') };
  const link = addressIn(locale, address, `/confirm/${token}`);
  return [t(locale, 'claim.mail.asks', facts), link, t(locale, 'claim.mail.warns', facts)].join('\n\n');
}
