import type { ExampleAnswers } from './example-answers.ts';

export const answers: ExampleAnswers = {
  today: '2026-03-02',
  forms: {
    form: {
      name: {
        en: 'Tidemark Ledger Limited',
        zh: '潮痕帳本有限公司',
      },
      applicantType: 'company',
      registeredHere: true,
      operatingHere: true,
      brNumber: '12345678',
      address: {
        floor: '12',
        building: 'Example Tower',
        street: '3 Sample Road',
        district: 'southern',
      },
      profile: {
        en: 'We keep ledgers of warehouse receipts.',
        zh: '經營倉單帳本。',
      },
      contact: {
        name: 'Chan Tai Man',
        nameZh: '陳大文',
        title: 'Director',
        email: 'tai-man.chan@lantern.example',
        phone: '2345 6789',
      },
      sponsorType: 'commercial',
      agreementSigned: true,
      agreementDate: '2026-02-10',
      realNeed: true,
      needText: 'The sponsor pays farmers weeks after the goods are in its store.',
      sponsorGives: 'Two people, its receipts of one year and HK$120,000.',
      projectTitle: {
        en: 'Warehouse receipts as tokens',
        zh: '倉單代幣化',
      },
      track: 'rwa',
      basicResearch: false,
      projectSummary: {
        en: 'A receipt becomes a token that a bank may lend on.',
        zh: '把倉單化為銀行可據以放貸的代幣。',
      },
      method: 'Two hundred receipts over six weeks, with one bank and eleven farmers.',
      technology: 'A permissioned ledger, run by the sponsor and the bank.',
      risk: 'Counsel has looked at the Stamp Duty Ordinance and at whether a token is a security.',
      value: 'Importers of fresh food are paid in a day.',
      inTime: true,
      milestones: [
        {
          milestoneOn: '2026-04-01',
          milestoneText: 'First receipt on the ledger.',
        },
        {
          milestoneOn: '2026-05-20',
          milestoneText: 'Two hundred receipts lent on and paid back.',
        },
      ],
      costs: [
        {
          category: 'staff',
          item: 'Three developers',
          amount: '400,000.00',
        },
        {
          category: 'audit',
          item: 'Audit of the contracts',
          amount: '200,000.00',
        },
      ],
      ownPart: 'The sponsor.',
      otherFunding: false,
      declareRisk: true,
      declareTrue: true,
      declareChecks: true,
      declareFunding: true,
      consentData: true,
      signature: 'Chan Tai Man',
    },
    'reports.final': {
      testComplete: true,
      startedOn: '2026-01-10',
      finishedOn: '2026-02-20',
      finalText: 'Farmers were paid in a day and a half.',
      sponsorAccepts: true,
      nextStep: 'The sponsor takes it into its own system.',
      publicSummary: {
        en: 'Receipts as tokens: paid in a day and a half.',
        zh: '倉單代幣化：一天半內付款。',
      },
      spent: [
        {
          category: 'staff',
          item: 'Three developers',
          amount: '610,000.00',
        },
      ],
    },
  },
};
