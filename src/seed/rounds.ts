// The calls of the schemes besides the one the town lives by, and who applied in them: where calls come in rounds, a past one
// that is decided and one that is open today; where a call is always open, applications of the past year.

import { enterCall } from '../core/calls/calls.ts';
import type { Scheme } from '../core/schemes/shape.ts';
import type { Db } from '../platform/db.ts';
import { exampleAnswers } from './answers/all.ts';
import { later } from './calendar.ts';
import { chanceFrom } from './chance.ts';
import type { Life } from './lives.ts';
import type { Population } from './population.ts';
import type { Lookup } from './shops.ts';
import { type Venture, ventureLife } from './ventures.ts';
import type { Walk } from './walk.ts';

const day = 86_400_000;

export interface Ground {
  readonly db: Db;
  readonly walk: Walk;
  readonly lookup: Lookup;
  readonly people: Population;
  readonly opened: Date;
  readonly now: Date;
}

/** How many start-ups apply under one scheme. */
export const VENTURES_PER_SCHEME = 8;

type Course = readonly { readonly until: Venture['until']; readonly daysAgo: number }[];

const inThePast: Course = [
  { until: 'accepted', daysAgo: 236 },
  { until: 'accepted', daysAgo: 231 },
  { until: 'accepted', daysAgo: 224 },
  { until: 'decided', daysAgo: 214 },
];
const today: Course = [
  { until: 'checked', daysAgo: 24 },
  { until: 'sent', daysAgo: 12 },
  { until: 'sent', daysAgo: 6 },
  { until: 'draft', daysAgo: 3 },
];

/** Five in the afternoon in Hong Kong, so many days from an instant. */
export const afternoonAfter = (at: Date, days: number): Date =>
  new Date(Math.floor((at.getTime() + days * day) / day) * day + 9 * 3_600_000);

/** Opens the calls of a scheme and says who lives in them. `place`: which of the schemes it is. */
export async function roundsOf(ground: Ground, scheme: Scheme, place: number): Promise<Life[]> {
  const { db, opened, now } = ground;
  const enter = (code: string, title: (typeof titles)[keyof typeof titles], from: Date, until?: Date) =>
    enterCall(
      db,
      'hub',
      {
        scheme: scheme.scheme,
        code,
        title,
        opensAt: from,
        ...(until ? { closesAt: until } : {}),
        expected: 6,
        showsReceived: true,
        plan: briefingsOf(scheme, afternoonAfter(from, 37)),
      },
      opened,
    );
  if (scheme.calls?.kind === 'rolling') {
    const { id } = await enter('always', titles.always, opened);
    return [...livesIn(ground, scheme, place, id, inThePast, 0), ...livesIn(ground, scheme, place, id, today, inThePast.length)];
  }
  const past = await enter('spring', titles.spring, afternoonAfter(now, -240), afternoonAfter(now, -200));
  // Not all on one day: a hub that closes everything at once has a bad evening.
  const open = await enter('winter', titles.winter, afternoonAfter(now, -30 - place), afternoonAfter(now, 12 + 7 * place));
  return [
    ...livesIn(ground, scheme, place, past.id, inThePast, 0),
    ...livesIn(ground, scheme, place, open.id, today, inThePast.length),
  ];
}

/** A briefing has the date that whoever opens the call gives it. */
const briefingsOf = (scheme: Scheme, at: Date) =>
  (scheme.calls?.plan ?? []).flatMap(({ id, kind, after }) => (kind === 'briefing' && !after ? [{ milestone: id, at }] : []));

const titles = {
  always: { en: 'Always open', 'zh-Hant': '全年接受申請', 'zh-Hans': '全年接受申请' },
  spring: { en: 'Spring round', 'zh-Hant': '春季申請期', 'zh-Hans': '春季申请期' },
  winter: { en: 'Winter round', 'zh-Hant': '冬季申請期', 'zh-Hans': '冬季申请期' },
};

function livesIn(ground: Ground, scheme: Scheme, place: number, callId: string, course: Course, from: number): Life[] {
  const answers = exampleAnswers[scheme.scheme];
  if (answers === undefined) return [];
  const { walk, lookup, people, now } = ground;
  return course.flatMap(({ until, daysAgo }, at) => {
    const firm = people.ventures[place * VENTURES_PER_SCHEME + from + at];
    if (firm === undefined) return [];
    const chance = chanceFrom(20_000 + place * 100 + from + at);
    const friends = people.providers.slice(place + at, place + at + 3);
    const venture = { walk, lookup, people, scheme, callId, answers, firm, friends, until, project: place + from + at };
    return ventureLife(venture, chance, later(now, -daysAgo, chance));
  });
}
