// npm run shots: a picture of every page at 320, 768 and 1440 px in each language, into shots/, and a few in the dark.
// `npm run shots -- home queue` takes only pages whose name has one of these words. `--readme` takes the README's picture.
// The example hub is made in a temporary folder, or is the one in the folder that CAUSEWAY_DATA names.

import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { runnerImport } from 'vite';
import { readConfig } from '../src/config.ts';
import { openDatabase } from '../src/hub.ts';
import { locales } from '../src/platform/messages.ts';
import { wholeHub } from '../src/seed/seed.ts';
import { address, prefixOf } from '../src/web/ui/addresses.ts';
import { launchChromium } from '../test/chromium.ts';
import { atOnce } from './at-once.ts';
import { contextsOf } from './contexts.ts';
import { serveHub } from './hub.ts';
import type { everyPage, Visit } from './places.ts';
import { askAReferee, beginAClaim, subscribeToNews } from './prepare.ts';

const root = join(import.meta.dirname, '..');
const widths = [320, 768, 1440];
const inTheDark = ['home', 'schemes-scheme', 'catalogue', 'figures-id', 'portal', 'office-cases', 'office-cases-id'];

const words = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
let count = 0;
const given = process.env['CAUSEWAY_DATA'];
const data = given ?? (await mkdtemp(join(tmpdir(), 'causeway-shots-')));
const config = readConfig({
  CAUSEWAY_DATA: data,
  ...(process.env['DATABASE_URL'] && { DATABASE_URL: process.env['DATABASE_URL'] }),
  CAUSEWAY_DEMO: '1',
  LOG_LEVEL: 'error',
});
const { database, close } = await openDatabase(config);
if (given === undefined) console.error('Making an example hub (about a minute; CAUSEWAY_DATA names one that is kept) …');
const hub = await serveHub(database, { size: wholeHub, folder: data });
const browser = await launchChromium();
try {
  if (process.argv.includes('--readme')) await readme(browser);
  else await everything(browser);
} finally {
  await browser.close();
  await hub.close();
  await close();
  if (given === undefined) await rm(data, { recursive: true, force: true });
}

async function everything(chromium: Browser): Promise<void> {
  // The tables of routes name pages that only Vite can read.
  const { module } = await runnerImport<{ everyPage: typeof everyPage }>(join(import.meta.dirname, 'places.ts'), {
    root,
    configFile: false,
  });
  await beginAClaim(hub);
  await askAReferee(hub);
  await subscribeToNews(hub);
  const visits = named(await module.everyPage(database.db)).filter(
    ({ name }) => words.length === 0 || words.some((word) => name.includes(word)),
  );
  for (const locale of locales) {
    const contexts = contextsOf(chromium, hub.address);
    await atOnce(visits, async ({ name, visit }) => {
      const page = await (await contexts.of(visit.person, locale)).newPage();
      await open(page, address(locale, visit.place));
      for (const width of widths) await take(page, width, join(prefixOf[locale], String(width), name));
      if (locale === 'en' && inTheDark.includes(name)) {
        await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
        await take(page, 1440, join('dark', '1440', name));
        await take(page, 320, join('dark', '320', name));
      }
      await page.close();
    });
    await contexts.close();
    console.error(`${locale}: ${visits.length} pages`);
  }
  console.log(`${count} pictures of ${visits.length} pages in ${join(root, 'shots')}`);
}

/** Pages by a name of their own: the address without what it is about, and a number where a page is visited twice. */
function named(visits: readonly Visit[]): { name: string; visit: Visit }[] {
  const seen = new Map<string, number>();
  return visits.map((visit) => {
    const name = visit.path.replaceAll(/[/:*]+/g, '-').replace(/^-/, '') || (visit.path === '/' ? 'home' : 'not-found');
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return { name: times === 1 ? name : `${name}-${times}`, visit };
  });
}

async function open(page: Page, place: string): Promise<void> {
  await page.goto(place);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForFunction(() => document.querySelector('[aria-busy=true], .state-waiting') === null);
}

/** One picture of the whole page. */
async function take(page: Page, width: number, name: string): Promise<void> {
  const path = join(root, 'shots', `${name}.png`);
  await mkdir(dirname(path), { recursive: true });
  await page.setViewportSize({ width, height: width === 320 ? 640 : 900 });
  await page.screenshot({ path, fullPage: true });
  count += 1;
}

async function readme(chromium: Browser): Promise<void> {
  const page = await chromium.newPage({ baseURL: hub.address, viewport: { width: 1440, height: 1000 } });
  await open(page, '/en');
  const path = join(root, 'docs', 'home.png');
  await page.screenshot({ path });
  console.log(`The README's picture is ${path}`);
}
