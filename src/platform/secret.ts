import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The hub's secret: the one that was set, or one made once and kept in the data folder, readable by its owner only. */
export async function secretOf({
  secret,
  data,
}: {
  readonly secret: string | undefined;
  readonly data: string;
}): Promise<string> {
  if (secret !== undefined) return secret;
  const file = join(data, 'secret');
  await mkdir(data, { recursive: true });
  try {
    // Two processes may start at once: the file is made by one of them, and both read it.
    await writeFile(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFile(file, 'utf8');
}

/** A key of 32 bytes for one purpose, so that what is made for one use fits no other. */
export function keyFor(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `causeway ${purpose}`, 32));
}

/** A hash that nobody without the key can make or search by trying: for short codes and for addresses. Hex. */
export function keyedHash(key: Buffer, text: string): string {
  return createHmac('sha256', key).update(text).digest('hex');
}

/** Locks a text away with a key (AES-256-GCM), for what must be read again. */
export function lockAway(key: Buffer, text: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const locked = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), locked]).toString('base64url');
}

/** The text that was locked away. Fails when the key is another or anything was changed. */
export function unlock(key: Buffer, text: string): string {
  const bytes = Buffer.from(text, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
}
