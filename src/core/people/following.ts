import {
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
} from 'kysely';
import type { Db } from '../../platform/db.ts';
import type { DB } from '../../platform/schema.ts';

/**
 * A handle for a library that keeps one for its whole life: each query goes to whatever handle is current when it is made.
 * So what the library writes stands or falls with our transaction, beside our events and jobs.
 */
export function followingDb(current: () => Db): Kysely<DB> {
  const connection: DatabaseConnection = {
    executeQuery: <Row>(query: CompiledQuery) => current().executeQuery(query) as Promise<QueryResult<Row>>,
    streamQuery: () => {
      throw new Error('The sign-in library does not stream');
    },
  };
  const ours = async () => {
    throw new Error('Transactions are ours, not the sign-in library’s');
  };
  const driver: Driver = {
    init: async () => {},
    acquireConnection: async () => connection,
    releaseConnection: async () => {},
    beginTransaction: ours,
    commitTransaction: ours,
    rollbackTransaction: ours,
    destroy: async () => {},
  };
  return new Kysely<DB>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => driver,
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
}
