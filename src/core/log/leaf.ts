import { canonical } from '../../platform/canonical.ts';
import { leafHash } from './merkle.ts';

/** An event as it is sealed: everything about it that is public, and the salted hash of what is not. */
export interface SealedEvent {
  readonly id: string;
  /** ISO 8601 in UTC, to the millisecond. */
  readonly at: string;
  readonly kind: string;
  readonly subject: string;
  readonly actor: string | null;
  readonly facts: unknown;
  /** The salted hash of the details, when there were any. */
  readonly details: string | null;
}

interface EventRow {
  readonly id: string;
  readonly at: Date;
  readonly kind: string;
  readonly subject: string;
  readonly actor: string | null;
  readonly facts: unknown;
  readonly details_hash: string | null;
}

/** The columns that a leaf is made of. */
export const leafColumns = [
  'event.id',
  'event.at',
  'event.kind',
  'event.subject',
  'event.actor',
  'event.facts',
  'event.details_hash',
] as const;

export function sealedEvent({ id, at, kind, subject, actor, facts, details_hash: details }: EventRow): SealedEvent {
  return { id, at: at.toISOString(), kind, subject, actor, facts, details };
}

/** The hash of an event's leaf: over its canonical JSON. */
export function leafOf(event: SealedEvent): string {
  return leafHash(canonical(event));
}
