import type { SchemeCases } from './cases.ts';
import { cases as earlier } from './dtspp.ts';

const categories = { packageCategory: 'security-protection' };

/** The announced voucher round: the shop of the earlier one, with what this round asks besides. */
export const cases: SchemeCases = {
  ...earlier,
  eligible: { 'a shop': { ...earlier.eligible['a shop'], ...categories, groupStaff: 49 } },
  ineligible: { ...earlier.ineligible, 'eligibility.groupStaff': { groupStaff: 50 } },
  meets: { earlierRound: { scheme: 'dtspp', standing: 'awarded' } },
  answers: {
    ...earlier.answers,
    form: {
      ...earlier.answers['form'],
      personalData: true,
      personalDataCare: 'Names and telephone numbers of members, on a server in Hong Kong; the owner alone.',
      humanCheck: true,
    },
  },
};
