import { answers } from '../../src/seed/answers/cip.ts';
import type { SchemeCases } from './cases.ts';

const company = {
  limitedInHongKong: true,
  foundedOn: '2019-03-03',
  foundersHold: 51,
  foundersControl: false,
  digital: true,
  monthsToMarket: 18,
  otherIncubation: false,
  otherFunding: true,
  fundingDates: ['2024-09-01', '2023-01-15'],
  awardedBefore: 0n,
  milestonesReached: true,
  foundersStillControl: true,
  newFunding: false,
  jobs: 4,
  onMarket: true,
};

const review = {
  milestones: { milestonesReached: false },
  control: { foundersStillControl: false },
  funding: { newFunding: true },
};
const reviews = ['month-6', 'month-12', 'month-18'];

/** Incubation: a company one day under seven years whose other funding lies just over eighteen months back. */
export const cases: SchemeCases = {
  today: answers.today,
  eligible: {
    'a company': company,
    'a company that its founders control': {
      ...company,
      foundersHold: 30,
      foundersControl: true,
      otherFunding: false,
      fundingDates: undefined,
    },
  },
  ineligible: {
    'eligibility.limitedCompany': { limitedInHongKong: false },
    'eligibility.youngCompany': { foundedOn: '2019-03-02' },
    'eligibility.founders': { foundersHold: 50 },
    'eligibility.digital': { digital: false },
    'eligibility.market': { monthsToMarket: 19 },
    'eligibility.oneIncubation': { otherIncubation: true },
    'eligibility.firstTime': { awardedBefore: 500_000_00n },
    'eligibility.fundingLately': { fundingDates: ['2023-01-15', '2024-09-02'] },
    ...Object.fromEntries(
      reviews.flatMap((month) => Object.entries(review).map(([rule, facts]) => [`reports.${month}.${rule}`, facts] as const)),
    ),
    'reports.final.market': { onMarket: false },
    'reports.final.jobs': { jobs: 0 },
  },
  meets: {
    otherSchemes: { scheme: 'ccmf', standing: 'awarded' },
    oneAtATime: { scheme: 'cip', standing: 'submitted' },
  },
  gives: { 'a company': { lines: { grant: 500_000_00n } } },
  answers: answers.forms,
};
