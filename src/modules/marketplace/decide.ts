// What the office decides about providers and packages. Each decision has a reason, is by somebody who has nothing to do
// with the provider, is in the log, and is told to the provider's people.

import { type Db, transact, type Tx } from '../../platform/db.ts';
import type { Actor } from '../../platform/http/actor.ts';
import { newId } from '../../platform/ids.ts';
import { record } from '../../core/log/log.ts';
import { notify } from '../../core/notices/notify.ts';
import { readable } from '../../core/schemes/texts.ts';
import { officeProvider, type ProviderRow, refuseProviderAct } from './access.ts';
import { marketOf } from './market.ts';
import { listAgain, takeOff } from './listing.ts';
import { membersOf, nameOf, refuseConflicted } from './people.ts';

export type Outcome = 'accept' | 'refuse';

/** Accepts a provider into a scheme or refuses it, with a reason that the provider is told. */
export function decideProvider(db: Db, actor: Actor, id: string, outcome: Outcome, reason: string, now: Date): Promise<void> {
  return transact(db, async (tx) => {
    const provider = await officeProvider(tx, actor, id, 'lock');
    await refuseConflicted(tx, actor, provider);
    refuseProviderAct('decide', provider);
    const accepted = outcome === 'accept';
    await writeDecision(tx, 'provider', id, actor, outcome, reason, now);
    await tx
      .updateTable('marketplace_provider')
      .set({
        status: accepted ? 'accepted' : 'refused',
        decided_at: now,
        decided_by: actor.id,
        refusal_reason: accepted ? null : reason,
        ...(accepted ? { accepted_from: now, accepted_until: null } : {}),
      })
      .where('id', '=', id)
      .execute();
    await tellOf(tx, actor, provider, accepted ? 'accepted' : 'refused', reason, now);
  });
}

/** Takes a provider and everything it lists out of the catalogue, until it is reinstated. */
export function suspendProvider(db: Db, actor: Actor, id: string, reason: string, now: Date): Promise<void> {
  return transact(db, async (tx) => {
    const provider = await officeProvider(tx, actor, id, 'lock');
    await refuseConflicted(tx, actor, provider);
    refuseProviderAct('suspend', provider);
    await tx
      .updateTable('marketplace_provider')
      .set({ status: 'suspended', accepted_until: now, decided_at: now, decided_by: actor.id, refusal_reason: reason })
      .where('id', '=', id)
      .execute();
    await takeOff(tx, id, now);
    await tellOf(tx, actor, provider, 'suspended', reason, now);
  });
}

/** Lets a suspended provider and what it lists back in. The time between stays on record. */
export function reinstateProvider(db: Db, actor: Actor, id: string, reason: string, now: Date): Promise<void> {
  return transact(db, async (tx) => {
    const provider = await officeProvider(tx, actor, id, 'lock');
    await refuseConflicted(tx, actor, provider);
    refuseProviderAct('reinstate', provider);
    await listAgain(tx, id, now);
    await tellOf(tx, actor, provider, 'reinstated', reason, now);
  });
}

/** The step as every decision of the hub is kept. */
export async function writeDecision(
  tx: Tx,
  kind: 'provider' | 'package',
  id: string,
  actor: Actor,
  outcome: Outcome,
  reason: string,
  now: Date,
): Promise<void> {
  await tx
    .insertInto('decision')
    .values({
      id: newId('dec', now.getTime()),
      subject_kind: kind,
      subject_id: id,
      step: 'decide',
      outcome: outcome === 'accept' ? 'approve' : 'refuse',
      reason,
      by_person: actor.id,
      decided_at: now,
    })
    .execute();
}

type Turn = 'accepted' | 'refused' | 'suspended' | 'reinstated';

async function tellOf(tx: Tx, actor: Actor, provider: ProviderRow, turn: Turn, reason: string, now: Date): Promise<void> {
  const { scheme } = await marketOf(tx, provider.scheme, now);
  await record(tx, {
    at: now,
    kind: `provider.${turn}`,
    subject: provider.id,
    actor: actor.id,
    facts: { scheme: provider.scheme, organisation: provider.organisation_id },
    details: { reason },
  });
  const name = nameOf(provider);
  await notify(
    tx,
    await membersOf(tx, provider.organisation_id),
    {
      kind: `marketplace.notice.provider_${turn}`,
      facts: { name, scheme: readable(scheme).texts.name, reason },
      link: `/portal/providers/${provider.id}`,
    },
    now,
  );
}
