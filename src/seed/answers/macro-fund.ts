import type { ExampleAnswers } from './example-answers.ts';

export const answers: ExampleAnswers = {
  today: '2026-03-02',
  forms: {
    form: {
      nameEn: 'Harbour Kite Limited',
      nameZh: '海港風箏有限公司',
      brNumber: '12345678',
      address: '1 Example Road, Hong Kong',
      crNumber: '1234567',
      community: 'graduate',
      incorporated: true,
      incorporatedOn: '2022-06-01',
      staff: 14,
      team: [
        {
          id: 'i6',
          memberName: 'Chan Siu Ming',
          memberPost: 'Chief executive',
          memberPast: 'Ten years of sensors.',
          memberHolding: '61.50',
        },
      ],
      product: 'Sensors.',
      market: 'Asia.',
      technology: 'Our own patents.',
      revenue: '3,000,000.00',
      burn: '400,000.00',
      community2: 'We mentor others.',
      fundingRound: 'series-a',
      requestedAmount: '5,000,000.00',
      othersAmount: '7,000,000.00',
      investors: [
        {
          id: 'i7',
          investor: {
            nameEn: 'Example Ventures Limited',
          },
          investorAmount: '7,000,000.00',
          investorSure: 'term-sheet',
        },
      ],
      valuation: '48,000,000.00',
      uses: [
        {
          id: 'i8',
          item: 'Engineers',
          amount: '9,000,000.00',
        },
      ],
      contactName: 'Chan Siu Ming',
      contactPost: 'Director',
      contactEmail: 'ming@harbour-kite.example',
      contactPhone: '2345 6789',
      declareTrue: true,
      declareInterests: true,
      consentData: true,
    },
    'reports.closing': {
      signed: true,
      closedOn: '2026-02-28',
    },
    'reports.year': {
      yearRevenue: '6,000,000.00',
      yearStaff: 20,
      yearRaised: '0',
      yearNews: 'We grew.',
    },
  },
};
