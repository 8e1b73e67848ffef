import type { SchemeCases } from './cases.ts';

/** An office for a company, and one desk for a founder. */
export const cases: SchemeCases = {
  today: '2026-03-02',
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
  answers: {
    form: {
      nameEn: 'Harbour Kite Limited',
      nameZh: '海港風箏有限公司',
      brNumber: '12345678',
      workField: 'fintech',
      work: 'Payments.',
      people: 9,
      accountsSound: true,
      area: 1200,
      desks: 0,
      moveIn: '2026-05-01',
      termMonths: 24,
      needs: ['access'],
      contactName: 'Chan Siu Ming',
      contactPost: 'Director',
      contactEmail: 'ming@harbour-kite.example',
      contactPhone: '2345 6789',
      declareTrue: true,
      declareUse: true,
      consentData: true,
    },
    'reports.year': { peopleNow: 9, desksUsed: '82.5', stay: true },
  },
};
