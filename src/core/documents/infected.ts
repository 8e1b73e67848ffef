import { NoVerdict } from '../../platform/clamd.ts';
import { type Db, transact } from '../../platform/db.ts';
import type { Files, Received } from '../../platform/files.ts';
import type { Actor } from '../../platform/http/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import { record } from '../log/log.ts';

interface Place {
  readonly ownerId: string;
  readonly field: string;
}

/**
 * Has a file scanned that has arrived, where a scanner is configured. Refuses one with a virus in it, with an event that says
 * what was found where, and, when the scanner gives no verdict, any file: what was not scanned is not kept.
 */
export async function refuseInfected(
  db: Db,
  files: Files,
  actor: Actor,
  { ownerId, field }: Place,
  name: string,
  { path, sha256, bytes }: Pick<Received, 'path' | 'sha256' | 'bytes'>,
  now: Date,
): Promise<void> {
  const found = await files.scan?.(path).catch((error: unknown) => {
    if (error instanceof NoVerdict) throw new Refusal(503, 'document.not_scanned', { name });
    throw error;
  });
  if (found === undefined) return;
  const { signature } = found;
  await transact(db, (tx) =>
    record(tx, {
      at: now,
      kind: 'document.infected',
      subject: ownerId,
      actor: actor.id,
      facts: { field, signature, sha256, bytes },
      details: { name },
    }),
  );
  throw new Refusal(422, 'document.infected', { name, signature });
}
