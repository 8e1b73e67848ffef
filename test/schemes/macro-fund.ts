import { answers } from '../../src/seed/answers/macro-fund.ts';
import type { SchemeCases } from './cases.ts';

/** A start-up raising a Series A of twelve million with other investors. */
export const cases: SchemeCases = {
  today: answers.today,
  eligible: {
    'a start-up': {
      community: 'graduate',
      fundingRound: 'series-a',
      requestedAmount: 5_000_000_00n,
      othersAmount: 7_000_000_00n,
      incorporated: true,
      awardedBefore: 0n,
      signed: true,
    },
  },
  ineligible: {
    'eligibility.community': { community: 'none' },
    'eligibility.fundingRound': { fundingRound: 'none' },
    'eligibility.incorporated': { incorporated: false },
    'eligibility.notTooSmall': { requestedAmount: 999_999_99n },
    'eligibility.notTooLarge': { requestedAmount: 20_000_000_01n, othersAmount: 30_000_000_00n },
    'eligibility.coInvestment': { othersAmount: 4_999_999_99n },
    'eligibility.capLeft': { awardedBefore: 20_000_000_00n },
    'reports.closing.signed': { signed: false },
  },
  answers: answers.forms,
};
