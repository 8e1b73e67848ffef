// A large file on a line that is cut: in a real browser, over a slow connection, with the page closed in the middle.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import { sql } from 'kysely';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../test/chromium.ts';
import { openTestDatabase, type TestDatabase } from '../test/database.ts';
import * as apply from '../test/given-application.ts';
import * as given from '../test/given.ts';
import type { TestHub } from '../test/hub.ts';
import { pdf } from '../test/zip.ts';
import { t } from '../src/messages/index.ts';
import { type Contexts, contextsOf } from './contexts.ts';
import { type RunningHub, serveHub } from './hub.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const size = 8_000_000;
let database: TestDatabase;
let hub: RunningHub;
let browser: Browser;
let contexts: Contexts;
let folder: string;
let draft: { id: string; person: string };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'causeway uploads '));
  database = await openTestDatabase();
  [hub, browser] = await Promise.all([serveHub(database), launchChromium()]);
  contexts = contextsOf(browser, hub.address);
  // One shop and one call are enough: no example town.
  const { id: organisationId, owner } = await given.organisation(database.db);
  const { id: callId } = await apply.call({ db: database.db, now: () => new Date() } as TestHub);
  const { request } = await contexts.of(owner.id, 'en');
  const begun = await request.post('/api/applications', {
    data: { callId, organisationId, answers: apply.rightAnswers },
    headers: { origin: hub.address },
  });
  draft = { id: ((await begun.json()) as { id: string }).id, person: owner.id };
});
afterAll(async () => {
  await contexts?.close();
  await browser?.close();
  await hub?.close();
  await database?.close();
  await rm(folder, { recursive: true, force: true });
});

/** A file of its own for each use, so that nothing is taken for sent before. */
async function made(name: string): Promise<{ path: string; sha256: string }> {
  const bytes = Buffer.concat([pdf(name), Buffer.alloc(size - pdf(name).byteLength, name)]);
  await writeFile(join(folder, name), bytes);
  return { path: join(folder, name), sha256: createHash('sha256').update(bytes).digest('hex') };
}

async function line(page: Page): Promise<{ slow(): Promise<void>; cut(): Promise<void>; fast(): Promise<void> }> {
  const session: CDPSession = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  const set = (offline: boolean, uploadThroughput: number) =>
    session
      .send('Network.emulateNetworkConditions', { offline, latency: 0, downloadThroughput: -1, uploadThroughput })
      .then(() => {});
  return { slow: () => set(false, 1_500_000), cut: () => set(true, 0), fast: () => set(false, -1) };
}

/** Where in the file each piece that was sent began. */
function offsetsOf(page: Page): number[] {
  const offsets: number[] = [];
  page.on('request', (request) => {
    if (request.method() === 'PATCH' && request.url().includes('/api/uploads/'))
      offsets.push(Number(request.headers()['upload-offset']));
  });
  return offsets;
}

const received = async (): Promise<number> => {
  const { rows } = await sql<{ received: string }>`select received from upload where document_id is null`.execute(database.db);
  return Number(rows[0]?.received ?? 0);
};
const attached = () =>
  database.db
    .selectFrom('document')
    .select(['name', 'sha256'])
    .where('owner_id', '=', draft.id)
    .where('removed_at', 'is', null)
    .execute();

async function openDocuments(): Promise<{ page: Page; field: ReturnType<Page['locator']> }> {
  const page = await (await contexts.of(draft.person, 'en')).newPage();
  await page.goto(`/en/portal/applications/${draft.id}/documents`);
  const field = page.locator('.field-file').last();
  await field.waitFor();
  for (let left = await field.getByRole('button', { name: /^Remove/ }).count(); left > 0; left -= 1) {
    await field
      .getByRole('button', { name: /^Remove/ })
      .first()
      .click();
    await page.waitForTimeout(300);
  }
  return { page, field };
}

test('the line is cut in the middle: it says so, goes on when it is back, and does not begin again', async () => {
  const { page, field } = await openDocuments();
  const offsets = offsetsOf(page);
  const network = await line(page);
  const file = await made('cut.pdf');
  await network.slow();
  await field.locator('input[type=file]').setInputFiles(file.path);
  await expect.poll(received, { timeout: 60_000, interval: 100 }).toBeGreaterThan(3_000_000);
  await network.cut();
  await field
    .getByText(/No connection/)
    .first()
    .waitFor();
  const before = offsets.length;
  const there = await received();
  expect(there).toBeLessThan(size);
  await network.fast();
  await expect
    .poll(async () => (await attached()).find(({ name }) => name === 'cut.pdf')?.sha256, { timeout: 60_000 })
    .toBe(file.sha256);
  const later = offsets.slice(before);
  expect(Math.min(...later)).toBeGreaterThanOrEqual(there);
  expect(offsets.filter((offset) => offset === 0)).toHaveLength(1);
  await field.getByText('cut.pdf').first().waitFor();
  await page.close();
});

test('by keyboard: paused it stays where it is; the page is closed, the file chosen again, and it goes on from there', async () => {
  const { page, field } = await openDocuments();
  const network = await line(page);
  const file = await made('closed.pdf');
  await network.slow();
  await field.locator('input[type=file]').setInputFiles(file.path);
  await expect.poll(received, { timeout: 60_000, interval: 100 }).toBeGreaterThan(1_900_000);
  const pause = field.getByRole('button', { name: t('en', 'upload.pause_named', { name: 'closed.pdf' }) });
  await pause.focus();
  await page.keyboard.press('Enter');
  await field.getByRole('button', { name: t('en', 'upload.resume_named', { name: 'closed.pdf' }) }).waitFor();
  await page
    .getByRole('status')
    .getByText(t('en', 'upload.said.paused', { name: 'closed.pdf' }))
    .waitFor({ state: 'attached' });
  await page.waitForTimeout(500);
  const there = await received();
  await page.waitForTimeout(500);
  expect(await received()).toBe(there);
  await page.close();

  const again = await (await contexts.of(draft.person, 'en')).newPage();
  await again.setViewportSize({ width: 320, height: 800 });
  const offsets = offsetsOf(again);
  await again.goto(`/en/portal/applications/${draft.id}/documents`);
  const same = again.locator('.field-file').last();
  await same.getByText(/Choose the same file again/).waitFor();
  await again.evaluate(axe);
  const found = await again.evaluate(() => (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run());
  expect(found.violations.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html).join()}`)).toEqual([]);
  expect(await again.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await same.locator('input[type=file]').setInputFiles(file.path);
  await expect
    .poll(async () => (await attached()).find(({ name }) => name === 'closed.pdf')?.sha256, { timeout: 60_000 })
    .toBe(file.sha256);
  expect(Math.min(...offsets)).toBe(there);
  await again.close();
});

test('cancelled it is gone, here and at the hub', async () => {
  const { page, field } = await openDocuments();
  const network = await line(page);
  await network.slow();
  await field.locator('input[type=file]').setInputFiles((await made('cancelled.pdf')).path);
  await expect.poll(received, { timeout: 60_000, interval: 100 }).toBeGreaterThan(100_000);
  await field.getByRole('button', { name: t('en', 'upload.cancel_named', { name: 'cancelled.pdf' }) }).click();
  await field.getByText('cancelled.pdf').waitFor({ state: 'detached' });
  await network.fast();
  await expect
    .poll(async () => (await database.db.selectFrom('upload').select('id').where('document_id', 'is', null).execute()).length)
    .toBe(0);
  expect((await attached()).map(({ name }) => name)).not.toContain('cancelled.pdf');
  await page.close();
});
