import { Refusal } from '../../platform/refusal.ts';
import { deadlineOf } from '../schemes/calendar.ts';
import type { CallKind, Scheme } from '../schemes/shape.ts';
import { NEVER } from './rules.ts';

interface Asked {
  readonly opensAt: Date;
  readonly closesAt?: Date | undefined;
  readonly kind?: CallKind | undefined;
  readonly sealed?: boolean | undefined;
  readonly showsAsked?: boolean | undefined;
}

/** The instants that follow from how a call is opened, by the terms of its scheme. Refuses what cannot be together. */
export function wayOf(scheme: Scheme, { opensAt, closesAt = NEVER, kind, sealed, showsAsked }: Asked) {
  const isSealed = sealed ?? scheme.calls?.sealed ?? false;
  const how = kind ?? scheme.calls?.kind ?? 'round';
  const hasClose = closesAt < NEVER;
  if (closesAt <= opensAt) throw new Refusal(422, 'calls.closes_before_opens');
  if (!hasClose && (how !== 'rolling' || isSealed || scheme.calls?.letters)) throw new Refusal(422, 'calls.needs_close');
  if (isSealed && showsAsked) throw new Refusal(422, 'calls.sealed_asked');
  return { kind: how, hasClose, ...instantsAfter(scheme, closesAt, isSealed) };
}

/** What hangs on the closing instant of a call: it moves with it. */
export function instantsAfter(scheme: Scheme, closesAt: Date, isSealed: boolean) {
  const { grace, letters } = scheme.calls ?? {};
  const graceEnds = grace === undefined || closesAt >= NEVER ? closesAt : deadlineOf(scheme, grace, closesAt);
  const graceSeconds = Math.min(86_400, Math.round((graceEnds.getTime() - closesAt.getTime()) / 1000));
  return {
    closesAt,
    graceSeconds,
    sealedUntil: isSealed ? new Date(closesAt.getTime() + graceSeconds * 1000) : null,
    lettersUntil: letters === undefined ? null : deadlineOf(scheme, letters.within, closesAt),
  };
}
