import type { SchemeCases } from './cases.ts';

/** One place for a person, and several for an organisation. */
export const cases: SchemeCases = {
  today: '2026-03-02',
  eligible: {
    'a person': { course: 'cyber', tie: 'worker', youngest: 23, placesAsked: 1, applicantKind: 'individual' },
    'an organisation': { course: 'ai-build', tie: 'organisation', youngest: 30, placesAsked: 8, applicantKind: 'company' },
  },
  ineligible: {
    'eligibility.course': { course: 'none' },
    'eligibility.tie': { tie: 'none' },
    'eligibility.age': { youngest: 17 },
    'eligibility.placesFit': { placesAsked: 11 },
    'eligibility.onePerPerson': { placesAsked: 2 },
  },
  answers: {
    form: {
      course: 'cyber',
      tie: 'worker',
      placesAsked: 1,
      youngest: 23,
      attendees: [{ id: 'i14', attendeeName: 'Chan Siu Ming', attendeeEmail: 'ming@harbour-kite.example' }],
      why: 'To keep our shop safe.',
      contactName: 'Chan Siu Ming',
      contactPost: 'Director',
      contactEmail: 'ming@harbour-kite.example',
      contactPhone: '2345 6789',
      declareTrue: true,
      consentData: true,
    },
    'reports.feedback': { attended: 100, rating: 'very', use: 'At work.' },
  },
};
