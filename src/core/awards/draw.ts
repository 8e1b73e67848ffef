// A draw on an award: an amount is promised from its account, and the module that delivers the unit is told.

import type { Tx } from '../../platform/db.ts';
import { newId } from '../../platform/ids.ts';
import { openAccount, reserve } from '../ledger/ledger.ts';
import type { Delivery, Unit } from '../module.ts';

export interface NewDraw {
  readonly awardId: string;
  readonly amount: bigint;
  readonly unit: string;
  /** What it is for, said once: `claim:clm_…`, `part:awd_…:first`. */
  readonly cause: string;
  readonly claimId?: string;
  readonly part?: string;
}

/** Draws on an award. Refused (`ledger.short`) when less is left of it. Returns the id of the draw. */
export async function draw(tx: Tx, deliveries: readonly Delivery[], of: NewDraw, now: Date): Promise<string> {
  const delivery = deliveries.find(({ unit }) => unit === of.unit);
  if (delivery === undefined) throw new Error(`No module of this hub delivers ${of.unit}`);
  const award = await tx
    .selectFrom('award')
    .innerJoin('award_line', (join) => join.onRef('award_line.award_id', '=', 'award.id').on('award_line.unit', '=', of.unit))
    .innerJoin('organisation', 'organisation.id', 'award.organisation_id')
    .select(['award.call_id', 'award.organisation_id', 'award_line.account', 'organisation.name_en'])
    .where('award.id', '=', of.awardId)
    .executeTakeFirstOrThrow();
  const drawn = `drawn:${award.call_id}:${of.unit}`;
  await openAccount(tx, { id: drawn, unit: of.unit, kind: 'drawn', owner: award.call_id });
  const transferId = await reserve(tx, { from: award.account, to: drawn, amount: of.amount, cause: of.cause }, now);
  const id = newId('drw', now.getTime());
  await delivery.deliver(
    tx,
    { ...of, id, unit: of.unit as Unit, organisationId: award.organisation_id, transferId, payeeName: award.name_en },
    now,
  );
  return id;
}
