// The words of the tus protocol 1.0.0 (resumable uploads): what its headers say, and what is said back. Core, creation,
// checksum (SHA-256), expiration and termination.

import { Refusal } from '../../platform/refusal.ts';

export const tusVersion = '1.0.0';

/** What the hub can do, for whoever asks before sending. */
export const tusAbilities = (most: number) => ({
  'tus-version': tusVersion,
  'tus-extension': 'creation,checksum,expiration,termination',
  'tus-max-size': String(most),
  'tus-checksum-algorithm': 'sha256',
});

/** Refuses a client that speaks another version. */
export function speakTus(headers: Headers, reply: Headers): void {
  reply.set('tus-resumable', tusVersion);
  if (headers.get('tus-resumable') === tusVersion) return;
  reply.set('tus-version', tusVersion);
  throw new Refusal(412, 'upload.version', { version: tusVersion });
}

/** A whole number in a header; refuses what is none. */
export function numberIn(headers: Headers, name: string): number {
  const text = headers.get(name) ?? '';
  if (!/^\d{1,15}$/.test(text)) throw new Refusal(422, 'upload.header', { header: name });
  return Number(text);
}

/** `filename 5aCx…,field cXVv…` as the texts it carries; refuses what is not written so. */
export function metadataIn(headers: Headers): Readonly<Record<string, string>> {
  const refused = () => new Refusal(422, 'upload.header', { header: 'upload-metadata' });
  const found: Record<string, string> = {};
  for (const pair of (headers.get('upload-metadata') ?? '').split(',').filter(Boolean)) {
    const [key = '', value = '', more] = pair.trim().split(' ');
    if (!/^[\w.-]+$/.test(key) || !/^[A-Za-z0-9+/]*={0,2}$/.test(value) || more !== undefined) throw refused();
    found[key] = Buffer.from(value, 'base64').toString('utf8').slice(0, 500);
  }
  return found;
}

/** The checksum that a piece was sent with, in hex; nothing when there was none. */
export function checksumIn(headers: Headers): string | undefined {
  const text = headers.get('upload-checksum');
  if (text === null) return undefined;
  const value = /^sha256 ([A-Za-z0-9+/]{43}=)$/.exec(text)?.[1];
  if (value === undefined) throw new Refusal(422, 'upload.header', { header: 'upload-checksum' });
  return Buffer.from(value, 'base64').toString('hex');
}
