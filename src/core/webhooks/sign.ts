// Signing as Standard Webhooks has it (version 1, symmetric): HMAC-SHA256 over id, time and body, so that a receiver can tell
// that it was this hub that sent them, and that they are not an old message sent again.

import { createHmac, randomBytes } from 'node:crypto';

/** A new secret: `whsec_` and 32 bytes of chance in base64. */
export const newSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

/** The headers that go with a body. `seconds`: since 1970, when it is sent. */
export function signedHeaders(secret: string, id: string, seconds: number, body: string): Readonly<Record<string, string>> {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64');
  return {
    'content-type': 'application/json',
    'user-agent': 'Causeway',
    'webhook-id': id,
    'webhook-timestamp': String(seconds),
    'webhook-signature': `v1,${signature}`,
  };
}
