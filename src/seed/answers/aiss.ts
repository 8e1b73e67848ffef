import type { ExampleAnswers } from './example-answers.ts';

export const answers: ExampleAnswers = {
  today: '2026-03-02',
  forms: {
    form: {
      category: 'start-up',
      name: {
        en: 'Lantern Speech Limited',
        zh: '燈語科技有限公司',
      },
      localEntity: true,
      brNumber: '12345678',
      foundedOn: '2021-05-03',
      address: {
        floor: '12',
        building: 'Example Tower',
        street: '3 Sample Road',
        district: 'southern',
      },
      website: 'https://lantern-speech.example',
      description: {
        en: 'We build speech recognition for Cantonese.',
        zh: '研發粵語語音識別。',
      },
      employees: 18,
      researchers: 11,
      aiProject: true,
      startUpRoute: 'cyberport-incubatee',
      contacts: [
        {
          contactName: {
            en: 'Lee Ka Yan',
            zh: '李嘉欣',
          },
          contactTitle: 'Chief technology officer',
          contactEmail: 'ka-yan.lee@lantern-speech.example',
          contactPhone: '2345 6789',
        },
      ],
      projects: [
        {
          titleOf: {
            en: 'Cantonese speech in noisy places',
            zh: '嘈雜環境粵語語音識別',
          },
          projectSummary: {
            en: 'A model that follows Cantonese in lifts, markets and clinics.',
            zh: '在升降機、街市及診所聽懂粵語的模型。',
          },
          projectStart: '2026-06-01',
          cards: 2,
          months: 6,
          areas: ['speech'],
          sectors: ['health', 'general'],
          goals: ['innovation-centre'],
          staffLocal: 6,
          staffOther: 1,
          deliverables: 'A model of 300 million parameters in month 4; a test set in month 6.',
          model: 'A transducer trained from scratch in mixed precision, batch size 256.',
          data: '4,000 hours of speech, recorded with consent in Hong Kong.',
          use: 'Training on both cards; inference on one in the last month.',
          advantages: 'Our recordings, and two years of work with clinics.',
          contribution: 'The test set is published for other teams.',
          impact: 'Clinics write notes in less time.',
          resubmitted: false,
        },
      ],
      patentsPromised: 1,
      publicationsPromised: 2,
      awardsExpected: 0,
      sameScopeFunded: false,
      readGuide: true,
      declareTrue: true,
      declareConsents: true,
      declareNoDouble: true,
      declareConfidential: true,
      declareLaw: true,
      consentData: true,
      signature: 'Lee Ka Yan',
    },
    'reports.progress': {
      onSchedule: true,
      progressText: 'The first model is trained.',
      utilisation: 81,
    },
    'reports.final': {
      finalText: 'The model makes half the mistakes of the best that could be had before.',
      patentsReported: 1,
      publicationsReported: 2,
      finalSummary: {
        en: 'Speech recognition for Cantonese in noise.',
        zh: '嘈雜環境下的粵語語音識別。',
      },
    },
  },
};
