import { describe, expect, test } from 'vitest';
import type { Reviewer, Step } from '../decisions/rules.ts';
import type { Stage } from '../schemes/shape.ts';
import { type Act, type ClaimNow, confirmationNow, obstacleTo, type Status } from './rules.ts';

const title = { en: 'x', 'zh-Hant': 'x', 'zh-Hans': 'x' };
const stages: Stage[] = [
  { id: 'check', role: 'officer', act: 'recommend', title, target: 'a' },
  { id: 'approve', role: 'finance', act: 'decide', notBy: ['check'], title, target: 'b' },
];
const checked: Step = {
  id: 'dec_1',
  step: 'recommend',
  stage: 'check',
  outcome: 'approve',
  amount: null,
  lines: [],
  conditions: [],
  by: 'ann',
};
const at = (status: Status, confirmation: ClaimNow['confirmation'] = 'confirmed'): ClaimNow => ({
  status,
  officerId: 'ann',
  confirmation,
  stages,
  steps: status === 'checked' ? [checked] : [],
});
const ann: Reviewer = { id: 'ann', roles: ['officer'], isConflicted: false };
const ben: Reviewer = { id: 'ben', roles: ['officer'], isConflicted: false };
const fay: Reviewer = { id: 'fay', roles: ['finance'], isConflicted: false };
const both: Reviewer = { id: 'ann', roles: ['officer', 'finance'], isConflicted: false };
const admin: Reviewer = { id: 'dan', roles: ['admin'], isConflicted: false };

describe('what may be done with a claim', () => {
  test.each<[Act, Status, ClaimNow['confirmation'], string, Reviewer, string | undefined]>([
    ['support', 'submitted', 'confirmed', 'its officer', ann, undefined],
    ['support', 'submitted', 'not_needed', 'its officer', ann, undefined],
    ['support', 'submitted', 'asked', 'its officer', ann, 'claim.not_confirmed'],
    ['support', 'submitted', 'expired', 'its officer', ann, 'claim.not_confirmed'],
    ['support', 'submitted', 'no_contact', 'its officer', ann, 'claim.no_contact'],
    ['support', 'submitted', 'denied', 'its officer', ann, 'claim.denied'],
    ['support', 'submitted', 'confirmed', 'another officer', ben, 'case.not_yours'],
    ['oppose', 'submitted', 'denied', 'its officer', ann, undefined],
    ['oppose', 'submitted', 'asked', 'its officer', ann, undefined],
    ['ask', 'submitted', 'expired', 'its officer', ann, undefined],
    ['ask', 'submitted', 'confirmed', 'its officer', ann, 'claim.already_confirmed'],
    ['ask', 'checked', 'asked', 'finance', fay, 'claim.wrong_status'],
    ['return', 'submitted', 'asked', 'its officer', ann, undefined],
    ['return', 'checked', 'confirmed', 'finance', fay, undefined],
    ['return', 'checked', 'confirmed', 'its officer', ann, 'decision.wrong_role'],
    ['approve', 'checked', 'confirmed', 'finance', fay, undefined],
    ['approve', 'checked', 'denied', 'finance', fay, 'claim.denied'],
    ['approve', 'checked', 'confirmed', 'the officer, who is in finance too', both, 'decision.same_person'],
    ['approve', 'checked', 'confirmed', 'finance with a conflict', { ...fay, isConflicted: true }, 'decision.conflict'],
    ['approve', 'submitted', 'confirmed', 'finance', fay, 'claim.wrong_status'],
    ['approve', 'approved', 'confirmed', 'finance', fay, 'claim.wrong_status'],
    ['refuse', 'checked', 'asked', 'finance', fay, undefined],
    ['conflict', 'submitted', 'asked', 'its officer', ann, undefined],
    ['conflict', 'submitted', 'asked', 'its officer, by declaration', { ...ann, isConflicted: true }, undefined],
    ['conflict', 'submitted', 'asked', 'another officer', ben, 'case.not_yours'],
    ['reassign', 'submitted', 'asked', 'an administrator', admin, undefined],
    ['reassign', 'submitted', 'asked', 'its officer', ann, 'case.admins_only'],
    ['reassign', 'checked', 'asked', 'an administrator', admin, 'claim.wrong_status'],
  ])('%s when %s and %s by %s', (act, status, confirmation, _, reviewer, code) => {
    expect(obstacleTo(act, at(status, confirmation), reviewer)?.code).toBe(code);
  });
});

describe('how far the merchant’s word is', () => {
  const now = new Date('2026-03-10T00:00:00Z');
  const asked = (expires: string, confirms: boolean | null = null) => ({
    answeredAt: confirms === null ? null : now,
    confirms,
    expiresAt: new Date(expires),
  });
  test.each([
    ['never asked, a contact known', undefined, true, 'not_asked'],
    ['never asked, no contact', undefined, false, 'no_contact'],
    ['asked', asked('2026-03-11T00:00:00Z'), true, 'asked'],
    ['asked, at the last instant', asked('2026-03-10T00:00:00Z'), true, 'asked'],
    ['asked too long ago', asked('2026-03-09T23:59:59.999Z'), true, 'expired'],
    ['asked too long ago, and the contact is gone', asked('2026-03-09T00:00:00Z'), false, 'no_contact'],
    ['confirmed', asked('2026-03-01T00:00:00Z', true), false, 'confirmed'],
    ['denied', asked('2026-03-01T00:00:00Z', false), true, 'denied'],
  ])('%s', (_, last, hasContact, state) => {
    expect(confirmationNow(last, hasContact, now)).toBe(state);
  });
});
