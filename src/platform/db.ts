// The database behind one setting: PostgreSQL by address, or PGlite (PostgreSQL in this process) in a folder.
// PGlite is one session, so a query on the outer handle inside a transaction would wait for ever. The guard below
// makes that an error on both engines, which also catches writes that would silently escape a rollback.

import { AsyncLocalStorage } from 'node:async_hooks';
import { PGlite, types as pgliteTypes } from '@electric-sql/pglite';
import {
  type CompiledQuery,
  type Dialect,
  type Driver,
  Kysely,
  PGliteDialect,
  PostgresAdapter,
  sql,
  type Transaction,
} from 'kysely';
import pg from 'pg';
import { fromPglite } from 'pg-boss';
import { patiently } from './postgres-away.ts';
import { PostgresClient } from './postgres-client.ts';
import { postgresOver, type Send } from './postgres-driver.ts';
import type { DB } from './schema.ts';

export type Db = Kysely<DB>;
/** A handle inside a transaction. A function that writes asks for it, so writing outside one does not compile. */
export type Tx = Transaction<DB>;

export interface Database {
  readonly db: Db;
  readonly engine: 'postgres' | 'pglite';
  /** For libraries that bring their own SQL: statements on connections of their own. */
  readonly raw: ReturnType<typeof fromPglite>;
  close(): Promise<void>;
}

const inTransaction = new AsyncLocalStorage<true>();

function refuseEscape(): void {
  if (inTransaction.getStore()) throw new Error('A query escaped its transaction');
}

const roots = new WeakMap<Tx, Db>();

/** The outer handle that a transaction was opened on. */
export function rootOf(tx: Tx): Db {
  const root = roots.get(tx);
  if (root === undefined) throw new Error('This transaction was not opened by transact');
  return root;
}

/** One holder at a time. Kysely's own mutex for PGlite is taken before any driver is asked, so an escaped query would wait for ever. */
function turnstile() {
  let last = Promise.resolve();
  const leave: (() => void)[] = [];
  return {
    async enter() {
      const before = last;
      const gate = Promise.withResolvers<void>();
      last = gate.promise;
      await before;
      leave.push(gate.resolve);
    },
    leave: () => leave.shift()?.(),
  };
}

function guarded(dialect: Dialect, single: boolean): Dialect {
  const turns = single ? turnstile() : undefined;
  return {
    createAdapter: () => new PostgresAdapter(),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createDriver: () => {
      const driver = dialect.createDriver();
      const acquire = driver.acquireConnection.bind(driver);
      const release = driver.releaseConnection.bind(driver);
      driver.acquireConnection = async (...given: Parameters<Driver['acquireConnection']>) => {
        refuseEscape();
        await turns?.enter();
        return acquire(...given);
      };
      driver.releaseConnection = async (...given: Parameters<Driver['releaseConnection']>) => {
        turns?.leave();
        return release(...given);
      };
      return driver;
    },
  };
}

/** The same for statements that do not come through Kysely. */
function guardedRaw(raw: Database['raw']): Database['raw'] {
  return {
    ...raw,
    executeSql: (text, values) => {
      refuseEscape();
      return raw.executeSql(text, values);
    },
  };
}

const retried = new Set(['40001', '40P01']);

/**
 * Runs work in one transaction; tries again when the database broke it off to resolve a deadlock, or went away before it was
 * asked to commit. When it goes away afterwards nobody can know, and the failure is passed on.
 */
export async function transact<Result>(db: Db, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  if (isTx(db)) return work(db);
  let left = 3;
  for (;;) {
    let isWorked = false;
    try {
      return await patiently(
        () =>
          db.transaction().execute(async (tx) => {
            roots.set(tx, db);
            const result = await inTransaction.run(true, () => work(tx));
            isWorked = true;
            return result;
          }),
        () => !isWorked,
      );
    } catch (error) {
      const code = (error as { code?: unknown }).code;
      if (left > 0 && typeof code === 'string' && retried.has(code)) left -= 1;
      else throw error;
    }
  }
}

/** The short way to the database, past what a statement that is ready to be sent has no need of. */
const shortWays = new WeakMap<Db, Send>();

/** Sends a statement that is ready, in the transaction if there is one, and answers its rows. */
export async function ask<Row>(db: Db, query: CompiledQuery<Row>): Promise<readonly Row[]> {
  const send = shortWays.get(db);
  if (send === undefined) return (await db.executeQuery(query)).rows;
  refuseEscape();
  return (await send(query)).rows as Row[];
}

/** The handle for one statement, which is a transaction by itself when it is not in one: see `statement`. */
export function inOneStatement(db: Db): Tx {
  const tx = db as Tx;
  if (!isTx(db)) roots.set(tx, db);
  return tx;
}

function isTx(db: Db): db is Tx {
  return db.isTransaction;
}

/** PostgreSQL at an address. `size` is the most connections this process holds. */
export async function openPostgres(url: string, size: number): Promise<Database> {
  const types = new pg.TypeOverrides();
  types.setTypeParser(20, BigInt);
  types.setTypeParser(1082, (day: string) => day);
  const pool = new pg.Pool({
    Client: PostgresClient as unknown as new () => pg.ClientBase,
    connectionString: url,
    max: size,
    types,
    connectionTimeoutMillis: 10_000,
  });
  // A connection may break while nobody waits for an answer on it. Its next user gets the error, or the pool a new one;
  // without listeners the process would end.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  await pool.query('select 1');
  const { dialect, send } = postgresOver(pool);
  const db = new Kysely<DB>({ dialect: guarded(dialect, false) });
  shortWays.set(db, send);
  return {
    db,
    engine: 'postgres',
    raw: { executeSql: (text, values) => pool.query(text, values) },
    close: () => pool.end(),
  };
}

/** PGlite in a folder, or in memory without one. Only one process may have the folder open. */
export async function openPglite(folder?: string, from?: Blob): Promise<Database> {
  const engine = await PGlite.create({
    ...(folder === undefined ? {} : { dataDir: folder }),
    ...(from === undefined ? {} : { loadDataDir: from }),
    parsers: { [pgliteTypes.INT8]: BigInt, [pgliteTypes.DATE]: (day: string) => day },
    serializers: { [pgliteTypes.INT8]: String },
  });
  return {
    db: new Kysely<DB>({ dialect: guarded(new PGliteDialect({ pglite: engine }), true) }),
    engine: 'pglite',
    raw: guardedRaw(fromPglite(engine)),
    close: () => engine.close(),
  };
}

/** Whether the database answers. */
export async function answers(db: Db): Promise<boolean> {
  try {
    await sql`select 1`.execute(db);
    return true;
  } catch {
    return false;
  }
}
