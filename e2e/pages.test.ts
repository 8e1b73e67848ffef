import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '../test/chromium.ts';
import { openTestDatabase, type TestDatabase } from '../test/database.ts';
import { areas, isName } from './areas.ts';
import { atOnce } from './at-once.ts';
import { type Contexts, contextsOf } from './contexts.ts';
import { languageTag, type Locale, locales } from '../src/platform/messages.ts';
import { address, prefixOf } from '../src/web/ui/addresses.ts';
import { type RunningHub, serveHub } from './hub.ts';
import { everyPage, type Visit } from './places.ts';
import { askAReferee, beginAClaim, subscribeToNews } from './prepare.ts';

/** Every page there is, in three languages, by somebody who may see it: what must hold for all of them. */
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let database: TestDatabase;
let hub: RunningHub;
let browser: Browser;
let visits: Visit[];
let contexts: Contexts;

beforeAll(async () => {
  database = await openTestDatabase();
  [hub, browser] = await Promise.all([serveHub(database, { size: { shops: 40, providers: 6, ventures: 8 } }), launchChromium()]);
  contexts = contextsOf(browser, hub.address);
  await beginAClaim(hub);
  await askAReferee(hub);
  await subscribeToNews(hub);
  visits = await everyPage(database.db);
});
afterAll(async () => {
  await browser?.close();
  await hub?.close();
  await database?.close();
});

const rooms = ['public', 'door', 'portal', 'office'] as const;

describe.each(locales)('in %s', (locale) => {
  test.each(rooms)('every page of the room %s can be read by everybody', async (room) => {
    const here = visits.filter((visit) => visit.room === room);
    const wrong: Record<string, string[]> = {};
    await atOnce(here, async (visit) => {
      const found = await lookAt(visit, locale);
      if (found.length > 0) wrong[`${visit.place} as ${visit.person ?? 'nobody'}`] = found;
    });
    expect(here.length).toBeGreaterThan(0);
    expect(wrong).toEqual({});
  });
});

test('the public pages say the same without JavaScript', async () => {
  const plain = await browser.newContext({ baseURL: hub.address, javaScriptEnabled: false });
  const wrong: string[] = [];
  await atOnce(
    visits.filter(({ room }) => room === 'public'),
    async ({ place }) => {
      const [without, withScripts] = await Promise.all([read(plain, place), read(await contexts.of(undefined, 'en'), place)]);
      if (without.length < 120 || without.length < withScripts.length * 0.9) wrong.push(place);
    },
  );
  await plain.close();
  expect(wrong).toEqual([]);
});

async function read(context: BrowserContext, place: string): Promise<string> {
  const page = await context.newPage();
  await page.goto(address('en', place));
  const text = await page.getByRole('main').innerText();
  await page.close();
  return text;
}

/** Everything that is wrong with a page. */
async function lookAt({ place, person, path }: Visit, locale: Locale): Promise<string[]> {
  const context = await contexts.of(person, locale);
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on('pageerror', (error) => wrong.push(`script: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) wrong.push(`console: ${message.text()}`);
  });
  page.on('response', (response) => {
    const isExpected =
      (path === '*' && response.status() === 404) || (person === undefined && response.url().endsWith('/api/me'));
    if (response.status() >= 400 && !isExpected) wrong.push(`${response.status()} from ${response.url()}`);
  });
  try {
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto(address(locale, place));
    await settled(page);
    wrong.push(...(await wordsOf(page, locale)));
    wrong.push(...(await violations(page, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })));
    if (locale === 'en') wrong.push(...(await inTheDark(page)));
    await page.setViewportSize({ width: 320, height: 700 });
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    if (width > 320) wrong.push(`${width} px wide at 320 px: ${await widest(page)}`);
  } catch (error) {
    wrong.push(error instanceof Error ? error.message : String(error));
  }
  await page.close();
  return wrong;
}

/** The same page in the dark: only colours can be wrong there, and they are the same in every language. */
async function inTheDark(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'dark' });
  const found = await violations(page, { runOnly: ['color-contrast'] });
  return found.map((one) => `in the dark: ${one}`);
}

/** The page is there: its heading, and nothing that still waits. */
async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForFunction(() => document.querySelector('[aria-busy=true], .state-waiting') === null);
}

async function wordsOf(page: Page, locale: Locale): Promise<string[]> {
  const wrong: string[] = [];
  const lang = await page.evaluate(() => document.documentElement.lang);
  if (lang !== languageTag[locale]) wrong.push(`lang is ${lang}`);
  const title = await page.title();
  if (title.trim() === '' || title.startsWith('·')) wrong.push('has no title');
  if (!new URL(page.url()).pathname.startsWith(`/${prefixOf[locale]}`)) wrong.push(`went to ${page.url()}`);
  const text = `${title}\n${await page.evaluate(() => {
    const labels = [...document.querySelectorAll('[aria-label]')].map((one) => one.getAttribute('aria-label'));
    return `${document.body.innerText}\n${labels.join('\n')}`;
  })}`;
  const raw = [...text.matchAll(/(?<![\w./@-])([a-z]+)\.[a-z_-]+(\.[\w-]+)*(?![\w/@])/g)].filter(
    ([key, area = '']) => areas.has(area) && !isName(key),
  );
  if (raw.length > 0) wrong.push(`shows message keys: ${[...new Set(raw.map(([key]) => key))].join(', ')}`);
  return wrong;
}

async function violations(page: Page, options: RunOptions): Promise<string[]> {
  await page.evaluate(axe);
  const results = await page.evaluate(
    async (given: RunOptions) => (globalThis as unknown as { axe: { run(o: RunOptions): Promise<AxeResults> } }).axe.run(given),
    options,
  );
  return results.violations.map(({ id, nodes }) =>
    `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`.slice(0, 900),
  );
}

/** What sticks out, to say where to look. */
async function widest(page: Page): Promise<string> {
  return page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter((one) => one.getBoundingClientRect().right > 321)
      .slice(0, 4)
      .map((one) => one.outerHTML.slice(0, 120))
      .join(' | '),
  );
}
