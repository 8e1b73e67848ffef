// Statements of hot paths travel together. Those that are asked for in the same moment, by whatever requests, take one
// connection and one trip, so that neither side is woken for each; while every connection is out, the next trip takes on
// more. Each is still a transaction of its own and fails alone. A slow one would hold up those behind it, so only quick
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
const most = 12;

/** Answers a function that sends a statement with the next trip. */
export function trips(pool: pg.Pool): (query: CompiledQuery) => Promise<pg.QueryResult> {
  let boarding: Passenger[] | undefined;

  async function depart(trip: Passenger[]): Promise<void> {
    let client: pg.PoolClient;
    try {
      client = await pool.connect();
    } catch (error) {
      for (const passenger of trip) passenger.failed(error);
      return;
    } finally {
      if (boarding === trip) boarding = undefined;
    }
    const { stream } = (client as unknown as { connection: { stream: { cork(): void; uncork(): void } } }).connection;
    stream.cork();
    const under = trip.map(({ query, arrived, failed }) =>
      client.query(query.sql, query.parameters as unknown[]).then(arrived, failed),
    );
    stream.uncork();
    await Promise.all(under);
    client.release();
  }

  return (query) =>
    new Promise((arrived, failed) => {
      if (boarding === undefined || boarding.length === most) {
        const trip: Passenger[] = (boarding = []);
        setImmediate(() => void depart(trip));
      }
      boarding.push({ query, arrived, failed });
    });
}
