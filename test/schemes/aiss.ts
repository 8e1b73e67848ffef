import { answers } from '../../src/seed/answers/aiss.ts';
import type { SchemeCases } from './cases.ts';

const startUp = {
  category: 'start-up',
  localEntity: true,
  foundedOn: '2021-05-03',
  employees: 249,
  aiProject: true,
  startUpRoute: 'cyberport-incubatee',
  sameScopeFunded: false,
  projectCards: [2, 8],
  projectMonths: [6, 36],
  projectStarts: ['2026-06-01', '2026-09-01'],
  patentsPromised: 2,
  publicationsPromised: 3,
  onSchedule: true,
  utilisation: 50,
  patentsReported: 2,
  publicationsReported: 3,
};

/** Computing power: a start-up at the edge of what is allowed, a university that no limit for start-ups concerns. */
export const cases: SchemeCases = {
  today: answers.today,
  eligible: {
    'a start-up': startUp,
    'a start-up with a small request': { ...startUp, projectCards: [2], projectMonths: [3], projectStarts: ['2026-06-01'] },
    'a university': { ...startUp, category: 'university', employees: 9000, foundedOn: '1963-10-17', startUpRoute: undefined },
  },
  ineligible: {
    'eligibility.category': { category: 'none' },
    'eligibility.localEntity': { localEntity: false },
    'eligibility.startUpSize': { employees: 250 },
    'eligibility.startUpAge': { foundedOn: '2019-03-02' },
    'eligibility.aiProject': { aiProject: false },
    'eligibility.startUpStanding': { startUpRoute: 'none' },
    'eligibility.noDoubleSubsidy': { sameScopeFunded: true },
    'eligibility.enoughCards': { projectCards: [8, 1] },
    'eligibility.monthsWithin': { projectMonths: [6, 37] },
    'eligibility.startsLater': { projectStarts: ['2026-06-01', '2026-03-02'] },
    'reports.progress.onSchedule': { onSchedule: false },
    'reports.progress.used': { utilisation: 49 },
    'reports.final.patents': { patentsReported: 1 },
    'reports.final.publications': { publicationsReported: 2 },
  },
  meets: { sameProject: { scheme: 'dtspp', standing: 'awarded' } },
  gives: {
    'a start-up': {
      // (2 × 6 + 8 × 36) months of 730 hours, at HK$20 an hour.
      lines: { compute: 219_000n * 3600n, subsidy: 3_066_000_00n },
      exceptionally: { subsidy: 3_942_000_00n },
      lane: 'large',
    },
    'a start-up with a small request': { lines: { compute: 4380n * 3600n, subsidy: 61_320_00n }, lane: 'small' },
  },
  answers: answers.forms,
};
