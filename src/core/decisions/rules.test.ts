import { describe, expect, test } from 'vitest';
import { obstacleToStage, type Reviewer, stageNow, type Step, stepsTaken } from './rules.ts';
import type { Stage } from '../schemes/shape.ts';

const title = { en: 'x', 'zh-Hant': 'x', 'zh-Hans': 'x' };
const check: Stage = { id: 'check', role: 'officer', act: 'recommend', title, target: 'a' };
const decide: Stage = { id: 'decide', role: 'approver', act: 'decide', notBy: ['check'], title, target: 'b' };
const stages = [check, decide];

function step(by: string, stage: string, kind: Step['step'] = 'recommend'): Step {
  return {
    id: `${by}-${stage}`,
    step: kind,
    stage,
    outcome: kind === 'return' ? 'return' : 'approve',
    amount: null,
    lines: [],
    conditions: [],
    by,
  };
}

const reviewer = (id: string, ...roles: Reviewer['roles']): Reviewer => ({ id, roles, isConflicted: false });

describe('the stages of a scheme are taken one after the other', () => {
  test.each([
    ['nothing is taken', [], 'check'],
    ['a recommendation is in', [step('ann', 'check')], 'decide'],
    ['it was sent back', [step('ann', 'check'), step('bo', 'decide', 'return')], 'check'],
    ['it was recommended again', [step('ann', 'check'), step('bo', 'decide', 'return'), step('cy', 'check')], 'decide'],
    ['it is decided', [step('ann', 'check'), step('bo', 'decide', 'decide')], undefined],
  ])('%s', (_, steps, next) => {
    expect(stageNow(stages, steps)?.id).toBe(next);
  });

  test('only steps since a return count', () => {
    expect(stepsTaken([step('ann', 'check'), step('bo', 'decide', 'return'), step('cy', 'check')]).map(({ by }) => by)).toEqual([
      'cy',
    ]);
  });
});

describe('who may take a stage', () => {
  const recommended = [step('ann', 'check')];
  test.each([
    ['an approver', reviewer('bo', 'approver'), recommended, undefined],
    ['an officer who is no approver', reviewer('bo', 'officer'), recommended, 'decision.wrong_role'],
    ['the one who recommended', reviewer('ann', 'officer', 'approver'), recommended, 'decision.same_person'],
    [
      'someone who recommended before it was sent back',
      reviewer('ann', 'officer', 'approver'),
      [...recommended, step('bo', 'decide', 'return'), step('cy', 'check')],
      'decision.same_person',
    ],
    [
      'someone who sent it back',
      reviewer('bo', 'approver'),
      [...recommended, step('bo', 'decide', 'return'), step('cy', 'check')],
      undefined,
    ],
    ['someone with a conflict', { ...reviewer('bo', 'approver'), isConflicted: true }, recommended, 'decision.conflict'],
  ])('%s', (_, who, steps, code) => {
    expect(obstacleToStage(decide, steps, who)?.code).toBe(code);
  });

  test('a scheme that names nobody in notBy still wants two people', () => {
    const { notBy: _, ...careless } = decide;
    expect(obstacleToStage(careless, recommended, reviewer('ann', 'approver'))?.code).toBe('decision.same_person');
  });
});
