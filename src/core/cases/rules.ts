// What may be done with a case, when and by whom. A case is an application from the officers' side.

import type { Selectable } from 'kysely';
import type { DB } from '../../platform/schema.ts';
import { type Obstacle, obstacleToStage, type Reviewer, stageNow, type Step } from '../decisions/rules.ts';
import type { Stage } from '../schemes/shape.ts';

export type Status = Selectable<DB['application']>['status'];
export const acts = ['check', 'ask', 'recommend', 'return', 'decide', 'conflict', 'reassign'] as const;
export type Act = (typeof acts)[number];

/** From which states an act may be done, and where it leads. */
export const course: Readonly<Record<Act, { readonly from: readonly Status[]; readonly to: readonly Status[] }>> = {
  check: { from: ['submitted', 'recommended'], to: ['submitted', 'recommended'] },
  ask: { from: ['submitted'], to: ['waiting'] },
  recommend: { from: ['submitted', 'recommended'], to: ['recommended'] },
  return: { from: ['recommended'], to: ['submitted'] },
  decide: { from: ['recommended'], to: ['approved', 'refused'] },
  conflict: { from: ['submitted', 'waiting'], to: ['submitted', 'waiting'] },
  reassign: { from: ['submitted', 'waiting'], to: ['submitted', 'waiting'] },
};

/** A case as far as the question of who may do what goes. */
export interface CaseNow {
  readonly status: Status;
  readonly officerId: string | null;
  /** It waits while an application under another scheme stands, by a rule across schemes. */
  readonly isSetAside?: boolean;
  readonly stages: readonly Stage[];
  readonly steps: readonly Step[];
}

/** Why a person may not do something with a case, or nothing if they may. */
export function obstacleTo(act: Act, it: CaseNow, reviewer: Reviewer): Obstacle | undefined {
  if (act === 'reassign') {
    if (!reviewer.roles.includes('admin')) return { code: 'case.admins_only', facts: {} };
    return obstacleOfStatus(act, it);
  }
  if (act === 'conflict') return obstacleOfStatus(act, it) ?? obstacleToOfficer(it, reviewer);
  if (reviewer.isConflicted) return { code: 'decision.conflict', facts: {} };
  const wrongTime = obstacleOfStatus(act, it);
  if (wrongTime) return wrongTime;

  if (it.isSetAside === true && (act === 'recommend' || act === 'decide')) return { code: 'case.set_aside', facts: {} };
  const stage = stageNow(it.stages, it.steps);
  if (stage === undefined) return { code: 'case.wrong_status', facts: { status: it.status } };
  const isFirst = stage === it.stages[0];
  switch (act) {
    case 'ask':
      return obstacleToOfficer(it, reviewer);
    case 'check':
      return isFirst ? obstacleToOfficer(it, reviewer) : obstacleToStage(stage, it.steps, reviewer);
    case 'recommend':
      if (stage.act !== 'recommend') return { code: 'case.to_decide', facts: {} };
      return (isFirst ? obstacleToOfficer(it, reviewer) : undefined) ?? obstacleToStage(stage, it.steps, reviewer);
    case 'decide':
      if (stage.act !== 'decide') return { code: 'case.to_recommend', facts: {} };
      return obstacleToStage(stage, it.steps, reviewer);
    case 'return':
      return obstacleToStage(stage, it.steps, reviewer);
  }
}

function obstacleOfStatus(act: Act, it: CaseNow): Obstacle | undefined {
  if (course[act].from.includes(it.status)) return undefined;
  return { code: it.status === 'waiting' ? 'case.waiting' : 'case.wrong_status', facts: { status: it.status } };
}

function obstacleToOfficer(it: CaseNow, reviewer: Reviewer): Obstacle | undefined {
  if (it.officerId === null) return { code: 'case.nobody_yet', facts: {} };
  return it.officerId === reviewer.id ? undefined : { code: 'case.not_yours', facts: {} };
}

/** Whether a case is past its time. A stopped clock is never late. */
export function isOverdue(clock: { dueAt: Date | null; stoppedAt: Date | null; closedAt: Date | null }, now: Date): boolean {
  return clock.closedAt === null && clock.stoppedAt === null && clock.dueAt !== null && clock.dueAt < now;
}
