import type { ExampleAnswers } from './example-answers.ts';

export const answers: ExampleAnswers = {
  today: '2026-03-02',
  forms: {
    form: {
      applyAs: 'person',
      name: {
        en: 'Ho Sze Wing',
        zh: '何思穎',
      },
      adult: true,
      identityCard: true,
      lead: {
        name: 'Ho Sze Wing',
        nameZh: '何思穎',
        title: 'Founder',
        email: 'sze-wing.ho@people.example',
        phone: '2345 6789',
      },
      projectTitle: {
        en: 'Ferry Bell',
        zh: '渡輪鐘',
      },
      cluster: 'smart-living',
      abstract: {
        en: 'An app that tells people on the outlying islands when to leave for the ferry.',
        zh: '提醒離島居民何時出門趕船的應用程式。',
      },
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
          memberName: {
            en: 'Ho Sze Wing',
            zh: '何思穎',
          },
          memberRole: 'Design and development',
          memberBackground: 'Degree in computer science; two years at a bus company.',
          memberFullTime: true,
        },
      ],
      businessModel: 'Ferry companies pay for the forecast of passengers.',
      market: 'Four companies run ferries; none has such a forecast.',
      timeToMarket: 6,
      milestones: [
        {
          milestoneMonth: 3,
          milestoneText: 'Two hundred people on Cheung Chau use it every week.',
        },
        {
          milestoneMonth: 6,
          milestoneText: 'One ferry company has tried the forecast for a month.',
        },
      ],
      budget: [
        {
          category: 'development',
          item: 'Part-time developer',
          amount: '70,000.00',
        },
        {
          category: 'equipment',
          item: 'Sensors at two piers',
          amount: '30,000.00',
        },
      ],
      otherFunding: false,
      declareTrue: true,
      declareChecks: true,
      declareFunding: true,
      consentData: true,
      signature: 'Chan Tai Man',
    },
    'reports.interim': {
      onTrack: true,
      interimText: 'A hundred and eighty people use it.',
      spentSoFar: '40,000.00',
    },
    'reports.final': {
      finalText: 'Both milestones were reached.',
      testedWithUsers: true,
      spentInAll: '100,000.00',
      nextStep: 'incubation',
    },
  },
};
