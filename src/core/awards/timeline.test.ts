import { expect, test } from 'vitest';
import { type Life, timeline } from './timeline.ts';

const day = (text: string) => new Date(`${text}T04:00:00Z`);
const offer: Life = {
  standing: 'offered',
  appliedAt: day('2026-01-05'),
  offeredAt: day('2026-01-20'),
  offerEndsAt: day('2026-02-03'),
  acceptedAt: null,
  endedAt: null,
  duties: [
    { id: 'deploy', kind: 'deployment', dueAt: null, doneAt: null },
    { id: 'claim', kind: 'claim', dueAt: null, doneAt: null },
  ],
  claim: undefined,
};
const running: Life = { ...offer, standing: 'active', acceptedAt: day('2026-01-22') };
const inUse: Life = {
  ...running,
  duties: [
    { id: 'deploy', kind: 'deployment', dueAt: day('2026-07-22'), doneAt: day('2026-03-01') },
    { id: 'claim', kind: 'claim', dueAt: day('2026-06-01'), doneAt: null },
  ],
};
const claimed: Life = {
  ...inUse,
  duties: inUse.duties.map((duty) => ({ ...duty, doneAt: day('2026-04-01') })),
  claim: { status: 'submitted', closedAt: null },
};

test.each<[string, Life, string]>([
  ['an offer', offer, 'applied+ approved+ accept* deploy- claim- check- pay-'],
  ['an accepted award', running, 'applied+ approved+ accept+ deploy* claim- check- pay-'],
  ['in use', inUse, 'applied+ approved+ accept+ deploy+ claim* check- pay-'],
  [
    'a claim begun',
    { ...inUse, claim: { status: 'draft', closedAt: null } },
    'applied+ approved+ accept+ deploy+ claim* check- pay-',
  ],
  ['claimed', claimed, 'applied+ approved+ accept+ deploy+ claim+ check* pay-'],
  [
    'claim sent back',
    { ...claimed, claim: { status: 'draft', closedAt: null } },
    'applied+ approved+ accept+ deploy+ claim* check- pay-',
  ],
  [
    'claim refused',
    { ...claimed, claim: { status: 'refused', closedAt: day('2026-04-09') } },
    'applied+ approved+ accept+ deploy+ claim* check- pay-',
  ],
  [
    'claim approved',
    { ...claimed, claim: { status: 'approved', closedAt: null } },
    'applied+ approved+ accept+ deploy+ claim+ check+ pay*',
  ],
  [
    'paid',
    { ...claimed, standing: 'completed', claim: { status: 'paid', closedAt: day('2026-04-20') } },
    'applied+ approved+ accept+ deploy+ claim+ check+ pay+',
  ],
  ['declined', { ...offer, standing: 'declined', endedAt: day('2026-01-25') }, 'applied+ approved+ declined+'],
  ['lapsed', { ...offer, standing: 'lapsed', endedAt: day('2026-02-04') }, 'applied+ approved+ lapsed+'],
])('the moments of %s', (_, life, moments) => {
  const mark = { done: '+', now: '*', next: '-' } as const;
  expect(
    timeline(life)
      .map(({ key, duty, state }) => `${duty ?? key}${mark[state]}`)
      .join(' '),
  ).toBe(moments);
});
