import type { SchemeCases } from './cases.ts';
import { both, declared, lead, office } from './example.ts';

const company = {
  limitedInHongKong: true,
  foundedOn: '2019-03-03',
  foundersHold: 51,
  foundersControl: false,
  digital: true,
  monthsToMarket: 18,
  otherIncubation: false,
  otherFunding: true,
  fundingDates: ['2024-09-01', '2023-01-15'],
  awardedBefore: 0n,
  milestonesReached: true,
  foundersStillControl: true,
  newFunding: false,
  jobs: 4,
  onMarket: true,
};

const review = {
  milestones: { milestonesReached: false },
  control: { foundersStillControl: false },
  funding: { newFunding: true },
};
const reviews = ['month-6', 'month-12', 'month-18'];
const progress = {
  milestonesReached: true,
  progressText: 'The first version is sold to nine schools.',
  onMarket: true,
  foundersStillControl: true,
  jobs: 4,
  revenue: '120,000.00',
  raised: '0.00',
  newFunding: false,
};

/** Incubation: a company one day under seven years whose other funding lies just over eighteen months back. */
export const cases: SchemeCases = {
  today: '2026-03-02',
  eligible: {
    'a company': company,
    'a company that its founders control': {
      ...company,
      foundersHold: 30,
      foundersControl: true,
      otherFunding: false,
      fundingDates: undefined,
    },
  },
  ineligible: {
    'eligibility.limitedCompany': { limitedInHongKong: false },
    'eligibility.youngCompany': { foundedOn: '2019-03-02' },
    'eligibility.founders': { foundersHold: 50 },
    'eligibility.digital': { digital: false },
    'eligibility.market': { monthsToMarket: 19 },
    'eligibility.oneIncubation': { otherIncubation: true },
    'eligibility.firstTime': { awardedBefore: 500_000_00n },
    'eligibility.fundingLately': { fundingDates: ['2023-01-15', '2024-09-02'] },
    ...Object.fromEntries(
      reviews.flatMap((month) => Object.entries(review).map(([rule, facts]) => [`reports.${month}.${rule}`, facts] as const)),
    ),
    'reports.final.market': { onMarket: false },
    'reports.final.jobs': { jobs: 0 },
  },
  meets: {
    otherSchemes: { scheme: 'ccmf', standing: 'awarded' },
    oneAtATime: { scheme: 'cip', standing: 'submitted' },
  },
  gives: { 'a company': { lines: { grant: 500_000_00n } } },
  answers: {
    form: {
      name: both('Paper Crane Learning Limited', '紙鶴學習有限公司'),
      limitedInHongKong: true,
      crNumber: '7654321',
      brNumber: '12345678',
      foundedOn: '2023-04-11',
      address: office,
      website: 'https://paper-crane.example',
      staff: 4,
      contact: lead,
      onSite: true,
      founders: [
        {
          founderName: both('Chan Tai Man', '陳大文'),
          founderRole: 'Director',
          founderShare: '60.00',
          founderBackground: 'Taught mathematics for nine years; wrote the first version.',
          founderFullTime: true,
        },
      ],
      foundersHold: 60,
      foundersControl: true,
      projectTitle: both('Paper Crane', '紙鶴'),
      cluster: 'ai-data',
      digital: true,
      abstract: both(
        'It finds out where a child gets stuck in mathematics and gives the next exercise.',
        '找出學童數學學習的難點並提供下一道練習。',
      ),
      product: 'A web application for primary schools; nine schools try it.',
      innovation: 'It explains each step in Cantonese.',
      market: 'Five hundred primary schools; two foreign products in English.',
      revenue: 'A fee for each class; HK$900,000 in the second year.',
      benefit: 'Four jobs, and a set of exercises that others may use.',
      monthsToMarket: 9,
      milestones: [6, 12, 18, 24].map((month) => ({
        milestoneMonth: month,
        milestoneText: `${month * 2} schools use it every week, as the log shows.`,
      })),
      otherIncubation: false,
      otherFunding: true,
      fundings: [
        {
          fundingName: 'Example University start-up prize',
          fundingStatus: 'ended',
          fundingFor: 'Servers',
          fundingAmount: '20,000.00',
          fundingOn: '2024-05-01',
        },
      ],
      ...declared,
    },
    ...Object.fromEntries([...reviews, 'final'].map((id) => [`reports.${id}`, progress] as const)),
  },
};
