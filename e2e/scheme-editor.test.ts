import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '../test/chromium.ts';
import { openTestDatabase, type TestDatabase } from '../test/database.ts';
import * as given from '../test/given.ts';
import { t } from '../src/messages/index.ts';
import { type Locale, locales } from '../src/platform/messages.ts';
import { address } from '../src/web/ui/addresses.ts';
import { type Contexts, contextsOf } from './contexts.ts';
import { type RunningHub, serveHub } from './hub.ts';
import { picture } from './person.ts';

/** Officers change a scheme without knowing how its file is written; nothing of it is seeded, so it stands by itself. */
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let database: TestDatabase;
let hub: RunningHub;
let browser: Browser;
let contexts: Contexts;
let writer: { id: string };
let second: { id: string };

beforeAll(async () => {
  database = await openTestDatabase();
  [hub, browser] = await Promise.all([serveHub(database), launchChromium()]);
  contexts = contextsOf(browser, hub.address);
  writer = await given.person(database.db, 'admin');
  second = await given.person(database.db, 'approver');
});
afterAll(async () => {
  await contexts?.close();
  await browser?.close();
  await hub?.close();
  await database?.close();
});

/** A page of somebody, watched for errors; a picture of it is kept when what is done there fails. */
async function onPage(who: { id: string }, locale: Locale, place: string, act: (page: Page) => Promise<void>): Promise<void> {
  const page = await (await contexts.of(who.id, locale)).newPage();
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(error.message));
  try {
    await page.goto(address(locale, place));
    await act(page);
    expect(troubles).toEqual([]);
  } catch (error) {
    await picture(page, `scheme-editor ${locale}`);
    throw error;
  } finally {
    await page.close();
  }
}

const en = (key: Parameters<typeof t>[1], facts?: Parameters<typeof t>[2]) => t('en', key, facts);
const saved = (page: Page) => page.getByText(/^Saved /).waitFor();
const part = async (page: Page, key: Parameters<typeof t>[1]) => {
  const nav = page.getByRole('navigation', { name: en('drafting.parts') });
  await nav.getByRole('link', { name: en(key), exact: true }).click();
  await page.getByRole('heading', { level: 2, name: en(key) }).waitFor();
};
let draft = '';

test('a term, a text in three languages and a rule are changed; a typo is said with the right word; it is handed on', async () => {
  await onPage(writer, 'en', '/office/schemes/dtspp', async (page) => {
    await page.getByRole('button', { name: en('drafting.change') }).click();
    await page.waitForURL(/schemes\/drafts/);
    draft = new URL(page.url()).pathname.split('/').at(-1)!;

    await part(page, 'schemefile.part.terms');
    await page.getByText('Full-time staff must be fewer than').click();
    const limit = page.locator('#at-terms-staffLimit-value');
    await limit.fill('20');
    await saved(page);

    await part(page, 'schemefile.part.texts');
    const name = page.locator('#at-texts-name');
    await name.getByLabel('English').fill('Digital Support Programme');
    await name.getByLabel('繁體中文').fill('數碼支援計劃');
    await name.getByLabel('简体中文').fill('数字支持计划');
    await saved(page);

    await part(page, 'schemefile.part.eligibility');
    await page.locator('#at-eligibility-rules-2 > summary').click();
    const when = page.locator('#at-eligibility-rules-2-when');
    await when.fill('fullTimStaff <= staffLimit');
    await page.getByText('Did you mean “fullTimeStaff”?').filter({ visible: true }).first().waitFor();
    const use = page.getByRole('button', { name: en('drafting.expression.use', { name: 'fullTimeStaff' }) });
    // What the hub says of the draft may come just then and move the button: people press again.
    await expect
      .poll(
        async () => {
          if (await use.isVisible()) await use.click({ timeout: 2000 }).catch(() => undefined);
          return when.inputValue();
        },
        { timeout: 60_000 },
      )
      .toBe('fullTimeStaff <= staffLimit');
    await page.getByText(en('drafting.expression.right')).first().waitFor();
    await saved(page);

    await part(page, 'drafting.view.overview');
    await page.getByRole('button', { name: en('drafting.check') }).click();
    await page.getByText(en('drafting.waits_for_second')).waitFor();
    // Handed on, nothing is changed by mistake.
    await page.getByRole('button', { name: en('drafting.take_back') }).waitFor();
    expect(await page.locator('#at-round').isDisabled()).toBe(true);
  });
});

test('the second person reads what changes, in their language, and publishes; a call opened from it rules by it', async () => {
  const hant = (key: Parameters<typeof t>[1], facts?: Parameters<typeof t>[2]) => t('zh-Hant', key, facts);
  await onPage(second, 'zh-Hant', `/office/schemes/drafts/${draft}?part=changes`, async (page) => {
    const changes = page.locator('.change');
    await changes.first().waitFor();
    expect(await changes.count()).toBe(3);
    await page.getByText('全職員工須少於').first().waitFor();
    await page.locator('ins', { hasText: '20' }).first().waitFor();
    await page.goto(address('zh-Hant', `/office/schemes/drafts/${draft}`));
    await page.getByRole('button', { name: hant('drafting.see') }).click();
    await page.getByRole('button', { name: hant('drafting.publish') }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: hant('drafting.publish') })
      .click();
    await page.getByRole('link', { name: hant('drafting.open_call') }).waitFor();
  });
  await onPage(writer, 'en', `/office/schemes/drafts/${draft}`, async (page) => {
    await page.getByRole('link', { name: en('drafting.open_call') }).click();
    await page.waitForURL(/\/office\/calls\/new\?scheme=dtspp&version=2/);
    await page.getByRole('heading', { level: 1 }).waitFor();
    const title = { en: 'Second', 'zh-Hant': '第二期', 'zh-Hans': '第二期' };
    const times = { opensAt: new Date(Date.now() - 60_000).toISOString(), closesAt: new Date(Date.now() + 864e5).toISOString() };
    const call = { scheme: 'dtspp', code: 'second', title, ...times };
    const answer = await page.request.post('/api/calls', { data: call, headers: { origin: hub.address } });
    expect(((await answer.json()) as { version: number }).version).toBe(2);
    const check = await page.request.get('/api/schemes/dtspp/eligibility?fullTimeStaff=20');
    const { rules } = (await check.json()) as { rules: { id: string; holds: unknown }[] };
    expect(rules.find(({ id }) => id === 'staff')?.holds).toBe(true);
    const more = await page.request.get('/api/schemes/dtspp/eligibility?fullTimeStaff=21');
    expect(((await more.json()) as typeof check & { rules: typeof rules }).rules.find(({ id }) => id === 'staff')?.holds).toBe(
      false,
    );
  });
});

test('two who write at once are told, and nothing that was typed is lost', async () => {
  const begun = await onceMore();
  await onPage(writer, 'en', `/office/schemes/drafts/${begun}?part=terms#at-terms-share-value`, async (page) => {
    const share = page.locator('#at-terms-share-value');
    await share.waitFor();
    const other = { revision: 1, changes: [{ path: ['terms', 'cap', 'value'], value: '70,000.00' }] };
    await page.request.patch(`/api/scheme-drafts/${begun}`, { data: other, headers: { origin: hub.address } });
    await share.fill('60');
    await page.getByText(en('drafting.conflict')).waitFor();
    await page.getByRole('button', { name: en('drafting.conflict.on_top') }).click();
    await saved(page);
    const { body } = (await (await page.request.get(`/api/scheme-drafts/${begun}`)).json()) as {
      body: { terms: Record<string, { value: unknown }> };
    };
    expect([body.terms['share']?.value, body.terms['cap']?.value]).toEqual([60, '70,000.00']);
  });
});

test('what was typed while the hub could not be reached is kept on the device and sent later', async () => {
  const begun = await onceMore();
  await onPage(writer, 'en', `/office/schemes/drafts/${begun}?part=terms#at-terms-share-value`, async (page) => {
    const share = page.locator('#at-terms-share-value');
    await share.waitFor();
    await page.context().setOffline(true);
    await share.fill('65');
    await page.getByText(en('common.saved.offline')).waitFor();
    await page.context().setOffline(false);
    await saved(page);
    const { body } = (await (await page.request.get(`/api/scheme-drafts/${begun}`)).json()) as {
      body: { terms: { share: { value: number } } };
    };
    expect(body.terms.share.value).toBe(65);
  });
});

async function onceMore(): Promise<string> {
  const { request } = await contexts.of(writer.id, 'en');
  const answer = await request.post('/api/scheme-drafts', { data: { from: 'dtspp' }, headers: { origin: hub.address } });
  return ((await answer.json()) as { id: string }).id;
}

test('the file itself can be written; what is wrong is said with its line, and the parts say the same', async () => {
  const begun = await onceMore();
  await onPage(writer, 'en', `/office/schemes/drafts/${begun}?part=file`, async (page) => {
    const file = page.getByLabel(en('drafting.raw'));
    await file.waitFor();
    const text = await file.inputValue();
    await file.fill(text.replace('  summary:', '  sumary:'));
    await page.getByText('Did you mean “summary”?').waitFor({ state: 'attached' });
    await file.fill(text.replace('value: "50,000.00"', 'value: "55,000.00" # for now'));
    await page.getByText(en('drafting.problems_title', { n: 1 })).waitFor({ state: 'detached' });
    await part(page, 'schemefile.part.terms');
    await page.getByText('Most that one enterprise can receive').click();
    const value = page.locator('#at-terms-cap-value');
    expect(await value.inputValue()).toBe('55,000.00');
    await value.fill('56,000.00');
    await saved(page);
    await part(page, 'drafting.view.file');
    await file.waitFor();
    expect(await file.inputValue()).toBe(text.replace('value: "50,000.00"', 'value: "56,000.00" # for now'));
  });
});

test('by keyboard: a rule is moved by its buttons, a name is taken from those offered', async () => {
  const begun = await onceMore();
  await onPage(writer, 'en', `/office/schemes/drafts/${begun}?part=eligibility#at-eligibility-rules-1-when`, async (page) => {
    const when = page.locator('#at-eligibility-rules-1-when');
    await when.waitFor();
    await when.focus();
    await page.keyboard.press('End');
    await page.keyboard.type(' && fullTi');
    await page.getByRole('group', { name: en('drafting.names') }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await when.inputValue()).toBe('operating && fullTimeStaff');
    const up = page.getByRole('button', { name: /^Move up/ }).first();
    await up.focus();
    await page.keyboard.press('Enter');
    await saved(page);
    const { body } = (await (await page.request.get(`/api/scheme-drafts/${begun}`)).json()) as {
      body: { eligibility: { rules: { id: string }[] } };
    };
    expect(body.eligibility.rules.slice(0, 2).map(({ id }) => id)).toEqual(['operating', 'sector']);
  });
});

describe.each(locales)('in %s', (locale) => {
  test('every view can be read by everybody and fits 320 px', async () => {
    const begun = await onceMore();
    const views = [
      'overview',
      'changes',
      'try',
      'preview',
      'file',
      'texts',
      'terms#at-terms-cap-value',
      'eligibility#at-eligibility-rules-2-when',
      'form#at-form-sections-0-fields-2-kind',
      'stages',
      'lanes',
    ];
    const drafted = (locale === 'en' ? views : views.slice(0, 2)).map((view) => `/office/schemes/drafts/${begun}?part=${view}`);
    const read = ['sheet', 'rules', 'try', 'forms', 'versions'].map((view) => `/office/schemes/aiss?view=${view}`);
    const places = [...drafted, ...(locale === 'en' ? read : read.slice(0, 1))];
    const wrong: Record<string, string[]> = {};
    for (const place of places) {
      await onPage(writer, locale, place, async (page) => {
        const found = await lookAt(page);
        if (found.length > 0) wrong[place] = found;
      });
    }
    expect(wrong).toEqual({});
  });
});

async function lookAt(page: Page): Promise<string[]> {
  await page.getByRole('heading', { level: 2 }).or(page.getByRole('tablist')).first().waitFor();
  await page.waitForFunction(() => document.querySelector('[aria-busy=true], .state-waiting') === null);
  await page.evaluate(axe);
  const { violations } = await page.evaluate(async () =>
    (globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    }),
  );
  const wrong = violations.map(({ id, nodes }) =>
    `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`.slice(0, 600),
  );
  await page.setViewportSize({ width: 320, height: 700 });
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  if (width > 320) {
    const widest = await page.evaluate(() =>
      [...document.querySelectorAll('body *')]
        .filter((one) => one.getBoundingClientRect().right > 321)
        .slice(0, 4)
        .map((one) => one.outerHTML.slice(0, 120))
        .join(' | '),
    );
    wrong.push(`${width} px wide: ${widest}`);
  }
  return wrong;
}
