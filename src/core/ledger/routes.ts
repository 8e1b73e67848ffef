import { z } from 'zod';
import { Amount, ById, Instant, InstantIn, PageQuery, route } from '../../platform/http/route.ts';
import { accountsAmiss, listAccounts, statement, totals } from './views.ts';

const readers = { role: ['finance', 'officer', 'admin'] } as const;

const Account = z.object({
  id: z.string(),
  unit: z.string(),
  kind: z.string(),
  owner: z.string().nullable(),
  mayOverdraw: z.boolean(),
  balance: Amount,
  promised: Amount,
  expected: Amount,
  left: Amount,
});

const Entry = z.object({
  id: z.string(),
  at: Instant,
  cause: z.string(),
  other: z.string(),
  otherKind: z.string(),
  change: Amount,
  balance: Amount,
});

const Word = z.string().max(64).optional();
const Listed = { total: z.number(), page: z.number(), size: z.number() };

const Statement = z.object({
  account: Account,
  opening: Amount,
  closing: Amount,
  promised: Amount,
  entries: z.array(Entry),
  ...Listed,
});

const Kind = z.object({ kind: z.string(), accounts: z.number(), balance: Amount, promised: Amount, expected: Amount });
const Totals = z.object({
  units: z.array(z.object({ unit: z.string(), sum: Amount, kinds: z.array(Kind) })),
  /** Accounts that are not what their transfers add up to: none, unless the tables were changed by hand. */
  amiss: z.array(z.string()),
});

export const ledgerRoutes = {
  'GET /ledger/accounts': route({
    summary: 'List the accounts of the ledger',
    access: readers,
    query: PageQuery.extend({ kind: Word, owner: Word, unit: Word }),
    returns: z.object({ accounts: z.array(Account), kinds: z.array(z.string()), ...Listed }),
    handle: ({ db }, { query }) => listAccounts(db, query),
  }),
  'GET /ledger/accounts/:id/statement': route({
    summary: 'The statement of an account for a period, up to and without its last instant',
    access: readers,
    params: ById,
    query: PageQuery.extend({ from: InstantIn.optional(), until: InstantIn.optional() }),
    returns: Statement,
    refusals: ['ledger.no_account'],
    handle: ({ db }, { params, query }) => statement(db, params.id, query),
  }),
  'GET /ledger/totals': route({
    summary: 'The whole ledger by unit and kind of account, and whether it adds up',
    access: readers,
    returns: Totals,
    handle: async ({ db }) => ({ units: await totals(db), amiss: await accountsAmiss(db) }),
  }),
};
