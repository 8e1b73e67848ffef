import type { SchemeCases } from './cases.ts';
import { both, declared, lead } from './example.ts';

const person = {
  applyAs: 'person',
  adult: true,
  identityCard: true,
  earlyStage: true,
  workingVersion: true,
  digital: true,
  otherFunding: false,
  budget: 100_000_00n,
  awardedBefore: 0n,
  submittedBefore: 0,
  onTrack: true,
  spentSoFar: 40_000_00n,
  testedWithUsers: true,
  spentInAll: 100_000_00n,
};

/** The micro fund: a person, and a company that will be registered by admission. */
export const cases: SchemeCases = {
  today: '2026-03-02',
  eligible: {
    'a person': person,
    'a company': { ...person, applyAs: 'company', identityCard: undefined, limitedInHongKong: true },
  },
  ineligible: {
    'eligibility.who': { applyAs: 'none' },
    'eligibility.adult': { adult: false },
    'eligibility.identityCard': { identityCard: false },
    'eligibility.limitedCompany': { applyAs: 'company', limitedInHongKong: false },
    'eligibility.earlyStage': { earlyStage: false },
    'eligibility.workingVersion': { workingVersion: false },
    'eligibility.digital': { digital: false },
    'eligibility.firstGrant': { awardedBefore: 100_000_00n },
    'eligibility.oneApplication': { submittedBefore: 1 },
    'eligibility.withinGrant': { budget: 99_999_99n },
    'eligibility.noOtherFunding': { otherFunding: true },
    'reports.interim.onTrack': { onTrack: false },
    'reports.final.tested': { testedWithUsers: false },
    'reports.final.spent': { spentInAll: 99_999_99n },
  },
  meets: {
    incubationInstead: { scheme: 'cip', standing: 'submitted' },
    incubated: { scheme: 'cip', standing: 'awarded' },
  },
  gives: { 'a person': { lines: { grant: 100_000_00n } } },
  answers: {
    form: {
      applyAs: 'person',
      name: both('Ho Sze Wing', '何思穎'),
      adult: true,
      identityCard: true,
      lead: { ...lead, name: 'Ho Sze Wing', nameZh: '何思穎', title: 'Founder', email: 'sze-wing.ho@people.example' },
      projectTitle: both('Ferry Bell', '渡輪鐘'),
      cluster: 'smart-living',
      abstract: both(
        'An app that tells people on the outlying islands when to leave for the ferry.',
        '提醒離島居民何時出門趕船的應用程式。',
      ),
      digital: true,
      earlyStage: true,
      workingVersion: true,
      demonstration: 'https://ferry-bell.example',
      problem: 'Ferries are few in the evening, and whoever misses one waits an hour.',
      innovation: 'It knows how fast each user walks, and how crowded the pier is.',
      social: 'Older people on the islands get home safely.',
      resubmitted: false,
      members: [
        {
          memberName: both('Ho Sze Wing', '何思穎'),
          memberRole: 'Design and development',
          memberBackground: 'Degree in computer science; two years at a bus company.',
          memberFullTime: true,
        },
      ],
      businessModel: 'Ferry companies pay for the forecast of passengers.',
      market: 'Four companies run ferries; none has such a forecast.',
      timeToMarket: 6,
      milestones: [
        { milestoneMonth: 3, milestoneText: 'Two hundred people on Cheung Chau use it every week.' },
        { milestoneMonth: 6, milestoneText: 'One ferry company has tried the forecast for a month.' },
      ],
      budget: [
        { category: 'development', item: 'Part-time developer', amount: '70,000.00' },
        { category: 'equipment', item: 'Sensors at two piers', amount: '30,000.00' },
      ],
      otherFunding: false,
      ...declared,
    },
    'reports.interim': { onTrack: true, interimText: 'A hundred and eighty people use it.', spentSoFar: '40,000.00' },
    'reports.final': {
      finalText: 'Both milestones were reached.',
      testedWithUsers: true,
      spentInAll: '100,000.00',
      nextStep: 'incubation',
    },
  },
};
