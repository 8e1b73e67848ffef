// What tests of the office start from: a call of the voucher scheme, a provider with a package, applications that are in.

import { rightAnswers } from './given-application.ts';
import * as apply from './given-application.ts';
import * as given from './given.ts';
import type { Answer, TestHub } from './hub.ts';
import * as market from './given-marketplace.ts';
import { voucher } from './voucher.ts';
import { pdf } from './zip.ts';
import { newId } from '../src/platform/ids.ts';

type Change = readonly [from: string, to: string];

/** The office of a scheme, and a shop window with one package in it. */
export async function office(hub: TestHub, ...changes: readonly Change[]) {
  const scheme = voucher(...changes);
  const call = await apply.call(hub, scheme);
  const provider = await market.provider(hub);
  const packageId = await market.listedPackage(hub, provider);
  return {
    hub,
    callId: call.id,
    provider,
    packageId,
    officer: await given.person(hub.db, 'officer:dtspp'),
    approver: await given.person(hub.db, 'approver:dtspp'),
    finance: await given.person(hub.db, 'finance:dtspp'),
    cashier: await given.person(hub.db, 'finance'),
  };
}
export type Office = Awaited<ReturnType<typeof office>>;

let number = 0;

/** An application on a confirmed enquiry, as the tables have it once it is in. The cost is in cents. */
export async function application(
  at: Office,
  with_: { cost?: bigint; by?: apply.Applicant; answers?: Record<string, unknown> } = {},
) {
  const { hub } = at;
  const by = with_.by ?? (await apply.applicant(hub));
  const cost = with_.cost ?? 60_000_00n;
  const now = hub.now();
  number += 1;
  const [id, basisId, reference] = [newId('app', now.getTime()), newId('enq', now.getTime()), `TEST-${newId('n').slice(-10)}`];
  const provider = await hub.db
    .selectFrom('marketplace_package')
    .select('provider_id')
    .where('id', '=', at.packageId)
    .executeTakeFirstOrThrow();
  await hub.db
    .insertInto('marketplace_enquiry')
    .values({
      id: basisId,
      package_id: at.packageId,
      provider_id: provider.provider_id,
      organisation_id: by.id,
      status: 'confirmed',
      price: cost,
      asked_at: now,
      asked_by: by.owner.id,
      answered_at: now,
      expires_at: new Date(now.getTime() + 30 * 86_400_000),
    })
    .execute();
  await hub.db
    .insertInto('application')
    .values({
      id,
      reference,
      call_id: at.callId,
      scheme: 'dtspp',
      organisation_id: by.id,
      basis_id: basisId,
      status: 'submitted',
      cost,
      submitted_answers: JSON.stringify({ ...rightAnswers, ...with_.answers }),
      created_at: now,
      created_by: by.owner.id,
      changed_at: now,
      submitted_at: now,
      submitted_by: by.owner.id,
      due_at: new Date(now.getTime() + 10 * 86_400_000),
    })
    .execute();
  return { id, reference, by, owner: by.owner, cost };
}

/** An application with the one officer of the office, who may not have drawn it by lot. */
export async function assigned(at: Office, with_: Parameters<typeof application>[1] = {}) {
  const made = await application(at, with_);
  await at.hub.db
    .updateTable('application')
    .set({ officer_id: at.officer.id, assigned_at: at.hub.now() })
    .where('id', '=', made.id)
    .execute();
  return made;
}

export const reason = 'As the rules of the scheme say.';

/** The answer, when it went well. */
export function good(answer: Answer): Answer['body'] {
  if (answer.status >= 300) throw new Error(JSON.stringify(answer));
  return answer.body;
}

export async function recommended(at: Office, with_: Parameters<typeof application>[1] = {}) {
  const made = await assigned(at, with_);
  good(await at.hub.as(at.officer).post(`/cases/${made.id}/recommend`, { outcome: 'approve', reason }));
  return made;
}

/** An award on offer. */
export async function offered(at: Office, with_: Parameters<typeof application>[1] = {}) {
  const made = await recommended(at, with_);
  const { awardId } = good(await at.hub.as(at.approver).post(`/cases/${made.id}/decide`, { outcome: 'approve', reason }));
  return { ...made, awardId: awardId as string };
}

/** An award that was accepted. */
export async function accepted(at: Office, with_: Parameters<typeof application>[1] = {}) {
  const made = await offered(at, with_);
  good(await at.hub.as(made.owner).post(`/awards/${made.awardId}/accept`));
  return made;
}

const claimFiles = ['invoiceCopy', 'paymentProof', 'bankRecord'] as const;

/** A claim filled in and with its documents, on an award whose solution is in use today. Amounts are typed, in dollars. */
export async function claimDraft(
  at: Office,
  with_: Parameters<typeof application>[1] & { invoice?: string; paid?: string } = {},
) {
  const made = await accepted(at, with_);
  const { hub } = at;
  const owner = hub.as(made.owner);
  const day = new Date(hub.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
  good(await owner.post(`/awards/${made.awardId}/obligations/deploy/met`, { day }));
  const { id } = good(await owner.post(`/awards/${made.awardId}/claims`)) as { id: string };
  const dollars = String(made.cost / 100n);
  const answers: Record<string, string | boolean> = {
    inUseSince: day,
    invoiceNumber: 'INV-1',
    invoiceDate: day,
    invoiceAmount: with_.invoice ?? dollars,
    paymentDate: day,
    paidAmount: with_.paid ?? with_.invoice ?? dollars,
    paymentMethod: 'fps',
    payerName: made.by.name,
    declareDelivered: true,
    declareNoRefund: true,
  };
  const changes = Object.entries(answers).map(([field, value]) => ({ field, value, base: 0 }));
  good(await owner.patch(`/claims/${id}/answers`, { changes }));
  for (const field of claimFiles) good(await owner.upload(`/claims/${id}/documents/${field}`, `${field}.pdf`, pdf(field)));
  return { ...made, claimId: id };
}

/** Confirmed contact of a merchant, known before anything was claimed. */
export async function contact(at: Office, organisationId: string, value = `shop-${organisationId}@merchant.example`) {
  const id = newId('cnt');
  await at.hub.db
    .insertInto('organisation_contact')
    .values({
      id,
      organisation_id: organisationId,
      kind: 'email',
      value,
      source: 'register',
      verified_at: at.hub.now(),
      created_at: new Date(at.hub.now().getTime() - 86_400_000),
    })
    .execute();
  return { id, value };
}

/** A claim that is in, with the office's officer, and its merchant asked. */
export async function claimed(at: Office, with_: Parameters<typeof claimDraft>[1] = {}) {
  const made = await claimDraft(at, with_);
  await contact(at, made.by.id);
  good(await at.hub.as(made.owner).post(`/claims/${made.claimId}/submit`));
  await at.hub.jobs.drain();
  await at.hub.db.updateTable('claim').set({ officer_id: at.officer.id }).where('id', '=', made.claimId).execute();
  return made;
}

/** The token in the last mail that a merchant got. */
export async function tokenFor(at: Office, organisationId: string): Promise<string> {
  const mail = await at.hub.db
    .selectFrom('mail_message')
    .select('body')
    .where('recipient', '=', `shop-${organisationId}@merchant.example`)
    .orderBy('sent_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  return /\/en\/confirm\/([\w-]+)/.exec(mail.body)?.[1] ?? '';
}

export const yes = { merchantApplied: true, merchantUses: true, merchantPaid: true, merchantRefunded: false };

/** A claim that its merchant has confirmed. */
export async function confirmed(at: Office, with_: Parameters<typeof claimDraft>[1] = {}) {
  const made = await claimed(at, with_);
  good(await at.hub.visitor.post(`/confirmations/${await tokenFor(at, made.by.id)}`, { answers: yes }));
  return made;
}

/** A claim that is approved and due to be paid. */
export async function due(at: Office, with_: Parameters<typeof claimDraft>[1] = {}) {
  const made = await confirmed(at, with_);
  good(await at.hub.as(at.officer).post(`/claims/${made.claimId}/check`, { outcome: 'approve', reason }));
  good(await at.hub.as(at.finance).post(`/claims/${made.claimId}/approve`, { reason }));
  return made;
}
