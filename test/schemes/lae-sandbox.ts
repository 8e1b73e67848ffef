import { answers } from '../../src/seed/answers/lae-sandbox.ts';
import type { SchemeCases } from './cases.ts';

/** Medicine flown to an island by an operator with permission and insurance; and a small aircraft that needs neither. */
export const cases: SchemeCases = {
  today: answers.today,
  eligible: {
    'an operator': {
      scenario: 'delivery',
      heaviest: 24000,
      dangerousGoods: false,
      restrictedZone: false,
      crossBoundary: false,
      passengers: false,
      permission: 'granted',
      cover: 10_000_000_00n,
      inHongKong: true,
      ownCost: true,
      collected: ['environment', 'flight', 'signal'],
      trialStart: '2026-06-01',
      flightHours: 40,
    },
    'a small aircraft': {
      scenario: 'inspection',
      heaviest: 900,
      dangerousGoods: false,
      restrictedZone: false,
      crossBoundary: false,
      passengers: false,
      permission: 'not-needed',
      cover: 0n,
      inHongKong: true,
      ownCost: true,
      collected: ['environment', 'flight', 'signal'],
      trialStart: '2026-06-01',
      flightHours: 40,
    },
  },
  ineligible: {
    'eligibility.scenario': { scenario: 'none' },
    'eligibility.weight': { heaviest: 150001 },
    'eligibility.withinHongKong': { crossBoundary: true },
    'eligibility.nobodyOnBoard': { passengers: true },
    'eligibility.insured': { cover: 9_999_999_99n },
    'eligibility.inHongKong': { inHongKong: false },
    'eligibility.ownCost': { ownCost: false },
    'eligibility.permission': { permission: 'applied' },
    'eligibility.dataPlanned': { collected: ['time', 'load'] },
  },
  answers: answers.forms,
};
