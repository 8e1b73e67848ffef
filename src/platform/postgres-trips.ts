// Statements of hot paths travel together. Those that are asked for in the same moment, by whatever requests, take one
// connection and one trip, so that neither side is woken for each; while trips are under way, more come together for the
// next. Each is still a transaction of its own and fails alone. A slow one would hold up those behind it, so only quick
// reads travel so (see statement.ts).

import type { CompiledQuery } from 'kysely';
import type pg from 'pg';

interface Passenger {
  readonly query: CompiledQuery;
  arrived(result: pg.QueryResult): void;
  failed(error: unknown): void;
}

const quick = new WeakSet<object>();

/** Says that a statement is a quick read: it may share a trip, and be asked again when the database was away. */
export const travelsTogether = (known: CompiledQuery): void => void quick.add(known.query);
export const isQuickRead = (query: CompiledQuery): boolean => quick.has(query.query);

/** The most statements on one trip. */
const most = 16;
/** The most trips under way at once: one may be answered while the next is asked. */
const ways = 2;

/** Answers a function that sends a statement with the next trip. */
export function trips(pool: pg.Pool): (query: CompiledQuery) => Promise<pg.QueryResult> {
  const waiting: Passenger[] = [];
  let underWay = 0;
  let isCalled = false;

  /** Departs at the end of the turn, so that all who ask in it come along. */
  function call(): void {
    if (isCalled || underWay === ways || waiting.length === 0) return;
    isCalled = true;
    setImmediate(() => {
      isCalled = false;
      void depart();
      call();
    });
  }

  async function depart(): Promise<void> {
    underWay += 1;
    try {
      await travel(await pool.connect(), waiting.splice(0, most));
    } catch (error) {
      for (const passenger of waiting.splice(0, most)) passenger.failed(error);
    }
    underWay -= 1;
    call();
  }

  return (query) =>
    new Promise((arrived, failed) => {
      waiting.push({ query, arrived, failed });
      call();
    });
}

async function travel(client: pg.PoolClient, trip: readonly Passenger[]): Promise<void> {
  const { stream } = (client as unknown as { connection: { stream: { cork(): void; uncork(): void } } }).connection;
  stream.cork();
  const answers = trip.map(({ query, arrived, failed }) =>
    client.query(query.sql, query.parameters as unknown[]).then(arrived, failed),
  );
  stream.uncork();
  await Promise.all(answers);
  client.release();
}
