import type { ExampleAnswers } from './example-answers.ts';

export const answers: ExampleAnswers = {
  today: '2026-03-02',
  forms: {
    form: {
      nameEn: 'Harbour Kite Limited',
      nameZh: '海港風箏有限公司',
      brNumber: '12345678',
      address: '1 Example Road, Hong Kong',
      seat: 'FR',
      enterpriseField: 'ai',
      standing: 'unicorn',
      worldStaff: 900,
      about: 'Models for ports.',
      accountsSound: true,
      office: 'regional-hq',
      functions: 'Research and sales.',
      promisedInvestment: '80,000,000.00',
      promisedPosts: 60,
      researchPosts: 40,
      promisedFloor: 6000,
      opening: '2026-09-01',
      contactName: 'Chan Siu Ming',
      contactPost: 'Director',
      contactEmail: 'ming@harbour-kite.example',
      contactPhone: '2345 6789',
      declareTrue: true,
      declarePublish: true,
      consentData: true,
    },
    'reports.year': {
      investedSoFar: '10,000,000.00',
      postsNow: 12,
      floorNow: 6000,
      yearNews: 'Opened in September.',
    },
  },
};
