// The double-entry ledger. A transfer moves an amount of one unit between two accounts, once for each cause.
// Two-phase where a promise comes before the act: reserve (pending), then post or void. The database itself refuses
// an overdraft (account_not_overdrawn), so the sums hold whatever the code above does. Accounts are locked in the
// order of their ids, so two transfers can wait for each other but never deadlock.

import { sql } from 'kysely';
import type { Tx } from '../../platform/db.ts';
import { newId } from '../../platform/ids.ts';
import { Refusal } from '../../platform/refusal.ts';

export interface NewAccount {
  readonly id: string;
  readonly unit: string;
  /** What it is for, in one word: `envelope`, `reserved`, `awarded`, `drawn`. */
  readonly kind: string;
  /** The id of what it belongs to: a call, an award. */
  readonly owner?: string;
  /** For accounts that stand for the world outside, such as the public purse. */
  readonly mayOverdraw?: boolean;
}

export interface Movement {
  readonly from: string;
  readonly to: string;
  /** In the smallest part of the accounts' unit; more than nothing. */
  readonly amount: bigint;
  /** Unique: a second transfer with the same cause changes nothing and returns the first. */
  readonly cause: string;
}

/** Opens an account, or finds it open already. An account of that id which is something else is a bug. */
export async function openAccount(tx: Tx, account: NewAccount): Promise<void> {
  const wanted = {
    id: account.id,
    unit: account.unit,
    kind: account.kind,
    owner: account.owner ?? null,
    may_overdraw: account.mayOverdraw ?? false,
  };
  const made = await tx
    .insertInto('account')
    .values(wanted)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (made !== undefined) return;
  const open = await tx
    .selectFrom('account')
    .select(['id', 'unit', 'kind', 'owner', 'may_overdraw'])
    .where('id', '=', account.id)
    .executeTakeFirstOrThrow();
  if (JSON.stringify(open) !== JSON.stringify(wanted)) throw new Error(`The account ${account.id} is open as something else`);
}

/** Moves an amount at once. Returns the transfer's id. Refuses with `ledger.short` what would overdraw the account. */
export async function transfer(tx: Tx, movement: Movement, now: Date): Promise<string> {
  return move(tx, movement, 'posted', now);
}

/** Promises an amount: it can no longer be spent elsewhere. Post or void it later. Refuses like `transfer`. */
export async function reserve(tx: Tx, movement: Movement, now: Date): Promise<string> {
  return move(tx, movement, 'pending', now);
}

/** Makes a promise good. Twice is as once; a promise that was voided is refused. */
export async function post(tx: Tx, transferId: string, now: Date): Promise<void> {
  const state = await lockPromised(tx, transferId);
  if (state === 'posted') return;
  if (state === 'voided') throw new Refusal(409, 'ledger.voided');
  await tx
    .updateTable('transfer')
    .set((own) => ({ state: 'posted', posted_at: nextInstant(own.ref('from_account'), own.ref('to_account'), now) }))
    .where('id', '=', transferId)
    .execute();
  await apply(tx, transferId, { posted: 1n, promised: -1n });
}

/** Takes a promise back. Twice is as once; a promise already made good is refused. */
export async function voidTransfer(tx: Tx, transferId: string, now: Date): Promise<void> {
  const state = await lockPromised(tx, transferId);
  if (state === 'voided') return;
  if (state === 'posted') throw new Refusal(409, 'ledger.posted');
  await tx.updateTable('transfer').set({ state: 'voided', voided_at: now }).where('id', '=', transferId).execute();
  await apply(tx, transferId, { posted: 0n, promised: -1n });
}

async function move(tx: Tx, movement: Movement, state: 'pending' | 'posted', now: Date): Promise<string> {
  const { from, to, amount, cause } = movement;
  if (amount <= 0n) throw new Error(`${cause} moves ${amount}, which is not more than nothing`);
  const giver = await lockPair(tx, from, to);
  const id = newId('trf', now.getTime());
  const made = await tx
    .insertInto('transfer')
    .values({
      id,
      unit: giver.unit,
      from_account: from,
      to_account: to,
      amount,
      cause,
      state,
      reserved_at: state === 'pending' ? now : null,
      posted_at: state === 'posted' ? nextInstant(sql`${from}`, sql`${to}`, now) : null,
    })
    .onConflict((conflict) => conflict.column('cause').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (made === undefined) return sameAsBefore(tx, movement, state);
  try {
    await apply(tx, id, state === 'posted' ? { posted: 1n, promised: 0n } : { posted: 0n, promised: 1n });
  } catch (error) {
    if ((error as { constraint?: unknown }).constraint !== 'account_not_overdrawn') throw error;
    throw short(giver, amount);
  }
  return id;
}

type Account = Awaited<ReturnType<typeof lockPair>>;

/** Locks the two accounts of a movement, in the one order, and returns the giving one. Anything amiss with them is a bug. */
async function lockPair(tx: Tx, from: string, to: string) {
  const rows = await tx
    .selectFrom('account')
    .select(['id', 'unit', 'kind', 'balance', 'pending_out'])
    .where('id', 'in', [from, to])
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
  const giver = rows.find((row) => row.id === from);
  const taker = rows.find((row) => row.id === to);
  if (giver === undefined || taker === undefined) throw new Error(`There is no account ${giver === undefined ? from : to}`);
  if (giver === taker) throw new Error(`${from} cannot give to itself`);
  if (giver.unit !== taker.unit) throw new Error(`${from} holds ${giver.unit}, ${to} holds ${taker.unit}`);
  return giver;
}

/** Locks a promise and its two accounts, in the one order. */
async function lockPromised(tx: Tx, transferId: string) {
  const found = await tx
    .selectFrom('transfer')
    .innerJoin('account', (on) => on.on(sql<boolean>`account.id in (transfer.from_account, transfer.to_account)`))
    .select(['transfer.state', 'transfer.reserved_at'])
    .where('transfer.id', '=', transferId)
    .orderBy('account.id')
    .forNoKeyUpdate()
    .execute();
  const [promise] = found;
  if (promise === undefined) throw new Error(`There is no transfer ${transferId}`);
  if (promise.reserved_at === null) throw new Error(`The transfer ${transferId} was never a promise`);
  return promise.state;
}

/** The instant of a posting: now, but later than the last one of both accounts, whatever the clocks of two processes say. */
function nextInstant(from: unknown, to: unknown, now: Date) {
  return sql<Date>`(select greatest(${now}::timestamptz, max(moved_at) + interval '1 microsecond') from account where id in (${from}, ${to}))`;
}

/** Carries a transfer into its two accounts, `posted` and `promised` times. The one place where balances change. */
async function apply(tx: Tx, transferId: string, { posted, promised }: { posted: bigint; promised: bigint }): Promise<void> {
  await sql`
    update account set
      balance = balance + ${posted}::bigint * case id when from_account then -amount else amount end,
      pending_out = pending_out + ${promised}::bigint * case id when from_account then amount else 0 end,
      pending_in = pending_in + ${promised}::bigint * case id when to_account then amount else 0 end,
      moved_at = coalesce(posted_at, moved_at)
    from (select from_account, to_account, amount, posted_at from transfer where id = ${transferId}) as moved
    where id in (from_account, to_account)
  `.execute(tx);
}

async function sameAsBefore(tx: Tx, { from, to, amount, cause }: Movement, state: 'pending' | 'posted'): Promise<string> {
  const before = await tx
    .selectFrom('transfer')
    .select(['id', 'from_account', 'to_account', 'amount', 'reserved_at'])
    .where('cause', '=', cause)
    .executeTakeFirstOrThrow();
  const isSame =
    before.from_account === from &&
    before.to_account === to &&
    before.amount === amount &&
    (before.reserved_at !== null) === (state === 'pending');
  if (!isSame) throw new Error(`The cause ${cause} has moved something else already`);
  return before.id;
}

function short({ kind, unit, balance, pending_out: promised }: Account, asked: bigint): Refusal {
  const measure = unit === 'HKD.cent' ? 'money' : 'units';
  return new Refusal(409, 'ledger.short', { kind, unit, measure, left: String(balance - promised), asked: String(asked) });
}
