import type { Db, Tx } from '../../platform/db.ts';
import type { Locale } from '../../platform/formats.ts';
import { peerHeader } from './library.ts';
import type { Standing } from './visit.ts';

/** A request, as far as signing in needs it, and the headers of its answer. */
export interface Asking {
  readonly headers: Headers;
  /** The address it came from. */
  readonly peer: string;
  readonly locale: Locale;
  readonly now: Date;
  /** Cookies are set here. */
  readonly reply: Headers;
}

/** Only what the library has use for; the address comes from us, whatever the browser sends. */
export function libraryHeaders({ headers, peer }: Asking): Headers {
  const passed = new Headers({ [peerHeader]: peer });
  for (const name of ['cookie', 'user-agent']) {
    const value = headers.get(name);
    if (value !== null) passed.set(name, value.slice(0, 4096));
  }
  return passed;
}

/** The session that the browser has, unless it has ended. */
export async function standing(tx: Tx, token: string, now: Date): Promise<Standing | undefined> {
  const row = await tx
    .selectFrom('session')
    .select(['id', 'person_id', 'proof', 'created_at'])
    .where('token', '=', token)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return row && { id: row.id, personId: row.person_id, proof: row.proof, createdAt: row.created_at };
}

/** Whether a session rests on the password of the account with an e-mail address. */
export async function hasFirstStep(db: Db, token: string | undefined, email: string): Promise<boolean> {
  const found = await db
    .selectFrom('session')
    .innerJoin('person', 'person.id', 'session.person_id')
    .select('session.id')
    .where('session.token', '=', token ?? '')
    .where('session.proof', '=', 'password')
    .where('person.email', '=', email)
    .executeTakeFirst();
  return found !== undefined;
}
