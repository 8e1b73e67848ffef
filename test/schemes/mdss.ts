import { answers } from '../../src/seed/answers/mdss.ts';
import type { SchemeCases } from './cases.ts';

/** A company of the community with a plan of two months for a show and visits. */
export const cases: SchemeCases = {
  today: answers.today,
  eligible: {
    'a start-up': {
      community: 'incubatee',
      abroad: true,
      planStart: '2026-04-01',
      planEnd: '2026-05-31',
      requestedCost: 150_000_00n,
      sameCosts: false,
      probity: true,
      awardedBefore: 0n,
      invoiceAmount: 90_000_00n,
      paidAmount: 90_000_00n,
    },
  },
  ineligible: {
    'eligibility.community': { community: 'none' },
    'eligibility.abroad': { abroad: false },
    'eligibility.planLength': { planEnd: '2026-07-02' },
    'eligibility.notBegun': { planStart: '2026-03-02' },
    'eligibility.noDouble': { sameCosts: true },
    'eligibility.probity': { probity: false },
    'eligibility.capLeft': { awardedBefore: 200_000_00n },
    'eligibility.hasCost': { requestedCost: 0n },
    'claim.paidInFull': { paidAmount: 89_999_99n },
  },
  answers: answers.forms,
  clashes: { 'form.planOrder': { planEnd: '2026-03-31' } },
};
