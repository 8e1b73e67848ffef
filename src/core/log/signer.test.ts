import { createPublicKey } from 'node:crypto';
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { otherKind } from './sealed.fixture.ts';
import { fingerprint, isSigned, KeyProblem, openSigner, readPublicKey } from './signer.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'causeway-key-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('the first opening makes a key that only its owner may read; later ones find it', async () => {
  const file = join(folder, 'made', 'key.pem');
  const first = await openSigner(file);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await readdir(join(folder, 'made'))).toEqual(['key.pem']);
  const second = await openSigner(file);
  expect(second.keyId).toBe(first.keyId);
  expect(second.sign('x')).toBe(first.sign('x'));
});

test('many that open at once agree on one key', async () => {
  const file = join(folder, 'race', 'key.pem');
  const signers = await Promise.all(Array.from({ length: 20 }, () => openSigner(file)));
  expect(new Set(signers.map((signer) => signer.keyId)).size).toBe(1);
  expect(await readdir(join(folder, 'race'))).toEqual(['key.pem']);
});

test('what one key signs, its public half knows, and nothing else', async () => {
  const [one, other] = [await openSigner(join(folder, 'one.pem')), await openSigner(join(folder, 'other.pem'))];
  const key = readPublicKey(one.publicKey)!;
  const signature = one.sign('the text');
  expect(isSigned('the text', signature, key)).toBe(true);
  expect(isSigned('the tex', signature, key)).toBe(false);
  expect(isSigned('the text', signature.toUpperCase(), key)).toBe(false);
  expect(isSigned('the text', signature, readPublicKey(other.publicKey)!)).toBe(false);
  expect(fingerprint(createPublicKey(one.publicKey))).toBe(one.keyId);
});

test('a file that holds no such key stops the start with its name and the way out', async () => {
  const wrong = join(folder, 'wrong.pem');
  for (const content of ['', 'not a key', otherKind()]) {
    await writeFile(wrong, content);
    await expect(openSigner(wrong)).rejects.toThrow(KeyProblem);
    await expect(openSigner(wrong)).rejects.toThrow(`${wrong} holds no Ed25519 private key`);
    expect(await readFile(wrong, 'utf8')).toBe(content);
  }
  await expect(openSigner(folder)).rejects.toThrow('cannot be read');
  await chmod(wrong, 0o600);
});
