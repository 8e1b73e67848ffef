// What the books say: of one account now and at any instant, of an owner, and of everything.

import { sql } from 'kysely';
import type { Db } from '../../platform/db.ts';
import { Refusal } from '../../platform/refusal.ts';

const pageSize = 50;

/** What an account holds: posted, whatever has been promised from it. */
export async function balance(db: Db, account: string): Promise<bigint> {
  return (await holding(db, account)).balance;
}

/** What may still be promised or spent from an account. */
export async function left(db: Db, account: string): Promise<bigint> {
  return (await holding(db, account)).left;
}

/** An account as it stands: posted, promised away, promised to it, and what is left to promise. */
export async function holding(db: Db, account: string) {
  const row = await accounts(db).where('id', '=', account).executeTakeFirst();
  if (row === undefined) throw new Error(`There is no account ${account}`);
  return row;
}

/** The accounts of an owner, such as a call or an award. */
export async function accountsOf(db: Db, owner: string) {
  return accounts(db).where('owner', '=', owner).orderBy('id').execute();
}

export interface AccountFilter {
  readonly kind?: string | undefined;
  readonly owner?: string | undefined;
  readonly unit?: string | undefined;
  readonly page: number;
}

/** One page of accounts by kind, owner and unit. */
export async function listAccounts(db: Db, { kind, owner, unit, page }: AccountFilter) {
  let wanted = db.selectFrom('account');
  if (kind !== undefined) wanted = wanted.where('kind', '=', kind);
  if (owner !== undefined) wanted = wanted.where('owner', '=', owner);
  if (unit !== undefined) wanted = wanted.where('unit', '=', unit);
  const { total } = await wanted.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow();
  const rows = await wanted
    .select(columns)
    .orderBy('kind')
    .orderBy('id')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  return { accounts: rows, kinds: await kindsOf(db), total, page, size: pageSize };
}

async function kindsOf(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('account').select('kind').distinct().orderBy('kind').execute();
  return rows.map((row) => row.kind);
}

const columns = [
  'id',
  'unit',
  'kind',
  'owner',
  'may_overdraw as mayOverdraw',
  'balance',
  'pending_out as promised',
  'pending_in as expected',
  sql<bigint>`balance - pending_out`.as('left'),
] as const;

function accounts(db: Db) {
  return db.selectFrom('account').select(columns);
}

export interface Period {
  /** From this instant on; from the opening of the account without it. */
  readonly from?: Date | undefined;
  /** Up to and without this instant; up to the last posting without it. */
  readonly until?: Date | undefined;
  readonly page: number;
}

/**
 * The statement of an account for a period: what it held at the beginning and at the end, what was promised from it at
 * the end, and one page of its postings, newest first, each with the balance after it.
 */
export async function statement(db: Db, account: string, { from, until, page }: Period) {
  const head = await accounts(db).where('id', '=', account).executeTakeFirst();
  if (head === undefined) throw new Refusal(404, 'ledger.no_account');
  const [sums, promised, entries] = [
    await sumsOf(db, account, from, until),
    until === undefined ? head.promised : await promisedAt(db, account, until),
    await entriesOf(db, account, from, until, page),
  ];
  const { opening, closing, total } = sums;
  return { account: head, opening, closing, promised, entries, total, page, size: pageSize };
}

const start = new Date(0);

/** Every posting of an account before an instant: what it changed, and the account on the other side. */
function postings(account: string, until: Date | undefined) {
  const before = until === undefined ? sql`` : sql`and posted_at < ${until}`;
  return sql`(
    select id, posted_at, cause, to_account as other, -amount as change from transfer
    where from_account = ${account} and state = 'posted' ${before}
    union all
    select id, posted_at, cause, from_account, amount from transfer
    where to_account = ${account} and state = 'posted' ${before}
  )`;
}

async function sumsOf(db: Db, account: string, from: Date = start, until?: Date) {
  const { rows } = await sql<{ opening: bigint; closing: bigint; total: number }>`
    select coalesce(sum(change) filter (where posted_at < ${from}), 0)::bigint as opening,
           coalesce(sum(change), 0)::bigint as closing,
           (count(*) filter (where posted_at >= ${from}))::int as total
    from ${postings(account, until)} as posting`.execute(db);
  return rows[0]!;
}

async function promisedAt(db: Db, account: string, at: Date): Promise<bigint> {
  const { rows } = await sql<{ amount: bigint }>`
    select coalesce(sum(amount), 0)::bigint as amount from transfer
    where from_account = ${account} and reserved_at < ${at} and coalesce(posted_at, voided_at, 'infinity') >= ${at}`.execute(db);
  return rows[0]!.amount;
}

interface Entry {
  readonly id: string;
  readonly at: Date;
  readonly cause: string;
  readonly other: string;
  readonly otherKind: string;
  /** More than nothing: it came in. */
  readonly change: bigint;
  readonly balance: bigint;
}

async function entriesOf(db: Db, account: string, from: Date = start, until: Date | undefined, page: number): Promise<Entry[]> {
  const { rows } = await sql<Entry>`
    select running.id, posted_at as at, cause, other, account.kind as "otherKind", change, running.balance
    from (
      select *, (sum(change) over (order by posted_at))::bigint as balance from ${postings(account, until)} as posting
    ) as running
    join account on account.id = other
    where posted_at >= ${from}
    order by posted_at desc
    limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(db);
  return rows;
}

/** The whole ledger per unit and kind of account. `sum` is zero, always: what one account gave another received. */
export async function totals(db: Db) {
  const rows = await db
    .selectFrom('account')
    .select((of) => [
      'unit',
      'kind',
      sql<number>`count(*)::int`.as('accounts'),
      of.cast<bigint>(of.fn.sum('balance'), 'bigint').as('balance'),
      of.cast<bigint>(of.fn.sum('pending_out'), 'bigint').as('promised'),
      of.cast<bigint>(of.fn.sum('pending_in'), 'bigint').as('expected'),
    ])
    .groupBy(['unit', 'kind'])
    .orderBy('unit')
    .orderBy('kind')
    .execute();
  const units = [...Map.groupBy(rows, (row) => row.unit)];
  return units.map(([unit, kinds]) => ({ unit, sum: kinds.reduce((sum, kind) => sum + kind.balance, 0n), kinds }));
}

/**
 * Accounts whose standing is not what their transfers add up to. Empty, unless somebody changed the tables by hand:
 * it works everything out anew, without the code that posts.
 */
export async function accountsAmiss(db: Db): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with sides as (
      select from_account as id, -amount as change, amount as outgoing, 0 as incoming, state from transfer
      union all
      select to_account, amount, 0, amount, state from transfer
    ), worked_out as (
      select id, coalesce(sum(change) filter (where state = 'posted'), 0) as balance,
             coalesce(sum(outgoing) filter (where state = 'pending'), 0) as pending_out,
             coalesce(sum(incoming) filter (where state = 'pending'), 0) as pending_in
      from sides group by id
    )
    select account.id from account left join worked_out using (id)
    where (account.balance, account.pending_out, account.pending_in)
      is distinct from (coalesce(worked_out.balance, 0), coalesce(worked_out.pending_out, 0), coalesce(worked_out.pending_in, 0))
    order by account.id`.execute(db);
  return rows.map((row) => row.id);
}
