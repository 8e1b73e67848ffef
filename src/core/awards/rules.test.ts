import { describe, expect, test } from 'vitest';
import { type AwardAct, obstacleTo, type Standing } from './rules.ts';

const ends = new Date('2026-03-15T15:59:59.999Z');
const before = ends;
const after = new Date('2026-03-15T16:00:00.000Z');

describe('what may be done with an award', () => {
  test.each<[AwardAct, Standing, string, Date, string | undefined]>([
    ['accept', 'offered', 'at the last instant of the offer', before, undefined],
    ['accept', 'offered', 'a millisecond later', after, 'award.offer_ended'],
    ['accept', 'lapsed', 'afterwards', after, 'award.offer_ended'],
    ['accept', 'active', 'before', before, 'award.wrong_standing'],
    ['accept', 'declined', 'before', before, 'award.wrong_standing'],
    ['decline', 'offered', 'before', before, undefined],
    ['decline', 'active', 'before', before, 'award.wrong_standing'],
    ['lapse', 'offered', 'before', before, 'award.offer_open'],
    ['lapse', 'offered', 'after', after, undefined],
    ['lapse', 'active', 'after', after, 'award.wrong_standing'],
    ['lapse', 'lapsed', 'after', after, 'award.offer_ended'],
    ['deploy', 'offered', 'before', before, 'award.wrong_standing'],
    ['deploy', 'active', 'after', after, undefined],
    ['claim', 'active', 'after', after, undefined],
    ['claim', 'completed', 'after', after, 'award.wrong_standing'],
    ['complete', 'active', 'after', after, undefined],
  ])('%s when %s, %s', (act, standing, _, now, code) => {
    expect(obstacleTo(act, { standing, offerEndsAt: ends }, now)?.code).toBe(code);
  });
});
