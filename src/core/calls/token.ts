import { createHash } from 'node:crypto';
import { keyedHash, keyFor } from '../../platform/secret.ts';

/*
 * Links that work without signing in. A token is made from the id of its row with a key of the hub, so that a reminder can
 * carry the same link again; the database keeps its hash alone, from which nobody can make it.
 */

export type Purpose = 'subscription' | 'referee';

/** The token of a row. */
export const tokenOf = (secret: string, purpose: Purpose, id: string): string =>
  Buffer.from(keyedHash(keyFor(secret, purpose), id), 'hex').toString('base64url');

/** How a token is known to the database. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex');
