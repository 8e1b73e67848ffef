import type { ExampleAnswers } from './example-answers.ts';

export const answers: ExampleAnswers = {
  today: '2026-03-02',
  forms: {
    form: {
      course: 'cyber',
      tie: 'worker',
      placesAsked: 1,
      youngest: 23,
      attendees: [
        {
          id: 'i14',
          attendeeName: 'Chan Siu Ming',
          attendeeEmail: 'ming@harbour-kite.example',
        },
      ],
      why: 'To keep our shop safe.',
      contactName: 'Chan Siu Ming',
      contactPost: 'Director',
      contactEmail: 'ming@harbour-kite.example',
      contactPhone: '2345 6789',
      declareTrue: true,
      consentData: true,
    },
    'reports.feedback': {
      attended: 100,
      rating: 'very',
      use: 'At work.',
    },
  },
};
