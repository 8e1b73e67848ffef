// Published versions of scheme files. A version never changes once stored, so a process reads each one once.

import { type Db, rootOf, type Tx } from '../../platform/db.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Scheme } from './shape.ts';

const read = new WeakMap<Db, Map<string, Scheme>>();
const unsettled = new WeakSet<Db>();

const isTx = (db: Db): db is Tx => db.isTransaction;

/** The rules of a published version; the same object every time, so that what was made of it (parsed rules) is kept too. */
export async function schemeVersion(db: Db, scheme: string, version: number): Promise<Scheme> {
  const root = isTx(db) ? rootOf(db) : db;
  let known = read.get(root);
  if (!known) read.set(root, (known = new Map<string, Scheme>()));
  const name = `${scheme}@${version}`;
  const found = known.get(name);
  if (found) return found;
  const row = await db
    .selectFrom('scheme_version')
    .select('body')
    .where('scheme', '=', scheme)
    .where('version', '=', version)
    .executeTakeFirst();
  if (!row) throw new Refusal(404, 'schemes.no_version', { scheme, version });
  const body = inTodaysWords(row.body);
  // What was published in this very transaction may yet be rolled back, and another version take its number.
  if (!unsettled.has(db)) known.set(name, body);
  return body;
}

interface Older {
  readonly gives: readonly { readonly cap?: string; readonly capPer?: 'award' | 'applicant-lifetime' }[];
  readonly envelope?: Scheme['envelopes'][number];
}

/** A version that was published when a line had one cap and a scheme one envelope, as the language says it today. */
function inTodaysWords(body: unknown): Scheme {
  const { envelope, ...scheme } = body as Scheme & Older;
  if (envelope === undefined) return scheme;
  const gives = (scheme.gives as readonly (Scheme['gives'][number] & Older['gives'][number])[]).map(({ cap, capPer, ...line }) =>
    cap === undefined ? line : { ...line, caps: [{ per: capPer ?? 'award', most: cap }] },
  );
  return { ...scheme, gives, envelopes: [envelope] };
}

/** Says that a transaction has published versions, so that none is remembered before it is committed. */
export function publishingIn(tx: Tx): void {
  unsettled.add(tx);
}
