import type { ExampleAnswers } from './example-answers.ts';

export const answers: ExampleAnswers = {
  today: '2026-03-02',
  forms: {
    form: {
      name: {
        en: 'Kite Robotics Limited',
        zh: '紙鳶機械人有限公司',
      },
      limitedInHongKong: true,
      brNumber: '12345678',
      contact: {
        name: 'Chan Tai Man',
        nameZh: '陳大文',
        title: 'Director',
        email: 'tai-man.chan@lantern.example',
        phone: '2345 6789',
      },
      about: {
        en: 'Robots that clean solar panels.',
        zh: '清潔太陽能板的機械人。',
      },
      acceleratorName: 'Example Harbour Accelerator',
      acceleratorCountry: 'SG',
      acceleratorSite: 'https://harbour-accelerator.example',
      admitted: true,
      recognised: true,
      programmeStarts: '2026-04-01',
      programmeEnds: '2026-07-31',
      goals: 'Two pilot customers in Singapore.',
      highCosts: [
        {
          category: 'programme-fee',
          item: 'Fee',
          amount: '60,000.00',
        },
        {
          category: 'travel',
          item: 'Flights and rooms',
          amount: '40,000.00',
        },
      ],
      plansLow: true,
      lowCosts: [
        {
          category: 'marketing',
          item: 'Stand at the final show',
          amount: '20,000.00',
        },
      ],
      interns: [
        {
          internPost: 'Field tests',
          internSalaryMonth: '9,000.00',
          internMpfMonth: '450.00',
          internMonths: 3,
        },
      ],
      otherFunding: false,
      declareTrue: true,
      declareChecks: true,
      declareFunding: true,
      consentData: true,
      signature: 'Chan Tai Man',
    },
    claim: {
      costsFrom: '2026-01-05',
      costsTo: '2026-02-28',
      paidHighCosts: [
        {
          category: 'programme-fee',
          item: 'Fee',
          amount: '60,000.00',
        },
      ],
      claimsLow: false,
      paidInterns: [
        {
          internName: 'Ng Hoi Lam',
          salaryPaid: '9,500.00',
          mpfPaid: '475.00',
          monthsPaid: 2,
        },
      ],
      largestCost: '60,000.00',
      preApproved: true,
      enoughQuotations: true,
      conflict: false,
      payerName: 'Kite Robotics Limited',
      declarePaid: true,
      declareOnce: true,
      declareNoReturn: true,
    },
    'reports.result': {
      completed: true,
      resultText: 'Two pilot customers.',
      fundsRaised: '0.00',
    },
  },
};
