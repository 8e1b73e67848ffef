// The places that a scheme allows one provider in a category of a sector, counted while the provider is locked.

import type { Db, Tx } from '../../platform/db.ts';
import { Refusal } from '../../platform/refusal.ts';
import { type Market, placesOf } from './market.ts';

interface Place {
  readonly sector: string;
  readonly category: string;
}

/** A package that asks for a place; a new version asks for that of the package it replaces. */
interface Asking extends Place {
  readonly id: string;
  readonly provider_id: string;
  readonly is_revision: boolean;
  readonly replaces: string | null;
}

function holders(db: Db, providerId: string, { sector, category }: Place) {
  return db
    .selectFrom('marketplace_package')
    .where('provider_id', '=', providerId)
    .where('sector', '=', sector)
    .where('category', '=', category)
    .where('status', 'in', ['submitted', 'accepted'])
    .where('is_revision', '=', false);
}

/** How many other packages of the provider are listed, or wait to be, in a category of a sector. */
export async function listedIn(db: Db, providerId: string, place: Place, but: Asking | undefined): Promise<number> {
  let query = holders(db, providerId, place).select(({ fn }) => fn.countAll<bigint>().as('count'));
  const own = [but?.id, but?.is_revision ? but.replaces : undefined].filter((id) => typeof id === 'string');
  if (own.length > 0) query = query.where('id', 'not in', own);
  return Number((await query.executeTakeFirstOrThrow()).count);
}

/**
 * The place for a package, or a refusal when there is none left. A new version has that of the package it replaces; when
 * that one has gone meanwhile, it is a package like any other.
 */
export async function freePlace(tx: Tx, market: Market, asking: Asking): Promise<{ slot: number; is_revision: boolean }> {
  const taken = await holders(tx, asking.provider_id, asking).select(['id', 'slot']).execute();
  const old = asking.is_revision ? taken.find(({ id }) => id === asking.replaces) : undefined;
  if (old?.slot != null) return { slot: old.slot, is_revision: true };
  const places = Array.from({ length: placesOf(market) }, (_, at) => at + 1);
  const slot = places.find((place) => !taken.some((one) => one.slot === place));
  if (slot === undefined) throw new Refusal(409, 'marketplace.package.slot_taken');
  return { slot, is_revision: false };
}

/** Refuses a new version whose place somebody else has taken since the package it replaces went away. */
export async function refuseTakenPlace(tx: Tx, asking: Asking & { readonly slot: number | null }): Promise<void> {
  const taken = await holders(tx, asking.provider_id, asking).select('id').where('slot', '=', asking.slot).execute();
  if (taken.some(({ id }) => id !== asking.id && id !== asking.replaces))
    throw new Refusal(409, 'marketplace.package.slot_taken');
}
