// Mail leaves from a job, written in the caller's transaction: it is sent if and only if the change that asked for it was
// made. What it says may hold a one-time code or a link that counts as a signature, so it lies sealed in the job table,
// and the key to it lies elsewhere. Nothing of a mail but its id is ever logged.

import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { type Db, rootOf, type Tx } from './db.ts';
import type { Locale } from './formats.ts';
import { newId } from './ids.ts';
import { enqueue, type Handlers } from './jobs.ts';
import { keyFor } from './secret.ts';

export interface Mail {
  readonly to: string;
  readonly locale: Locale;
  readonly subject: string;
  /** Plain text; paragraphs are parted by an empty line. */
  readonly body: string;
  /** For mail that somebody subscribed to: the address that ends it with one press of a mail program's button (RFC 8058). */
  readonly unsubscribe?: string;
}

/** A mail with the id it was given when it was asked for: the same however often its job runs. */
export interface Letter extends Mail {
  readonly id: string;
}

/** The way out of the house for mail: an SMTP server, or the demonstration's mailbox. */
export interface Mailer {
  /** Sends, or throws so that the job is tried again. The second time with the same id reads as the same mail. */
  send(letter: Letter): Promise<void>;
  close(): Promise<void>;
}

/** The name of the job that sends. */
export const mailJob = 'mail.send';

const keys = new WeakMap<Db, Buffer>();

/** Lets mail be asked for on a database, and gives the job that sends it. */
export function openMail(db: Db, secret: string, mailer: Mailer): Handlers {
  const key = keyFor(secret, 'mail');
  keys.set(db, key);
  return {
    [mailJob]: ({ id = '', sealed = '' }) => mailer.send({ id, ...unseal(key, id, sealed) }),
  };
}

/** Has a mail sent after this transaction commits; not at all if it does not. Returns its id. */
export async function sendMail(tx: Tx, mail: Mail): Promise<string> {
  const key = keys.get(rootOf(tx));
  if (key === undefined) throw new Error('No way out for mail is open');
  const id = newId('mal');
  await enqueue(tx, mailJob, { id, sealed: seal(key, id, mail) });
  return id;
}

function seal(key: Buffer, id: string, mail: Mail): string {
  const start = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, start).setAAD(Buffer.from(id));
  const text = Buffer.concat([cipher.update(JSON.stringify(mail), 'utf8'), cipher.final()]);
  return Buffer.concat([start, cipher.getAuthTag(), text]).toString('base64');
}

function unseal(key: Buffer, id: string, sealed: string): Mail {
  const bytes = Buffer.from(sealed, 'base64');
  const cipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12)).setAAD(Buffer.from(id));
  cipher.setAuthTag(bytes.subarray(12, 28));
  return JSON.parse(Buffer.concat([cipher.update(bytes.subarray(28)), cipher.final()]).toString('utf8')) as Mail;
}
