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

interface Shape {
  readonly fields: unknown;
  readonly _parsers: unknown;
  readonly _prebuiltEmptyResultObject: unknown;
}

/** What we use of the inside of `pg.Query`: its version is pinned, and the tests of races would notice. */
interface Inside {
  readonly name: string;
  readonly _result: { -readonly [Part in keyof Shape]: Shape[Part] };
  _accumulateRows: boolean;
  handleRowDescription(message: unknown): void;
  prepare(connection: object): void;
}
const Query = pg.Query as unknown as new (config: pg.QueryConfig, values: undefined, callback: unknown) => Inside;

/** A prepared statement that is not described again once it is known: the server would send the same each time. */
class PreparedQuery extends Query {
  readonly #shapes: Map<string, Shape>;

  constructor(config: pg.QueryConfig, callback: unknown, shapes: Map<string, Shape>) {
    super(config, undefined, callback);
    this.#shapes = shapes;
  }

  override handleRowDescription(message: unknown): void {
    super.handleRowDescription(message);
    const { fields, _parsers, _prebuiltEmptyResultObject } = this._result;
    this.#shapes.set(this.name, { fields, _parsers, _prebuiltEmptyResultObject });
  }

  override prepare(connection: object): void {
    const shape = this.#shapes.get(this.name);
    if (shape === undefined) {
      super.prepare(connection);
      return;
    }
    Object.assign(this._result, shape);
    this._accumulateRows = true;
    super.prepare(Object.create(connection, silent) as object);
  }
}

const silent = { describe: { value: () => {} } };

const nothing = { rows: [], rowCount: 0, command: '', oid: 0, fields: [] } as unknown as pg.QueryResult;

export class PostgresClient extends pg.Client {
  #hasToBegin = false;
  /** What the rows of each prepared statement look like, as the server said the first time. */
  readonly #shapes = new Map<string, Shape>();

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
    return name === undefined ? send(text, values) : this.#again(name, text, values);
  }

  #again(name: string, text: string, values: unknown[]): Result {
    return new Promise((resolve, reject) => {
      const told = (error: Error | null, result: pg.QueryResult) => (error === null ? resolve(result) : reject(error));
      super.query(new PreparedQuery({ name, text, values }, told, this.#shapes) as never);
    });
  }
}
