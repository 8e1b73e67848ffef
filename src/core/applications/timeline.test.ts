import { describe, expect, test } from 'vitest';
import { voucher } from '../../../test/voucher.ts';
import { NEVER } from '../calls/rules.ts';
import { type Course, type CourseAward, timeline, todo } from './timeline.ts';

const scheme = voucher();
const at = (day: number) => new Date(Date.UTC(2026, 2, day));

const draft: Course = {
  id: 'app_1',
  status: 'draft',
  createdAt: at(1),
  submittedAt: null,
  dueAt: null,
  closedAt: null,
  closesAt: at(31),
  question: null,
  award: null,
};
const sent: Course = { ...draft, status: 'submitted', submittedAt: at(2), dueAt: at(16) };
const offered: CourseAward = {
  id: 'awd_1',
  standing: 'offered',
  offeredAt: at(10),
  offerEndsAt: at(24),
  acceptedAt: null,
  endedAt: null,
  obligations: [],
  claim: null,
};
const approved = (award: Partial<CourseAward>): Course => ({
  ...sent,
  status: 'approved',
  closedAt: at(10),
  award: { ...offered, ...award },
});
const deploy = { kind: 'deploy', dueAt: at(30), metAt: null };
const deployed = { ...deploy, metAt: at(15) };
const claim = { kind: 'claim', dueAt: at(31), metAt: null };
const claimed = { id: 'clm_1', status: 'submitted', submittedAt: at(20), closedAt: null };

describe('the course reads', () => {
  test.for<readonly [string, Course, string, string]>([
    ['a draft', draft, 'apply now, assess next, accept next, duty next, duty next, pay next', 'continue'],
    ['sent', sent, 'apply done, assess now, accept next, duty next, duty next, pay next', 'wait'],
    [
      'asked something',
      { ...sent, status: 'waiting', question: { id: 'qst_1', askedAt: at(5) } },
      'apply done, assess now, accept next, duty next, duty next, pay next',
      'answer',
    ],
    ['refused', { ...sent, status: 'refused', closedAt: at(10) }, 'apply done, assess done, refused done', 'nothing'],
    ['withdrawn', { ...sent, status: 'withdrawn', closedAt: at(4) }, 'apply done, withdrawn done', 'nothing'],
    ['offered', approved({}), 'apply done, assess done, accept now, duty next, duty next, pay next', 'accept'],
    ['declined', approved({ standing: 'declined', endedAt: at(12) }), 'apply done, assess done, declined done', 'nothing'],
    ['lapsed', approved({ standing: 'lapsed', endedAt: at(25) }), 'apply done, assess done, lapsed done', 'nothing'],
    [
      'accepted',
      approved({ standing: 'active', acceptedAt: at(12), obligations: [deploy] }),
      'apply done, assess done, accept done, duty now, duty next, pay next',
      'duty',
    ],
    [
      'in use',
      approved({ standing: 'active', acceptedAt: at(12), obligations: [deployed, claim] }),
      'apply done, assess done, accept done, duty done, duty now, pay next',
      'claim',
    ],
    [
      'claimed',
      approved({ standing: 'active', acceptedAt: at(12), obligations: [deployed, { ...claim, metAt: at(20) }], claim: claimed }),
      'apply done, assess done, accept done, duty done, duty done, pay now',
      'wait',
    ],
    [
      'paid',
      approved({
        standing: 'completed',
        acceptedAt: at(12),
        endedAt: at(28),
        obligations: [deployed, { ...claim, metAt: at(20) }],
      }),
      'apply done, assess done, accept done, duty done, duty done, pay done',
      'nothing',
    ],
    [
      'closed before anything was claimed',
      approved({ standing: 'closed', acceptedAt: at(12), endedAt: at(28), obligations: [deployed, claim] }),
      'apply done, assess done, accept done, duty done, closed done',
      'nothing',
    ],
  ])('%s', ([, course, steps, kind]) => {
    expect(
      timeline(scheme, course)
        .map(({ id, state }) => `${id} ${state}`)
        .join(', '),
    ).toBe(steps);
    expect(todo(course).kind).toBe(kind);
  });
});

test('a promise is only made while the clock runs', () => {
  expect(timeline(scheme, sent)[1]?.by).toEqual(at(16));
  expect(timeline(scheme, { ...sent, status: 'waiting' })[1]?.by).toBeNull();
});

test('a draft in a call that is always open is due by no date', () => {
  const endless = { ...draft, closesAt: NEVER };
  expect(timeline(scheme, endless)[0]).toMatchObject({ id: 'apply', state: 'now', by: null });
  expect(todo(endless)).toMatchObject({ kind: 'continue', by: null });
});
