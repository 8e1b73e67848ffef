import { answers } from '../../src/seed/answers/genai-sandbox.ts';
import type { SchemeCases } from './cases.ts';

/** Every point of the checklist, met. */
const controls = {
  accountable: true,
  fair: true,
  explained: true,
  dataQuality: true,
  privacy: true,
  validated: true,
  hallucination: true,
  humanInLoop: true,
  customerFacing: true,
  disclosed: true,
  optOut: true,
  thirdParty: true,
  monitored: true,
  contingency: true,
};

const bank = {
  institutionType: 'bank',
  hasPartner: true,
  partiesConfirmed: true,
  generative: true,
  gpuHours: 20_000,
  ...controls,
  trialDone: true,
  incidents: 0,
  hoursUsed: 20_000,
};

/** The sandbox: a bank whose customers meet the AI, and an insurer whose customers do not. */
export const cases: SchemeCases = {
  today: answers.today,
  eligible: {
    'a bank': bank,
    'an insurer': { ...bank, institutionType: 'insurance', customerFacing: false, disclosed: undefined, optOut: undefined },
  },
  ineligible: {
    'eligibility.institution': { institutionType: 'none' },
    'eligibility.partner': { hasPartner: false },
    'eligibility.partnerConfirmed': { partiesConfirmed: false },
    'eligibility.generative': { generative: false },
    'eligibility.fairUse': { gpuHours: 20_001 },
    'eligibility.accountability': { accountable: false },
    'eligibility.fairness': { fair: false },
    'eligibility.explainability': { explained: false },
    'eligibility.data': { privacy: false },
    'eligibility.validation': { hallucination: false },
    'eligibility.humanInLoop': { humanInLoop: false },
    'eligibility.customers': { optOut: false },
    'eligibility.thirdParties': { thirdParty: false },
    'eligibility.monitoring': { contingency: false },
    'reports.trial.done': { trialDone: false },
    'reports.trial.noIncidents': { incidents: 1 },
    'reports.trial.withinPower': { hoursUsed: 20_001 },
  },
  gives: { 'a bank': { lines: { compute: 72_000_000n } } },
  answers: answers.forms,
};
