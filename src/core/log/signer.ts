// The hub's signing key: Ed25519, kept in one PEM file that only the hub's user may read. Whoever holds the file can sign
// in the hub's name, so back it up apart from the database.

import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomUUID,
  sign,
  verify,
} from 'node:crypto';
import { link, mkdir, open, readFile, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';

export interface Signer {
  /** The fingerprint of the public key: SHA-256 of its DER form, in hexadecimal digits. */
  readonly keyId: string;
  /** The public key as PEM. */
  readonly publicKey: string;
  /** The signature over a text, as 128 hexadecimal digits. */
  sign(text: string): string;
}

/** The key file cannot be used. The message is one clear line. */
export class KeyProblem extends Error {}

/**
 * Opens the key in a file. The first time it makes one; two processes that do so at once end up with the same key, and one
 * that is killed leaves none or a whole one.
 */
export async function openSigner(file: string): Promise<Signer> {
  const pem = (await readKey(file)) ?? (await makeKey(file));
  return signerOf(pem, file);
}

function signerOf(pem: string, file: string): Signer {
  const key = privateKey(pem);
  if (key?.asymmetricKeyType !== 'ed25519') {
    throw new KeyProblem(
      `The key file ${file} holds no Ed25519 private key. Put the hub's own key back, or name another file in CAUSEWAY_KEY`,
    );
  }
  const publicKey = createPublicKey(key);
  return {
    keyId: fingerprint(publicKey),
    publicKey: pemOf(publicKey),
    sign: (text) => sign(null, Buffer.from(text), key).toString('hex'),
  };
}

function privateKey(pem: string): KeyObject | undefined {
  try {
    return createPrivateKey(pem);
  } catch {
    return undefined;
  }
}

async function readKey(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    throw new KeyProblem(`The key file ${file} cannot be read (${code}). Check CAUSEWAY_KEY and who may read the file`);
  }
}

/** Writes a new key beside its place and links it there: the link fails when another process was first. */
async function makeKey(file: string): Promise<string> {
  const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const beside = `${file}.${randomUUID()}`;
  await mkdir(dirname(file), { recursive: true });
  const handle = await open(beside, 'wx', 0o600);
  try {
    await handle.writeFile(pem);
    await handle.sync();
  } finally {
    await handle.close();
  }
  try {
    await link(beside, file);
    return pem;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return await readFile(file, 'utf8');
  } finally {
    await unlink(beside);
  }
}

/** Whether a signature over a text was made with the private half of a public key. */
export function isSigned(text: string, signature: string, publicKey: KeyObject): boolean {
  return /^[0-9a-f]{128}$/.test(signature) && verify(null, Buffer.from(text), publicKey, Buffer.from(signature, 'hex'));
}

/** Reads a public key from its PEM form; nothing when it is none, or not written exactly as the hub writes it. */
export function readPublicKey(pem: string): KeyObject | undefined {
  try {
    const key = createPublicKey(pem);
    return key.asymmetricKeyType === 'ed25519' && pemOf(key) === pem ? key : undefined;
  } catch {
    return undefined;
  }
}

/** The name of a public key: SHA-256 of its DER form. */
export function fingerprint(publicKey: KeyObject): string {
  return createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex');
}

function pemOf(publicKey: KeyObject): string {
  return publicKey.export({ type: 'spki', format: 'pem' }).toString();
}
