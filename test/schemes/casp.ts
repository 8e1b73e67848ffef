import { answers } from '../../src/seed/answers/casp.ts';
import type { SchemeCases } from './cases.ts';

const company = {
  limitedInHongKong: true,
  admitted: true,
  recognised: true,
  programmeStarts: '2026-01-05',
  programmeEnds: '2026-03-02',
  plannedHigh: 100_000_00n,
  plansLow: false,
  plannedSalaries: ['900000'],
  plannedMpf: ['45000'],
  plannedInternMonths: [3],
  otherFunding: false,
  awardedBefore: 0n,
  applicantName: 'Kite Robotics Limited',
  paidHigh: 100_000_00n,
  claimsLow: false,
  paidSalaries: ['900000'],
  paidMpf: ['45000'],
  paidInternMonths: [3],
  costsFrom: '2026-01-05',
  costsTo: '2026-04-02',
  largestCost: 10_000_00n,
  enoughQuotations: true,
  conflict: false,
  payerName: 'KITE ROBOTICS LIMITED',
  completed: true,
  fundsRaised: 0n,
};

/** Accelerator costs: a company with one intern at the limit, and one with a large cost that was approved beforehand. */
export const cases: SchemeCases = {
  today: answers.today,
  eligible: {
    'a company': company,
    'a company with a large cost': {
      ...company,
      largestCost: 50_000_00n,
      preApproved: true,
      paidSalaries: [],
      plannedSalaries: [],
    },
  },
  ineligible: {
    'eligibility.limitedCompany': { limitedInHongKong: false },
    'eligibility.admitted': { admitted: false },
    'eligibility.recognised': { recognised: false },
    'eligibility.notOver': { programmeEnds: '2026-03-01' },
    'eligibility.capLeft': { awardedBefore: 300_000_00n },
    'eligibility.internSalaries': { plannedSalaries: ['900000', '900001'] },
    'eligibility.noOtherFunding': { otherFunding: true },
    'claim.withinProgramme': { costsTo: '2026-04-03' },
    'claim.approvedBefore': { largestCost: 10_000_01n, preApproved: false },
    'claim.quotations': { enoughQuotations: false },
    'claim.noConflict': { conflict: true },
    'claim.internsWithin': { paidSalaries: ['900001'] },
    'claim.paidByApplicant': { payerName: 'Somebody Else Limited' },
    'reports.result.completed': { completed: false },
  },
  meets: { sameCosts: { scheme: 'cip', standing: 'awarded' } },
  gives: {
    // 75% of the costs and of three months of an intern at the limit.
    'a company': { lines: { reimbursement: 96_262_50n }, claimed: 96_262_50n },
    'a company with a large cost': { lines: { reimbursement: 75_000_00n }, claimed: 75_000_00n },
  },
  answers: answers.forms,
  clashes: {
    'form.endsAfterStart': { programmeEnds: '2026-03-31' },
    'claim.toAfterFrom': { costsTo: '2026-01-04' },
  },
};
