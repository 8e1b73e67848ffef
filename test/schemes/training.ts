import { answers } from '../../src/seed/answers/training.ts';
import type { SchemeCases } from './cases.ts';

/** One place for a person, and several for an organisation. */
export const cases: SchemeCases = {
  today: answers.today,
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
  answers: answers.forms,
};
