// Kysely's way to PostgreSQL. Only a transaction holds a connection; a statement by itself takes one for as long as it
// lasts, and hot ones share them. A read that finds the database away waits for it and is asked again.

import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import type pg from 'pg';
import { patiently } from './postgres-away.ts';
import { isQuickRead, trips } from './postgres-trips.ts';

/** Sends one statement that is in no transaction. */
export type Send = (query: CompiledQuery) => Promise<QueryResult<unknown>>;

/** The dialect over a pool, and the short way for statements that are ready to be sent. */
export function postgresOver(pool: pg.Pool): { readonly dialect: Dialect; readonly send: Send } {
  const send = sender(pool);
  return { dialect: dialectOver(pool, send), send };
}

function dialectOver(pool: pg.Pool, send: Send): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => driverOver(pool, send),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}

interface Session extends DatabaseConnection {
  /** The connection of a transaction that has begun. */
  held: pg.PoolClient | undefined;
  /** Whether its connection can no longer be trusted. */
  isBroken: boolean;
}

function sender(pool: pg.Pool): Send {
  const together = trips(pool);

  async function alone({ sql, parameters }: CompiledQuery): Promise<pg.QueryResult> {
    const client = await pool.connect();
    try {
      return await client.query(sql, parameters as unknown[]);
    } finally {
      client.release();
    }
  }

  return async (query) => {
    if (isQuickRead(query)) return resultOf(await patiently(() => together(query)));
    const isRead = query.query.kind === 'SelectQueryNode';
    return resultOf(await (isRead ? patiently(() => alone(query)) : alone(query)));
  };
}

function driverOver(pool: pg.Pool, send: Send): Driver {
  const heldBy = (session: DatabaseConnection) => (session as Session).held;

  return {
    init: async () => {},
    acquireConnection: async () => {
      const session: Session = {
        held: undefined,
        isBroken: false,
        executeQuery: <Row>(query: CompiledQuery) =>
          (session.held === undefined ? send(query) : within(session.held, query)) as Promise<QueryResult<Row>>,
        streamQuery: () => {
          throw new Error('Rows are not streamed');
        },
      };
      return session;
    },
    async beginTransaction(session) {
      const client = await patiently(() => pool.connect());
      (session as Session).held = client;
      await client.query('begin');
    },
    async commitTransaction(session) {
      const answer = await heldBy(session)?.query('commit');
      // An error that the work swallowed has undone the transaction.
      if (answer?.command === 'ROLLBACK') throw new Error('The transaction was rolled back');
    },
    async rollbackTransaction(session) {
      try {
        await heldBy(session)?.query('rollback');
      } catch (error) {
        (session as Session).isBroken = true;
        throw error;
      }
    },
    async releaseConnection(session) {
      heldBy(session)?.release((session as Session).isBroken);
    },
    destroy: () => pool.end(),
  };
}

async function within(held: pg.PoolClient, { sql, parameters }: CompiledQuery): Promise<QueryResult<unknown>> {
  return resultOf(await held.query(sql, parameters as unknown[]));
}

function resultOf({ command, rowCount, rows }: pg.QueryResult): QueryResult<unknown> {
  const found: unknown[] = rows;
  return command === 'SELECT' ? { rows: found } : { rows: found, numAffectedRows: BigInt(rowCount ?? 0) };
}
