import type { CompiledQuery } from 'kysely';
import { ask, type Db, inOneStatement, type Tx } from './db.ts';
import { travelsTogether } from './postgres-trips.ts';

/** Stands for a value that is given each time. */
class Place {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/**
 * A statement of a hot path, put together at its first use and from then on only filled in: building the text costs more
 * than sending it. `make` is given a stand-in for each value; it may pass them on, but not look at them. All that it writes,
 * in however many tables, happens or nothing does: one statement is a transaction by itself.
 */
export function statement<Values extends object, Row>(
  make: (tx: Tx, given: Values) => CompiledQuery<Row>,
): (db: Db, given: Values) => Promise<readonly Row[]> {
  const fill = filled(
    (db, given: Values) => make(inOneStatement(db), given),
    () => {},
  );
  return async (db, given) => ask(db, fill(db, given));
}

/**
 * The same for what only reads, by key and without locks. Being quick, it travels with other such reads that are asked in
 * the same moment; changing nothing, it is asked again when the database was away.
 */
export function quickRead<Values extends object, Row>(
  make: (db: Db, given: Values) => CompiledQuery<Row>,
): (db: Db, given: Values) => Promise<readonly Row[]> {
  const fill = filled(make, travelsTogether);
  return async (db, given) => ask(db, fill(db, given));
}

function filled<Values extends object, Row>(
  make: (db: Db, given: Values) => CompiledQuery<Row>,
  note: (known: CompiledQuery<Row>) => void,
) {
  let known: CompiledQuery<Row> | undefined;
  const places = new Proxy({} as Values, { get: (_, name) => new Place(String(name)) });
  return (db: Db, given: Values): CompiledQuery<Row> => {
    if (known === undefined) note((known = make(db, places)));
    const parameters = known.parameters.map((value) => filledIn(value, given as Readonly<Record<string, unknown>>));
    return { ...known, parameters };
  };
}

/** A value for a place, also for those inside a list that goes out as one array. */
function filledIn(value: unknown, given: Readonly<Record<string, unknown>>): unknown {
  if (value instanceof Place) return given[value.name];
  return Array.isArray(value) ? value.map((one) => filledIn(one, given)) : value;
}
