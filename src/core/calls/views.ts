import { sql } from 'kysely';
import type { Db } from '../../platform/db.ts';
import { type Actor, nobody } from '../../platform/http/actor.ts';
import type { LocalText } from '../../platform/formats.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { CallKind, Scheme } from '../schemes/shape.ts';
import { schemeVersion } from '../schemes/versions.ts';
import { isVisibleTo } from './invitations.ts';
import { callState, type CallState, isAlwaysOpen, secondsLeft } from './rules.ts';

export interface Call {
  readonly id: string;
  readonly scheme: string;
  readonly version: number;
  readonly code: string;
  readonly title: LocalText;
  readonly kind: CallKind;
  readonly invited: boolean;
  readonly isSealed: boolean;
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly cancelledAt: Date | null;
  readonly envelope: string;
}

const columns = [
  'call.id',
  'call.scheme',
  'call.version',
  'call.code',
  'call.title',
  'call.kind',
  'call.invited',
  sql<boolean>`call.sealed_until is not null`.as('isSealed'),
  'call.opens_at as opensAt',
  'call.closes_at as closesAt',
  'call.cancelled_at as cancelledAt',
  'call.envelope_account as envelope',
] as const;

/** Calls as far as a reader may see them. */
export function callsFor(db: Db, actor: Actor) {
  return db.selectFrom('call').select(columns).where(isVisibleTo(actor));
}

type Row = Awaited<ReturnType<ReturnType<typeof callsFor>['executeTakeFirstOrThrow']>>;
export const callOf = <One extends Row>(row: One) => ({ ...row, title: row.title as LocalText });

/** The calls of a scheme, or of all schemes, that everybody may see: the next to close first. */
export async function listCalls(db: Db, scheme?: string): Promise<readonly Call[]> {
  let wanted = callsFor(db, nobody);
  if (scheme !== undefined) wanted = wanted.where('call.scheme', '=', scheme);
  const rows = await wanted.orderBy('call.closes_at').orderBy('call.id').execute();
  return rows.map(callOf);
}

/**
 * A call with the rules it was opened with: the pinned version, read once by a process. One that is by invitation and not for
 * the reader looks as if it were not there.
 */
export async function callWithScheme(
  db: Db,
  callId: string,
  actor: Actor = nobody,
): Promise<{ readonly call: Call; readonly scheme: Scheme }> {
  const row = await callsFor(db, actor).where('call.id', '=', callId).executeTakeFirst();
  if (!row) throw new Refusal(404, 'calls.no_call');
  return { call: callOf(row), scheme: await schemeVersion(db, row.scheme, row.version) };
}

/** A call as readers see it at an instant. */
export function shown(call: Call, now: Date): Omit<Call, 'envelope'> & Standing {
  const { envelope: _, ...rest } = call;
  return { ...rest, alwaysOpen: isAlwaysOpen(call), state: callState(call, now), secondsLeft: secondsLeft(call, now) };
}

interface Standing {
  readonly state: CallState;
  readonly alwaysOpen: boolean;
  readonly secondsLeft: number;
}
