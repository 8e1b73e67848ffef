// A PostgreSQL connection that says less. Statements that come again are prepared once on a connection, so the server
// parses and plans them once; and `begin` travels with the statement that follows it, so a transaction costs one trip less.

import { createHash } from 'node:crypto';
import pg from 'pg';

type Result = Promise<pg.QueryResult>;

/** Different statements that are prepared on a connection at the most: lists of any length make texts without end. */
const most = 500;
const names = new Map<string, string>();

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= most) return known;
  const name = `s${createHash('sha256').update(text).digest('base64url').slice(0, 20)}`;
  names.set(text, name);
  return name;
}

const nothing = { rows: [], rowCount: 0, command: '', oid: 0, fields: [] } as unknown as pg.QueryResult;

export class PostgresClient extends pg.Client {
  #hasToBegin = false;

  constructor(config?: string | pg.ClientConfig) {
    super({ ...(typeof config === 'string' ? { connectionString: config } : config), pipeline: true });
  }

  // The base class has ten overloads; the two forms that reach us are a text with values (Kysely) and whatever else.
  // @ts-expect-error narrower than the overloads on purpose: the rest is passed on as it came
  override query(text: unknown, values?: unknown[], ...rest: unknown[]): Result {
    if (text === 'begin' && rest.length === 0) {
      this.#hasToBegin = true;
      return Promise.resolve(nothing);
    }
    if (!this.#hasToBegin) return this.#send(text, values, rest);
    this.#hasToBegin = false;
    if (text === 'commit' || text === 'rollback') return Promise.resolve(nothing);
    const { stream } = (this as unknown as { connection: { stream: { cork(): void; uncork(): void } } }).connection;
    stream.cork();
    const begun = this.#send('begin', undefined, []);
    const sent = this.#send(text, values, rest);
    stream.uncork();
    return Promise.all([begun, sent]).then(([, result]) => result);
  }

  #send(text: unknown, values: unknown[] | undefined, rest: unknown[]): Result {
    const send = super.query.bind(this) as (...given: unknown[]) => Result;
    if (typeof text !== 'string' || rest.length > 0 || values === undefined || values.length === 0)
      return send(text, values, ...rest);
    const name = nameOf(text);
    return name === undefined ? send(text, values) : send({ name, text, values });
  }
}
