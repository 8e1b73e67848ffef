import { answers } from '../../src/seed/answers/hq.ts';
import type { SchemeCases } from './cases.ts';

/** An enterprise from abroad that sets up a regional headquarters. */
export const cases: SchemeCases = {
  today: answers.today,
  eligible: {
    'an enterprise': {
      enterpriseField: 'ai',
      office: 'regional-hq',
      promisedInvestment: 80_000_000_00n,
      promisedPosts: 60,
      promisedFloor: 6000,
      accountsSound: true,
      investedSoFar: 10_000_000_00n,
      postsNow: 12,
      floorNow: 6000,
    },
  },
  ineligible: {
    'eligibility.enterpriseField': { enterpriseField: 'none' },
    'eligibility.office': { office: 'none' },
    'eligibility.investment': { promisedInvestment: 9_999_999_99n },
    'eligibility.posts': { promisedPosts: 9 },
    'eligibility.floor': { promisedFloor: 0 },
    'eligibility.accountsSound': { accountsSound: false },
  },
  answers: answers.forms,
  clashes: { 'form.researchWithin': { researchPosts: 61 } },
};
