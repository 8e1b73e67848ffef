// A payment run is put together by one person in finance and posted by another.

import type { Selectable } from 'kysely';
import type { Obstacle } from '../../core/decisions/rules.ts';
import type { DB } from '../../platform/schema.ts';

export type RunState = Selectable<DB['payments_run']>['state'];
export type RunAct = 'post' | 'withdraw';

export interface RunNow {
  readonly state: RunState;
  readonly createdBy: string;
  readonly closedAt: Date | null;
}

/** Why a person may not post a run or take it back, or nothing if they may. */
export function obstacleTo(
  act: RunAct,
  run: RunNow,
  person: { readonly id: string; readonly isConflicted: boolean },
): Obstacle | undefined {
  if (run.state !== 'proposed') {
    const facts = { state: run.state, at: run.closedAt?.toISOString() };
    return { code: run.state === 'posted' ? 'payment.run_posted' : 'payment.run_withdrawn', facts };
  }
  if (act === 'withdraw') return undefined;
  if (run.createdBy === person.id) return { code: 'payment.same_person', facts: {} };
  if (person.isConflicted) return { code: 'payment.conflict', facts: {} };
  return undefined;
}
