import type { ExampleAnswers } from './example-answers.ts';

export const answers: ExampleAnswers = {
  today: '2026-03-02',
  forms: {
    form: {
      nameEn: 'Harbour Kite Limited',
      nameZh: '海港風箏有限公司',
      brNumber: '12345678',
      address: '1 Example Road, Hong Kong',
      community: 'incubatee',
      business: 'We make sensors for kites.',
      shareholders: [
        {
          id: 'i1',
          holder: 'Chan Siu Ming',
          holding: '100',
        },
      ],
      probity: true,
      planStart: '2026-04-01',
      planEnd: '2026-05-31',
      abroad: true,
      visits: [
        {
          id: 'i2',
          activity: 'show',
          activityName: 'Example Show',
          activityCountry: 'SG',
          activityStart: '2026-04-10',
          activityEnd: '2026-04-12',
          activityGoal: 'Ten distributors.',
        },
      ],
      market: 'Kites are flown a lot there.',
      planCosts: [
        {
          id: 'i3',
          category: 'booth',
          item: 'Booth',
          quantity: '1',
          price: '100,000.00',
        },
        {
          id: 'i4',
          category: 'travel',
          item: 'Flights',
          quantity: '5',
          price: '10,000.00',
        },
      ],
      sameCosts: false,
      otherSchemes: ['emf'],
      contactName: 'Chan Siu Ming',
      contactPost: 'Director',
      contactEmail: 'ming@harbour-kite.example',
      contactPhone: '2345 6789',
      declareTrue: true,
      declareProbity: true,
      consentData: true,
    },
    claim: {
      spent: [
        {
          id: 'i5',
          category: 'booth',
          item: 'Booth',
          amount: '90,000.00',
        },
      ],
      paidAmount: '90,000.00',
      lastPaid: '2026-02-20',
      declareSpent: true,
    },
    'reports.outcome': {
      leads: 12,
      deals: 2,
      sales: '80,000.00',
      outcome: 'Two distributors signed.',
    },
  },
};
