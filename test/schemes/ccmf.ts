import { answers } from '../../src/seed/answers/ccmf.ts';
import type { SchemeCases } from './cases.ts';

const person = {
  applyAs: 'person',
  adult: true,
  identityCard: true,
  earlyStage: true,
  workingVersion: true,
  digital: true,
  otherFunding: false,
  budget: 100_000_00n,
  awardedBefore: 0n,
  submittedBefore: 0,
  onTrack: true,
  spentSoFar: 40_000_00n,
  testedWithUsers: true,
  spentInAll: 100_000_00n,
};

/** The micro fund: a person, and a company that will be registered by admission. */
export const cases: SchemeCases = {
  today: answers.today,
  eligible: {
    'a person': person,
    'a company': { ...person, applyAs: 'company', identityCard: undefined, limitedInHongKong: true },
  },
  ineligible: {
    'eligibility.who': { applyAs: 'none' },
    'eligibility.adult': { adult: false },
    'eligibility.identityCard': { identityCard: false },
    'eligibility.limitedCompany': { applyAs: 'company', limitedInHongKong: false },
    'eligibility.earlyStage': { earlyStage: false },
    'eligibility.workingVersion': { workingVersion: false },
    'eligibility.digital': { digital: false },
    'eligibility.firstGrant': { awardedBefore: 100_000_00n },
    'eligibility.oneApplication': { submittedBefore: 1 },
    'eligibility.withinGrant': { budget: 99_999_99n },
    'eligibility.noOtherFunding': { otherFunding: true },
    'reports.interim.onTrack': { onTrack: false },
    'reports.final.tested': { testedWithUsers: false },
    'reports.final.spent': { spentInAll: 99_999_99n },
  },
  meets: {
    incubationInstead: { scheme: 'cip', standing: 'submitted' },
    incubated: { scheme: 'cip', standing: 'awarded' },
  },
  gives: { 'a person': { lines: { grant: 100_000_00n } } },
  answers: answers.forms,
};
