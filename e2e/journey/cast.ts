// Who takes part in the journey and what they bring with them.

import { randomInt } from 'node:crypto';
import type { Browser } from 'playwright-core';
import type { Locale } from '../../src/platform/messages.ts';
import { paper } from '../../src/seed/paper.ts';
import type { RunningHub } from '../hub.ts';
import { type Paper, person, type Person } from '../person.ts';

export interface Company {
  readonly nameEn: string;
  readonly nameZh: string;
  readonly brNumber: string;
  readonly email: string;
  readonly owner: string;
  readonly password: string;
}

/** What the people of one journey share: where they are, and what came about on the way. */
export interface Journey {
  readonly hub: RunningHub;
  readonly browser: Browser;
  readonly locale: Locale;
  readonly seller: Company;
  readonly shop: Company;
  readonly ware: { readonly en: string; readonly 'zh-Hant': string; readonly 'zh-Hans': string };
  /** Everybody who came, to be sent home at the end. */
  readonly people: Map<string, Person>;
  /** Figures before anything happened. */
  before: Readonly<Record<string, number>>;
  reference: string;
}

const inWords = { en: ['Lantern Bay', '燈籠灣'], 'zh-Hant': ['Heron Steps', '鷺階'], 'zh-Hans': ['Plum Rain', '梅雨'] } as const;

export function newJourney(hub: RunningHub, browser: Browser, locale: Locale): Journey {
  const [place, ort] = inWords[locale];
  const slug = place.toLowerCase().replace(' ', '-');
  const brNumber = () => String(randomInt(20_000_000, 79_999_999));
  return {
    hub,
    browser,
    locale,
    people: new Map(),
    before: {},
    reference: '',
    seller: {
      nameEn: `${place} Systems (Example) Limited`,
      nameZh: `${ort}系統（示例）有限公司`,
      brNumber: brNumber(),
      email: `owner@${slug}-systems.example`,
      owner: 'Wilhelmina Saltfleet',
      password: 'four quiet herons waiting',
    },
    shop: {
      nameEn: `${place} Tea House (Example)`,
      nameZh: `${ort}茶居（示例）`,
      brNumber: brNumber(),
      email: `owner@${slug}-tea.example`,
      owner: 'Marlow Tideway',
      password: 'seven lamps along the pier',
    },
    ware: { en: `${place} Till`, 'zh-Hant': `${ort}收銀台`, 'zh-Hans': `${ort}收银台` },
  };
}

/** Somebody of the journey, in the browser they had before or in a new one. */
export async function come(journey: Journey, name: string): Promise<Person> {
  const known = journey.people.get(name);
  if (known !== undefined) return known;
  const { browser, hub, locale, people } = journey;
  const who = await person(browser, { address: hub.address, locale });
  people.set(name, who);
  return who;
}

/** A one-page PDF with a name of its own. */
export function paperOf(name: string, ...lines: string[]): Paper {
  return { name: `${name}.pdf`, mimeType: 'application/pdf', buffer: Buffer.from(paper(name, lines)) };
}
