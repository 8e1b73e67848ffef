import type { Tx } from '../../platform/db.ts';
import type { Actor } from '../../platform/http/actor.ts';
import { paidOnClaim } from '../awards/parts.ts';
import { afterPayment } from '../awards/settle.ts';
import { membersOf } from '../people/views.ts';
import { record } from '../log/log.ts';
import { notify } from '../notices/notify.ts';

/** A claim's money has gone out: the claim is paid, and so is its award where this was the last of it. */
export async function claimPaid(tx: Tx, claimId: string, actor: Actor, now: Date): Promise<void> {
  const claim = await tx
    .updateTable('claim')
    .set({ status: 'paid', closed_at: now })
    .where('id', '=', claimId)
    .where('status', '=', 'approved')
    .returning(['award_id', 'reference', 'amount'])
    .executeTakeFirst();
  if (claim === undefined) throw new Error(`The claim ${claimId} is not waiting to be paid`);
  const facts = { award: claim.award_id, amount: String(claim.amount) };
  await record(tx, { at: now, kind: 'claim.paid', subject: claimId, actor: actor.id, facts });
  await paidOnClaim(tx, claim.award_id, claim.amount ?? 0n, now);
  await afterPayment(tx, claim.award_id, actor.id, now);
  const { organisation_id } = await tx
    .selectFrom('award')
    .select('organisation_id')
    .where('id', '=', claim.award_id)
    .executeTakeFirstOrThrow();
  const news = {
    kind: 'claim.notice.paid',
    facts: { reference: claim.reference, amount: String(claim.amount) },
    link: `/portal/awards/${claim.award_id}`,
  } as const;
  await notify(tx, await membersOf(tx, organisation_id), news, now);
}
