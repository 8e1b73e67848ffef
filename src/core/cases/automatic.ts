// A lane may say that where every rule holds an application is approved by the rules, without a person. It goes the same way
// as any other: judged, kept, promised on the ledger, offered. Where a rule does not hold, people take it.

import { type Db, transact } from '../../platform/db.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Basis } from '../module.ts';
import { laneNamed } from '../schemes/course.ts';
import { fillText } from '../schemes/texts.ts';
import { approve } from './approve.ts';
import { caseForRules } from './case.ts';

/** Approves an application of an automatic lane. False where it is not one, or where people have to look at it. */
export async function decideByRules(db: Db, bases: readonly Basis[], id: string, now: Date): Promise<boolean> {
  try {
    return await transact(db, async (tx) => {
      const it = await caseForRules(tx, bases, id, now);
      const lane = it && laneNamed(it.scheme, it.application.lane);
      const isReady = it?.application.status === 'submitted' && it.application.officer_id === null && it.steps.length === 0;
      const stage = it?.stages.at(-1);
      if (
        it === undefined ||
        lane?.automatic !== true ||
        !isReady ||
        it.application.set_aside_for !== null ||
        stage === undefined
      )
        return false;
      const reason = fillText(it.scheme, lane.title).en;
      await approve(tx, bases, it, { outcome: 'approve', reason, conditions: [], by: null, stage }, now);
      return true;
    });
  } catch (error) {
    // A rule that does not hold, an envelope that is short, nothing left to give: for people to see and to say.
    if (error instanceof Refusal) return false;
    throw error;
  }
}
