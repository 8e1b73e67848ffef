// The life of a report: what may be done with it, when and by whom.

import type { Selectable } from 'kysely';
import type { DB } from '../../platform/schema.ts';
import { type Obstacle, obstacleToStage, type Reviewer, stageNow, type Step } from '../decisions/rules.ts';
import type { Scheme, Stage } from '../schemes/shape.ts';

export type Status = Selectable<DB['report']>['status'];
export const acts = ['recommend', 'accept', 'return'] as const;
export type Act = (typeof acts)[number];

const title = { en: 'Acceptance', 'zh-Hant': '接納', 'zh-Hans': '接受' };

/** The steps a report takes; where a scheme says nothing, an officer accepts it, without a target. */
export function stagesFor(scheme: Scheme): readonly Stage[] {
  return scheme.stages.report ?? [{ id: 'accept', role: 'officer', act: 'decide', title, target: '' }];
}

export interface ReportNow {
  readonly status: Status;
  readonly stages: readonly Stage[];
  readonly steps: readonly Step[];
}

/** Why a person may not do something with a report, or nothing if they may. */
export function obstacleTo(act: Act, it: ReportNow, reviewer: Reviewer): Obstacle | undefined {
  if (reviewer.isConflicted) return { code: 'decision.conflict', facts: {} };
  const stage = stageNow(it.stages, it.steps);
  if ((it.status !== 'submitted' && it.status !== 'checked') || stage === undefined)
    return { code: 'report.wrong_status', facts: { status: it.status } };
  if (act === 'recommend' && stage.act !== 'recommend') return { code: 'case.to_decide', facts: {} };
  if (act === 'accept' && stage.act !== 'decide') return { code: 'case.to_recommend', facts: {} };
  return obstacleToStage(stage, it.steps, reviewer);
}
