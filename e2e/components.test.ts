import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { createServer } from 'vite';
import type { ViteDevServer } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../test/chromium.ts';

/** The components by themselves, in the gallery: every state, every language, light and dark, wide and narrow. */
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let server: ViteDevServer;
let browser: Browser;
let address: string;

beforeAll(async () => {
  const configFile = join(import.meta.dirname, '../src/web/gallery/vite.config.ts');
  server = await createServer({ configFile, logLevel: 'error', server: { host: '127.0.0.1', port: 21_290, strictPort: false } });
  await server.listen();
  address = server.resolvedUrls!.local[0]!;
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

async function open(lang: string, theme: string, width: number): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height: 800 } });
  await page.goto(`${address}?lang=${lang}&theme=${theme}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.locator('.plot').first().waitFor({ state: 'attached' });
  return page;
}

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const run = async (options: RunOptions) =>
    (globalThis as unknown as { axe: { run(o: RunOptions): Promise<AxeResults> } }).axe.run(options);
  const results = await page.evaluate(run, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  });
  return results.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

test.each([
  ['en', 'light', 320],
  ['en', 'dark', 1440],
  ['zh-Hant', 'dark', 320],
  ['zh-Hans', 'light', 768],
])('in %s, %s, at %d px axe finds nothing and nothing is wider than the page', async (lang, theme, width) => {
  const page = await open(lang, theme, width);
  expect(await violations(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  await page.close();
});

test('what the hub refuses is said at the top with a way to each field, and at the field until it is changed', async () => {
  const page = await open('en', 'light', 768);
  await page.getByRole('button', { name: 'Send' }).click();
  const summary = page.getByRole('alert').filter({ hasText: '11 answers need your attention' });
  await summary.waitFor();
  expect(await summary.evaluate((box) => box === document.activeElement)).toBe(true);
  expect(await violations(page)).toEqual([]);

  await summary.getByRole('link', { name: /^Full-time staff/ }).click();
  const staff = page.getByLabel('Full-time staff');
  expect(await staff.evaluate((input) => input === document.activeElement)).toBe(true);
  expect(await staff.getAttribute('aria-invalid')).toBe('true');
  await staff.fill('13');
  expect(await staff.getAttribute('aria-invalid')).toBeNull();

  await summary.getByRole('link', { name: /^Sector/ }).click();
  expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).type)).toBe('radio');
  await page.close();
});

test('a dialog keeps the focus, closes by Escape and gives the focus back', async () => {
  const page = await open('en', 'light', 768);
  const opener = page.getByRole('button', { name: 'Withdraw…' });
  await opener.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Withdraw the application?' });
  await dialog.waitFor();
  expect(await violations(page)).toEqual([]);
  for (let press = 0; press < 5; press += 1) await page.keyboard.press('Tab');
  expect(await dialog.evaluate((box) => box.contains(document.activeElement))).toBe(true);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await expect.poll(() => opener.evaluate((button) => button === document.activeElement)).toBe(true);
  await page.close();
});

test('money is put in order when its field is left', async () => {
  const page = await open('en', 'light', 768);
  const cost = page.getByLabel('Cost of the package');
  await cost.fill('HK$ 1234567.5');
  await cost.blur();
  expect(await cost.inputValue()).toBe('1,234,567.50');
  await page.close();
});
