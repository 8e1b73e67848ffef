// Whoever sends a request with an Idempotency-Key may send it again, after a line was cut or a server died, without it being
// done again: what it does and what it answers are written in one transaction. The same key and the same request get the
// same answer; a refusal changes nothing, is not kept, and is looked at anew.

import { createHash } from 'node:crypto';
import { type Db, transact, type Tx } from '../db.ts';
import { Refusal } from '../refusal.ts';
import type { Routes } from './route.ts';

/** A request as its key stands for it. */
export interface Asked {
  readonly asker: string;
  readonly key: string;
  /** SHA-256 of its address and body, in hex. */
  readonly request: string;
}

/** An answer as it goes out: a status and the JSON text, or nothing. */
export interface Answered {
  readonly status: number;
  readonly text: string | null;
}

/** Whether a request may come with a key: what makes or sends something, but for signing in and out and for secrets. */
export const takesKey = (method: string, { sessionOnly, tellsSecret, download, takesFile }: Routes[string]): boolean =>
  method === 'POST' && sessionOnly !== true && tellsSecret !== true && download === undefined && takesFile === undefined;

/** What a request's key stands for; nothing without one. Refuses what is no key: up to 200 visible ASCII characters. */
export function askedWith(header: string | null, asker: string, address: string, body: string): Asked | undefined {
  if (header === null) return undefined;
  if (!/^[\x21-\x7E]{1,200}$/.test(header))
    throw new Refusal(422, 'http.invalid', {}, [{ field: 'Idempotency-Key', code: 'field.format' }]);
  return { asker, key: header, request: createHash('sha256').update(`${address}\n${body}`).digest('hex') };
}

/** Does a request and keeps its answer, or gives the answer that was kept. Whoever asks meanwhile waits for the first. */
export function once(db: Db, asked: Asked, now: Date, work: (tx: Tx) => Promise<Answered>): Promise<Answered> {
  const { asker, key, request } = asked;
  return transact(db, async (tx) => {
    const mine = await tx
      .insertInto('request_once')
      .values({ asker, key, request, at: now })
      .onConflict((there) => there.doNothing())
      .returning('key')
      .executeTakeFirst();
    if (mine === undefined) return kept(tx, asked);
    const { status, text } = await work(tx);
    await tx
      .updateTable('request_once')
      .set({ status, answer: text })
      .where('asker', '=', asker)
      .where('key', '=', key)
      .execute();
    return { status, text };
  });
}

async function kept(tx: Tx, { asker, key, request }: Asked): Promise<Answered> {
  const there = await tx
    .selectFrom('request_once')
    .select(['request', 'status', 'answer'])
    .where('asker', '=', asker)
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  if (there.request !== request) throw new Refusal(422, 'http.key_used');
  if (there.status === null) throw new Error(`The answer to ${key} was not kept`);
  return { status: there.status, text: there.answer };
}

/** Forgets answers that were kept before an instant. */
export async function forgetAnswers(tx: Tx, before: Date): Promise<void> {
  await tx.deleteFrom('request_once').where('at', '<=', before).execute();
}
