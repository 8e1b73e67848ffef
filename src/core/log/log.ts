import { createHash, randomBytes } from 'node:crypto';
import type { Tx } from '../../platform/db.ts';
import { canonical } from '../../platform/canonical.ts';
import { newId } from '../../platform/ids.ts';

/** Something that happened. */
export interface Happening {
  readonly at: Date;
  /** `application.submitted`: the slice and the past tense. */
  readonly kind: string;
  /** The id of what it happened to. */
  readonly subject: string;
  /** The person who did it; `hub` when a job did. */
  readonly actor: string;
  /** Public: ids, amounts as text, statuses, hashes. Never personal data. */
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
  /** May hold personal data. Only its salted hash is sealed, so it can be erased later. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** The salted hash of details that goes into the leaf in their place. */
export function detailsHash(salt: string, details: unknown): string {
  return createHash('sha256').update(salt).update(canonical(details)).digest('hex');
}

const digits = '0123456789abcdefghjkmnpqrstvwxyz';
const last = { at: -1, turn: 0 };

/** Events of one instant sort in the order in which they were written: a count stands between the time and the chance. */
function nextEventId(at: number): string {
  [last.at, last.turn] = at === last.at ? [at, last.turn + 1] : [at, 0];
  const turn = last.turn % 32 ** 3;
  const count = `${digits[turn >> 10]}${digits[(turn >> 5) & 31]}${digits[turn & 31]}`;
  const id = newId('evt', at);
  return `${id.slice(0, 13)}${count}${id.slice(16)}`;
}

/** An event as its row: for a use case that writes it in one statement with its change. */
export function eventRow(happening: Happening) {
  const salt = happening.details === undefined ? null : randomBytes(16).toString('hex');
  return {
    id: nextEventId(happening.at.getTime()),
    at: happening.at,
    kind: happening.kind,
    subject: happening.subject,
    actor: happening.actor,
    facts: JSON.stringify(happening.facts),
    details: happening.details === undefined ? null : JSON.stringify(happening.details),
    salt,
    details_hash: salt === null ? null : detailsHash(salt, happening.details),
  };
}

/** Writes an event in the transaction of the change it tells of. Returns its id. The sealer does the rest. */
export async function record(tx: Tx, happening: Happening): Promise<string> {
  const row = eventRow(happening);
  await tx.insertInto('event').values(row).execute();
  return row.id;
}
