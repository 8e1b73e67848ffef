import type { MessageKey } from '../../../platform/messages.ts';
import type history from '../../../messages/en/case.json';

type HistoryKey = Extract<keyof typeof history, `case.history.${string}`>;

/** The kinds of events that have words; others are shown by their name. */
const known = [
  'application.started',
  'application.submitted',
  'application.answered',
  'application.withdrawn',
  'case.assigned',
  'case.unassigned',
  'case.nobody_free',
  'case.conflict_declared',
  'case.checked',
  'case.asked',
  'case.recommended',
  'case.returned',
  'case.decided',
  'case.set_aside',
  'case.taken_up',
  'report.started',
  'report.submitted',
  'report.checked',
  'report.returned',
  'report.accepted',
  'claim.started',
  'claim.submitted',
  'claim.assigned',
  'claim.unassigned',
  'claim.conflict_declared',
  'claim.nobody_free',
  'claim.merchant_asked',
  'claim.no_contact',
  'claim.confirmed',
  'claim.denied',
  'claim.checked',
  'claim.returned',
  'claim.approved',
  'claim.refused',
  'claim.paid',
] as const;

const keys = new Set<string>(known.map((kind) => `case.history.${kind.replace('.', '_')}`));

export function isHistoryKey(key: string): key is HistoryKey & MessageKey {
  return keys.has(key);
}
