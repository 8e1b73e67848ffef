import { expect, test } from 'vitest';
import { period, schemeWith, text } from '../../../test/given-calls.ts';
import { datedPlan, proposedPlan, standingIn } from './plan.ts';

const scheme = schemeWith(
  {
    kind: 'round',
    plan: [
      { id: 'briefing', kind: 'briefing', title: text('Briefing'), public: true },
      {
        id: 'vetting',
        kind: 'panel',
        title: text('Vetting'),
        public: false,
        after: { milestone: 'close', within: 'vettingTime' },
      },
      {
        id: 'results',
        kind: 'notify',
        title: text('Results'),
        public: true,
        after: { milestone: 'vetting', within: 'resultTime' },
      },
      { id: 'close', kind: 'close', title: text('Last day'), public: true },
    ],
  },
  { vettingTime: period(2, 'business-days'), resultTime: period(1, 'months') },
);
const opensAt = new Date('2026-03-02T01:00:00Z');
// The Thursday before Easter: Good Friday, the day after, Easter Monday and Ching Ming are holidays.
const closesAt = new Date('2026-04-02T09:00:00Z');

test('the dates of a plan follow from its instants by the terms of the scheme, over the holidays of Hong Kong', () => {
  const plan = proposedPlan(scheme, opensAt, closesAt);
  expect(plan.map(({ milestone, at }) => [milestone, at?.toISOString() ?? null])).toEqual([
    ['open', '2026-03-02T01:00:00.000Z'],
    ['close', '2026-04-02T09:00:00.000Z'],
    ['vetting', '2026-04-09T15:59:59.999Z'],
    ['results', '2026-05-09T15:59:59.999Z'],
    ['briefing', null],
  ]);
  expect(plan[1]?.title.en).toBe('Last day');
  expect(plan[0]?.title['zh-Hant']).toBe('開始接受申請');
});

test('a call that never closes has no close, and nothing that hangs on it has a date', () => {
  const plan = proposedPlan(scheme, opensAt, null);
  expect(plan.filter(({ at }) => at !== null).map(({ milestone }) => milestone)).toEqual(['open']);
});

test('chosen dates take the place of proposed ones, own milestones join, and the two instants of the call stay', () => {
  const day = new Date('2026-03-10T06:00:00Z');
  const plan = datedPlan(proposedPlan(scheme, opensAt, closesAt), [
    { milestone: 'briefing', at: day },
    { milestone: 'vetting', at: null },
    { milestone: 'close', at: day },
    { milestone: 'visit', at: new Date('2026-03-20T06:00:00Z'), title: text('Site visit') },
    { milestone: 'unnamed', at: day },
  ]);
  expect(plan.map(({ milestone }) => milestone)).toEqual(['open', 'briefing', 'visit', 'close', 'results']);
  expect(plan.find(({ milestone }) => milestone === 'close')?.at).toEqual(closesAt);
  expect(standingIn(plan, day)).toEqual(['past', 'past', 'next', 'later', 'later']);
  expect(standingIn(plan, new Date('2027-01-01T00:00:00Z'))).toEqual(['past', 'past', 'past', 'past', 'past']);
});
