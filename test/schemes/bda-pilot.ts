import { answers } from '../../src/seed/answers/bda-pilot.ts';
import type { SchemeCases } from './cases.ts';

const company = {
  applicantType: 'company',
  registeredHere: true,
  operatingHere: true,
  agreementSigned: true,
  sponsorType: 'commercial',
  partiesConfirmed: true,
  realNeed: true,
  basicResearch: false,
  track: 'rwa',
  inTime: true,
  projectCost: 600_000_00n,
  otherFunding: false,
  testComplete: true,
  sponsorAccepts: true,
  spentInAll: 600_000_00n,
};

/** The pilot subsidy: a company and a research institution, each with its sponsor. */
export const cases: SchemeCases = {
  today: answers.today,
  eligible: {
    'a company': company,
    'a research institution': {
      ...company,
      applicantType: 'research',
      sponsorType: 'industry',
      track: 'distributed-ai',
      projectCost: 700_000_00n,
      spentInAll: 700_000_00n,
    },
  },
  ineligible: {
    'eligibility.kind': { applicantType: 'none' },
    'eligibility.registeredHere': { registeredHere: false },
    'eligibility.operatingHere': { operatingHere: false },
    'eligibility.agreement': { agreementSigned: false },
    'eligibility.sponsorConfirmed': { partiesConfirmed: false },
    'eligibility.sponsorKind': { sponsorType: 'none' },
    'eligibility.realNeed': { realNeed: false },
    'eligibility.applied': { basicResearch: true },
    'eligibility.track': { track: 'none' },
    'eligibility.namedTrack': { track: 'other' },
    'eligibility.inTime': { inTime: false },
    'eligibility.costs': { projectCost: 0n },
    'eligibility.noOtherFunding': { otherFunding: true },
    'reports.final.complete': { testComplete: false },
    'reports.final.accepted': { sponsorAccepts: false },
    'reports.final.spent': { spentInAll: 599_999_99n },
  },
  meets: { sameProject: { scheme: 'ccmf', standing: 'submitted' } },
  gives: {
    'a company': { lines: { subsidy: 480_000_00n } },
    'a research institution': { lines: { subsidy: 500_000_00n } },
  },
  answers: answers.forms,
  clashes: { 'reports.final.finishedAfterStart': { finishedOn: '2026-01-09' } },
};
