import { describe, expect, test } from 'vitest';
import { type Act, type CaseNow, isOverdue, obstacleTo, type Status } from './rules.ts';
import type { Reviewer, Step } from '../decisions/rules.ts';
import type { Stage } from '../schemes/shape.ts';

const title = { en: 'x', 'zh-Hant': 'x', 'zh-Hans': 'x' };
const stages: Stage[] = [
  { id: 'check', role: 'officer', act: 'recommend', title, target: 'a' },
  { id: 'decide', role: 'approver', act: 'decide', notBy: ['check'], title, target: 'b' },
];
const recommendation: Step = {
  id: 'dec_1',
  step: 'recommend',
  stage: 'check',
  outcome: 'approve',
  amount: null,
  lines: [],
  conditions: [],
  by: 'ann',
};

const at = (status: Status): CaseNow => ({
  status,
  officerId: 'ann',
  stages,
  steps: status === 'recommended' ? [recommendation] : [],
});
const ann: Reviewer = { id: 'ann', roles: ['officer'], isConflicted: false };
const ben: Reviewer = { id: 'ben', roles: ['officer'], isConflicted: false };
const cat: Reviewer = { id: 'cat', roles: ['approver'], isConflicted: false };
const admin: Reviewer = { id: 'dan', roles: ['admin'], isConflicted: false };
const both: Reviewer = { id: 'ann', roles: ['officer', 'approver'], isConflicted: false };

describe('what may be done with a case', () => {
  test.each<[Act, Status, string, Reviewer, string | undefined]>([
    ['check', 'submitted', 'its officer', ann, undefined],
    ['check', 'submitted', 'another officer', ben, 'case.not_yours'],
    ['check', 'recommended', 'an approver', cat, undefined],
    ['ask', 'submitted', 'its officer', ann, undefined],
    ['ask', 'submitted', 'another officer', ben, 'case.not_yours'],
    ['ask', 'waiting', 'its officer', ann, 'case.waiting'],
    ['recommend', 'submitted', 'its officer', ann, undefined],
    ['recommend', 'submitted', 'another officer', ben, 'case.not_yours'],
    ['recommend', 'submitted', 'an approver', cat, 'case.not_yours'],
    ['recommend', 'waiting', 'its officer', ann, 'case.waiting'],
    ['recommend', 'recommended', 'its officer', ann, 'case.to_decide'],
    ['recommend', 'approved', 'its officer', ann, 'case.wrong_status'],
    ['decide', 'submitted', 'an approver', cat, 'case.wrong_status'],
    ['decide', 'recommended', 'an approver', cat, undefined],
    ['decide', 'recommended', 'the officer', ann, 'decision.wrong_role'],
    ['decide', 'recommended', 'the officer, who is an approver too', both, 'decision.same_person'],
    ['decide', 'recommended', 'an approver with a conflict', { ...cat, isConflicted: true }, 'decision.conflict'],
    ['decide', 'approved', 'an approver', cat, 'case.wrong_status'],
    ['return', 'recommended', 'an approver', cat, undefined],
    ['return', 'submitted', 'an approver', cat, 'case.wrong_status'],
    ['conflict', 'submitted', 'its officer', ann, undefined],
    ['conflict', 'submitted', 'another officer', ben, 'case.not_yours'],
    ['reassign', 'submitted', 'an administrator', admin, undefined],
    ['reassign', 'submitted', 'its officer', ann, 'case.admins_only'],
    ['reassign', 'recommended', 'an administrator', admin, 'case.wrong_status'],
    ['recommend', 'draft', 'its officer', ann, 'case.wrong_status'],
    ['decide', 'withdrawn', 'an approver', cat, 'case.wrong_status'],
  ])('%s when %s by %s', (act, status, _, reviewer, code) => {
    expect(obstacleTo(act, at(status), reviewer)?.code).toBe(code);
  });

  test('a case that nobody has can be worked on by nobody', () => {
    expect(obstacleTo('recommend', { ...at('submitted'), officerId: null }, ann)?.code).toBe('case.nobody_yet');
  });
});

test.each([
  ['before its time', '2026-03-02T00:00:00Z', null, null, false],
  ['after its time', '2026-02-27T00:00:00Z', null, null, true],
  ['after its time with the clock stopped', '2026-02-27T00:00:00Z', '2026-02-20T00:00:00Z', null, false],
  ['after its time and closed', '2026-02-27T00:00:00Z', null, '2026-02-28T00:00:00Z', false],
  ['without a time', null, null, null, false],
])('a case %s', (_, due, stopped, closed, late) => {
  const day = (text: string | null) => (text === null ? null : new Date(text));
  expect(isOverdue({ dueAt: day(due), stoppedAt: day(stopped), closedAt: day(closed) }, new Date('2026-03-01T00:00:00Z'))).toBe(
    late,
  );
});
