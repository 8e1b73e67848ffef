import { answers } from '../../src/seed/answers/space.ts';
import type { SchemeCases } from './cases.ts';

/** An office for a company, and one desk for a founder. */
export const cases: SchemeCases = {
  today: answers.today,
  eligible: {
    'a company': { workField: 'fintech', area: 1200, desks: 0, termMonths: 24, moveIn: '2026-05-01', accountsSound: true },
    'a founder': { workField: 'ai', area: 0, desks: 1, termMonths: 6, moveIn: '2026-03-10', accountsSound: true },
  },
  ineligible: {
    'eligibility.workField': { workField: 'none' },
    'eligibility.asksSomething': { area: 0, desks: 0 },
    'eligibility.areaFits': { area: 150 },
    'eligibility.desksFit': { desks: 41 },
    'eligibility.termFits': { termMonths: 2 },
    'eligibility.accountsSound': { accountsSound: false },
  },
  answers: answers.forms,
};
