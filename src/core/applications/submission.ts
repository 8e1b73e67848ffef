import { contentHash } from '../../platform/canonical.ts';
import type { Attached } from './load.ts';

interface Sent {
  readonly id: string;
  readonly call_id: string;
  readonly scheme: string;
  readonly version: number;
  readonly organisation_id: string;
  readonly basis_id: string | null;
  readonly documents: readonly Attached[];
}

/**
 * What was sent, whole: the answers and the hash of every document. Its hash stands in the log, so whoever holds this and
 * the receipt can show that it is what was sent, and when.
 */
export function submissionOf(it: Sent, answers: Readonly<Record<string, unknown>>) {
  return {
    application: it.id,
    call: it.call_id,
    scheme: it.scheme,
    version: it.version,
    organisation: it.organisation_id,
    basis: it.basis_id,
    answers,
    documents: it.documents.map(({ field, name, bytes, sha256 }) => ({ field, name, bytes, sha256 })),
  };
}

/** SHA-256 of the canonical JSON (RFC 8785) of what was sent, in hex. */
export const submissionHash = (it: Sent, answers: Readonly<Record<string, unknown>>): string =>
  contentHash(submissionOf(it, answers));
