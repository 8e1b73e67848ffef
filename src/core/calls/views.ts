import type { Db } from '../../platform/db.ts';
import type { LocalText } from '../../platform/formats.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Scheme } from '../schemes/shape.ts';
import { schemeVersion } from '../schemes/versions.ts';
import { callState, type CallState, secondsLeft } from './rules.ts';

export interface Call {
  readonly id: string;
  readonly scheme: string;
  readonly version: number;
  readonly code: string;
  readonly title: LocalText;
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly envelope: string;
}

function calls(db: Db) {
  return db
    .selectFrom('call')
    .select([
      'call.id',
      'call.scheme',
      'call.version',
      'call.code',
      'call.title',
      'call.opens_at as opensAt',
      'call.closes_at as closesAt',
      'call.envelope_account as envelope',
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof calls>['executeTakeFirstOrThrow']>>;
const callOf = (row: Row): Call => ({ ...row, title: row.title as LocalText });

/** All calls of a scheme, or of all schemes: the next to close first. */
export async function listCalls(db: Db, scheme?: string): Promise<readonly Call[]> {
  let wanted = calls(db);
  if (scheme !== undefined) wanted = wanted.where('call.scheme', '=', scheme);
  const rows = await wanted.orderBy('call.closes_at').orderBy('call.id').execute();
  return rows.map(callOf);
}

/** A call with the rules it was opened with: the pinned version, read once by a process. */
export async function callWithScheme(db: Db, callId: string): Promise<{ readonly call: Call; readonly scheme: Scheme }> {
  const row = await calls(db).where('call.id', '=', callId).executeTakeFirst();
  if (!row) throw new Refusal(404, 'calls.no_call');
  return { call: callOf(row), scheme: await schemeVersion(db, row.scheme, row.version) };
}

/** A call as readers see it at an instant. */
export function shown(
  call: Call,
  now: Date,
): Omit<Call, 'envelope'> & { readonly state: CallState; readonly secondsLeft: number } {
  const { envelope: _, ...rest } = call;
  return { ...rest, state: callState(call, now), secondsLeft: secondsLeft(call, now) };
}
