// What tests of calls start from: a scheme that says how its calls are opened, and a call opened through the door.

import { LANGUAGES } from '../src/core/schemes/shape-text.ts';
import type { Calls, Scheme, Term } from '../src/core/schemes/shape.ts';
import { newId } from '../src/platform/ids.ts';
import * as apply from './given-application.ts';
import * as given from './given.ts';
import type { TestHub } from './hub.ts';

export const text = (words: string) =>
  Object.fromEntries(LANGUAGES.map((language) => [language, language === 'en' ? words : `${words} 中`])) as {
    en: string;
    'zh-Hant': string;
    'zh-Hans': string;
  };

export const period = (value: number, unit: Extract<Term, { kind: 'period' }>['unit']): Term => ({
  kind: 'period',
  value,
  unit,
  label: text('Period'),
});

/** The plain scheme with a way of opening its calls. */
export function schemeWith(calls: Calls, terms: Readonly<Record<string, Term>> = {}): Scheme {
  const scheme = apply.plainScheme();
  return { ...scheme, terms: { ...scheme.terms, ...terms }, calls };
}

export const letterForm = {
  id: 'letter',
  title: text('Letter of a referee'),
  sections: [
    {
      id: 'words',
      title: text('Your letter'),
      fields: [
        { id: 'knows', kind: 'yes-no' as const, label: text('Do you know the work?'), required: true },
        { id: 'opinion', kind: 'long-text' as const, label: text('Your opinion'), required: true, maxLength: 2000 },
      ],
    },
  ],
};

/** Publishes a scheme and opens a call of it as an administrator does, from ten days ago to ten days ahead. */
export async function opened(hub: TestHub, scheme: Scheme, rest: object = {}) {
  // Publishing a version is somebody else's test: a call of the same rules brings it.
  await apply.call(hub, scheme);
  const admin = await given.person(hub.db, `admin:${scheme.scheme}`);
  const now = hub.now().getTime();
  const day = 86_400_000;
  const body = {
    scheme: scheme.scheme,
    code: newId('c').slice(-8).toUpperCase(),
    title: text('A call'),
    opensAt: new Date(now - 10 * day).toISOString(),
    closesAt: new Date(now + 10 * day).toISOString(),
    ...rest,
  };
  const answer = await hub.as(admin).post('/calls', body);
  if (answer.status !== 200) throw new Error(JSON.stringify(answer));
  return { id: answer.body.id as string, admin, closesAt: new Date(body.closesAt), opensAt: new Date(body.opensAt) };
}

/** Moves the hub's clock on. */
export function later(hub: TestHub, at: Date, milliseconds = 0): void {
  hub.stand(new Date(at.getTime() + milliseconds));
}
