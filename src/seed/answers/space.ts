import type { ExampleAnswers } from './example-answers.ts';

export const answers: ExampleAnswers = {
  today: '2026-03-02',
  forms: {
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
    'reports.year': {
      peopleNow: 9,
      desksUsed: '82.5',
      stay: true,
    },
  },
};
