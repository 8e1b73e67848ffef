import { type Db, transact } from '../../platform/db.ts';
import type { Actor } from '../../platform/http/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import { record } from '../log/log.ts';
import { callToChange } from './hold.ts';

export interface Settings {
  readonly expected: number | null;
  /** In the smallest part of what is given. */
  readonly available: bigint | null;
  readonly showsReceived: boolean;
  readonly showsAsked: boolean;
}

/** Changes what a call shows of its demand. What was asked for in a sealed call is never shown: that is content. */
export function changeSettings(db: Db, actor: Actor, callId: string, settings: Settings, now: Date): Promise<void> {
  return transact(db, async (tx) => {
    const call = await callToChange(tx, actor, callId);
    const { expected, available, showsReceived, showsAsked } = settings;
    if (call.sealedUntil !== null && showsAsked) throw new Refusal(422, 'calls.sealed_asked');
    await tx
      .updateTable('call')
      .set({ expected, available, shows_received: showsReceived, shows_asked: showsAsked })
      .where('id', '=', callId)
      .execute();
    const facts = {
      scheme: call.scheme,
      expected,
      available: available === null ? null : String(available),
      showsReceived,
      showsAsked,
    };
    await record(tx, { at: now, kind: 'call.settings_changed', subject: callId, actor: actor.id, facts });
  });
}
