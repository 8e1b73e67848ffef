// A form with items, a table of costs and a map, in a real browser: nothing of it is lost without a connection, in two tabs
// or when the session ends, and it can be used by everybody.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { t } from '../src/messages/index.ts';
import type { Locale, MessageKey } from '../src/platform/messages.ts';
import { launchChromium } from '../test/chromium.ts';
import { openTestDatabase, type TestDatabase } from '../test/database.ts';
import { everyField } from '../test/every-field.ts';
import * as apply from '../test/given-application.ts';
import * as given from '../test/given.ts';
import type { TestHub } from '../test/hub.ts';
import { type Contexts, contextsOf } from './contexts.ts';
import { type RunningHub, serveHub } from './hub.ts';
import { picture } from './person.ts';

const sponsor = {
  id: 'sponsor',
  title: { en: 'Sponsor', 'zh-Hant': '贊助機構', 'zh-Hans': '赞助机构' },
  text: { en: 'It pays a fifth of the costs.', 'zh-Hant': '承擔五分之一費用。', 'zh-Hans': '承担五分之一费用。' },
  least: 1,
  most: 2,
  confirms: true,
};
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let database: TestDatabase;
let hub: RunningHub;
let browser: Browser;
let contexts: Contexts;
let by: Awaited<ReturnType<typeof given.organisation>>;
let colleague: { id: string; name: string };
let callId: string;

beforeAll(async () => {
  database = await openTestDatabase();
  [hub, browser] = await Promise.all([serveHub(database), launchChromium()]);
  contexts = contextsOf(browser, hub.address);
  by = await given.organisation(database.db);
  colleague = await given.person(database.db);
  await database.db
    .insertInto('membership')
    .values({ person_id: colleague.id, organisation_id: by.id, role: 'member' })
    .execute();
  const scheme = { ...apply.plainScheme(), scheme: 'every', prefix: 'EVERY', form: everyField, parties: [sponsor] };
  const { id } = await apply.call({ db: database.db, now: () => new Date() } as unknown as TestHub, scheme);
  callId = id;
});
afterAll(async () => {
  await contexts?.close();
  await browser?.close();
  await hub?.close();
  await database?.close();
});

const en = (key: MessageKey, facts?: Record<string, string | number>) => t('en', key, facts);
const drafts = () =>
  database.db.selectFrom('application').select(['id', 'answers', 'marks']).where('organisation_id', '=', by.id);
const answersOf = async (id: string) =>
  (await drafts().where('id', '=', id).executeTakeFirstOrThrow()).answers as Readonly<Record<string, unknown>>;

/** A new draft of the form, begun as people begin one: from the call that is open. */
async function begun(page: Page): Promise<string> {
  await page.goto(`/en/portal/applications/new?call=${callId}`);
  await page.getByRole('button', { name: en('applying.new.start') }).click();
  await page.waitForURL(/\/applications\/app_/);
  return /app_\w+/.exec(page.url())![0];
}

async function open(page: Page, id: string, section: string, locale: Locale = 'en'): Promise<void> {
  await page.goto(`/${locale.toLowerCase()}/portal/applications/${id}/${section}`);
  await page.locator('.form-fields').waitFor();
}

/** Ends the test with a picture of the page where it went wrong. */
const pictured = (name: string, page: () => Page, run: () => Promise<void>) => async () => {
  try {
    await run();
  } catch (error) {
    await picture(page(), `forms-${name}`);
    throw error;
  } finally {
    for (const person of [by.owner.id, colleague.id]) await (await contexts.of(person, 'en')).setOffline(false);
  }
};

const thing = (page: Page, n: number): Locator => page.getByRole('region', { name: en('forms.item', { item: 'Thing', n }) });
const cell = (page: Page, row: number, part: MessageKey): Locator =>
  page.getByLabel(en('forms.label_part', { label: en('forms.row', { n: row }), part: en(part) })).first();
async function waitForSaving(page: Page): Promise<void> {
  await expect.poll(() => page.locator('.section-saved').innerText(), { timeout: 20_000 }).toMatch(/^Saved|^All/);
}
const asField = async (id: string, path: RegExp) => Object.entries(await answersOf(id)).find(([key]) => path.test(key))?.[1];

let page: Page;
const tab = async (person: string = by.owner.id) => (page = await (await contexts.of(person, 'en')).newPage());

test(
  'without a connection an item and a row are kept on the device and reach the hub afterwards, in the next tab too',
  { timeout: 120_000 },
  pictured(
    'offline',
    () => page,
    async () => {
      await tab();
      const id = await begun(page);
      await open(page, id, 'several');
      await page.context().setOffline(true);
      await page.getByRole('button', { name: en('forms.group.add', { item: 'Thing' }) }).click();
      // The focus is in the new item: one types on.
      await page.keyboard.type('Kept on this device');
      await expect.poll(() => thing(page, 1).getByLabel('Name of the project').inputValue()).toBe('Kept on this device');
      await page.getByText(en('common.saved.offline')).waitFor();
      await page.context().setOffline(false);
      await waitForSaving(page);
      expect(await asField(id, /^things\.\w+\.oneLineIn$/)).toBe('Kept on this device');

      await open(page, id, 'single');
      await page.context().setOffline(true);
      await page
        .getByRole('group', { name: /^Costs/ })
        .getByRole('button', { name: en('forms.table.add') })
        .click();
      await cell(page, 1, 'forms.table.item').fill('Drone');
      await cell(page, 1, 'forms.table.quantity').fill('3');
      await cell(page, 1, 'forms.table.price').fill('12500.5');
      await page.getByText('HK$37,501.50').first().waitFor();
      await page.getByText(en('common.saved.offline')).waitFor();
      const place = page.url();
      const context = page.context();
      await page.close();
      await context.setOffline(false);
      page = await context.newPage();
      await page.goto(place);
      await expect.poll(() => asField(id, /^costs\.\w+\.item$/), { timeout: 20_000 }).toBe('Drone');
      expect(await cell(page, 1, 'forms.table.price').inputValue()).toMatch(/12,?500\.50?/);
      await page.close();
    },
  ),
);

test(
  'two tabs and two people: what each writes in the same item and row is kept, and the same answer is shown with both and chosen',
  { timeout: 120_000 },
  pictured(
    'two-tabs',
    () => page,
    async () => {
      await tab();
      const id = await begun(page);
      await open(page, id, 'several');
      await page.getByRole('button', { name: en('forms.group.add', { item: 'Thing' }) }).click();
      await thing(page, 1).getByLabel('Name of the project').fill('First words');
      await waitForSaving(page);
      const mine = page;
      const theirs = await tab(colleague.id);
      await open(theirs, id, 'several');
      await expect.poll(() => thing(theirs, 1).getByLabel('Name of the project').inputValue()).toBe('First words');

      await thing(mine, 1).getByLabel('Website').fill('https://one.example');
      await thing(theirs, 1).getByLabel('Company number').fill('1234567');
      await Promise.all([waitForSaving(mine), waitForSaving(theirs)]);
      expect(await asField(id, /siteIn$/)).toBe('https://one.example');
      expect(await asField(id, /crIn$/)).toBe('1234567');

      await thing(mine, 1).getByLabel('Name of the project').fill('My words');
      await waitForSaving(mine);
      await thing(theirs, 1).getByLabel('Name of the project').fill('Their words');
      const conflict = theirs.locator('#conflicts');
      await conflict.getByText('My words').waitFor();
      await conflict.getByText('Their words').waitFor();
      expect(await asField(id, /oneLineIn$/)).toBe('My words');
      await conflict.getByRole('button', { name: en('portal.conflict.keep_yours') }).click();
      await waitForSaving(theirs);
      expect(await asField(id, /oneLineIn$/)).toBe('Their words');
      // Each knows who else is there.
      await mine
        .getByText(en('together.here', { name: colleague.name }))
        .first()
        .waitFor({ timeout: 30_000 });
      await mine.close();
      await theirs.close();
    },
  ),
);

test(
  'the session ends in the middle of a row: signed in again elsewhere, the page goes on with what stands in it',
  { timeout: 120_000 },
  pictured(
    'session',
    () => page,
    async () => {
      const someone = await given.person(database.db);
      await database.db
        .insertInto('membership')
        .values({ person_id: someone.id, organisation_id: by.id, role: 'member' })
        .execute();
      await tab(someone.id);
      const id = await begun(page);
      await open(page, id, 'single');
      await page
        .getByRole('group', { name: /^Costs/ })
        .getByRole('button', { name: en('forms.table.add') })
        .click();
      await waitForSaving(page);
      await database.db
        .updateTable('session')
        .set({ expires_at: new Date(Date.now() - 1000) })
        .where('person_id', '=', someone.id)
        .execute();
      await cell(page, 1, 'forms.table.item').fill('Written as the session ended');
      await page.getByRole('dialog', { name: en('common.session.ended') }).waitFor();
      const form = { personId: someone.id, locale: 'en' };
      await page.context().request.post('/demo/sign-in', { form, headers: { origin: hub.address }, maxRedirects: 0 });
      await page.getByRole('button', { name: en('common.session.continue') }).click();
      await expect.poll(() => asField(id, /^costs\.\w+\.item$/), { timeout: 60_000 }).toBe('Written as the session ended');
      await page.close();
    },
  ),
);

test(
  'by keyboard: an item is added, removed, and brought back whole',
  { timeout: 120_000 },
  pictured(
    'keyboard',
    () => page,
    async () => {
      await tab();
      const id = await begun(page);
      await open(page, id, 'several');
      const add = page.getByRole('button', { name: en('forms.group.add', { item: 'Thing' }) });
      await add.focus();
      await page.keyboard.press('Enter');
      await page.keyboard.type('Typed at once');
      await waitForSaving(page);
      const remove = thing(page, 1).getByRole('button', {
        name: en('forms.group.remove_named', { name: en('forms.item', { item: 'Thing', n: 1 }) }),
      });
      await remove.focus();
      await page.keyboard.press('Enter');
      await expect.poll(() => thing(page, 1).count()).toBe(0);
      await expect.poll(() => asField(id, /^things\./), { timeout: 20_000 }).toBeUndefined();
      // The focus is on the way back.
      await page.keyboard.press('Enter');
      await expect.poll(() => thing(page, 1).getByLabel('Name of the project').inputValue()).toBe('Typed at once');
      await expect.poll(() => asField(id, /oneLineIn$/), { timeout: 20_000 }).toBe('Typed at once');
      await page.close();
    },
  ),
);

test.each([320, 768, 1440])(
  'at %i px the form fits, and axe finds nothing, in English and Chinese',
  { timeout: 180_000 },
  async (width) => {
    const first = await tab();
    const id = await begun(first);
    await first.close();
    for (const locale of ['en', 'zh-Hant'] as const) {
      page = await (await contexts.of(by.owner.id, locale)).newPage();
      await page.setViewportSize({ width, height: 900 });
      await open(page, id, 'single', locale);
      const costs = page.getByRole('button', { name: t(locale, 'forms.table.add') }).first();
      await costs.click();
      await page
        .getByRole('button', { name: t(locale, 'forms.map.open') })
        .first()
        .click();
      await page.locator('.map-box, .map-field .field-hint').first().waitFor();
      const { violations } = await checked(page);
      expect(violations.map(({ id: rule, nodes }) => `${rule}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      if (process.env['SHOTS']) await page.waitForTimeout(2500);
      if (process.env['SHOTS']) await page.screenshot({ path: `/tmp/h5-form-${width}-${locale}.png`, fullPage: true });
      await page.close();
    }
  },
);

test(
  'another organisation is looked up, named, and confirms; somebody outside is asked in, joins, and is given a part',
  { timeout: 180_000 },
  pictured(
    'together',
    () => page,
    async () => {
      const other = await given.organisation(database.db);
      await database.db
        .updateTable('organisation')
        .set({ name_en: 'Quarry Bay Sponsors Limited' })
        .where('id', '=', other.id)
        .execute();
      const outside = await given.person(database.db);
      await tab();
      const id = await begun(page);
      const parties = page.getByRole('region', { name: en('parties.title') });
      await parties.getByLabel(en('forms.organisation.words')).fill('quarry');
      await parties.getByRole('button', { name: en('forms.organisation.search') }).click();
      await parties
        .getByRole('button', { name: en('forms.organisation.choose_named', { name: 'Quarry Bay Sponsors Limited' }) })
        .click();
      await parties.getByLabel(en('parties.email')).fill('boss@quarry.example');
      await parties.getByRole('button', { name: en('parties.ask') }).click();
      await parties.getByText(en('parties.state.asked'), { exact: true }).waitFor();

      const theirs = await (await contexts.of(other.owner.id, 'en')).newPage();
      await theirs.goto('/en/portal/parties');
      await theirs.getByRole('button', { name: en('parties.confirm') }).click();
      await theirs.getByText(en('parties.state.confirmed'), { exact: true }).first().waitFor();
      // What was announced as the button worked is gone with the page.
      await theirs.reload();
      await theirs.getByText(en('parties.state.confirmed'), { exact: true }).first().waitFor();
      await fine(theirs, 'parties');
      await page.reload();
      await parties.getByText(en('parties.state.confirmed'), { exact: true }).waitFor();

      const panel = page.getByRole('region', { name: en('together.title') });
      await panel.getByLabel(en('together.email')).fill(outside.email);
      await panel.getByRole('button', { name: en('together.ask') }).click();
      await panel.getByText(en('together.state.asked'), { exact: true }).waitFor();
      const guests = await (await contexts.of(outside.id, 'en')).newPage();
      await guests.goto(`/en/portal/applications/${id}/join`);
      await fine(guests, 'join');
      await guests.getByRole('button', { name: en('together.join.act') }).click();
      await guests.getByRole('heading', { name: en('applying.list.sections') }).waitFor();
      await page.reload();
      await page
        .getByRole('region', { name: en('together.by') })
        .getByLabel('Several')
        .selectOption(outside.id);
      await expect
        .poll(() =>
          database.db.selectFrom('application_task').select('part').where('person_id', '=', outside.id).executeTakeFirst(),
        )
        .toEqual({ part: 'several' });
      await guests.goto(`/en/portal/applications/${id}?mine=1`);
      await guests.getByRole('link', { name: 'Several' }).waitFor();
      await expect.poll(() => guests.getByRole('link', { name: 'Single' }).count()).toBe(0);
      await page.reload();
      await fine(page, 'tasks');
      await page.goto('/en/portal/applications/new');
      await page.getByRole('heading', { name: en('applying.new.open') }).waitFor();
      await fine(page, 'open-calls');
      await page.goto(`/en/portal/applications/new?call=${callId}`);
      await fine(page, 'begin');
      for (const one of [page, theirs, guests]) await one.close();
    },
  ),
);

/** A page fits at each width, and axe finds nothing on it. */
async function fine(on: Page, name: string): Promise<void> {
  await on.getByRole('heading', { level: 1 }).waitFor();
  for (const width of [320, 1440]) {
    await on.setViewportSize({ width, height: 900 });
    expect(await on.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(width);
    const { violations } = await checked(on);
    expect(violations.map(({ id: rule, nodes }) => `${name} ${rule}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
    if (process.env['SHOTS']) await on.screenshot({ path: `/tmp/h5-${name}-${width}.png`, fullPage: true });
  }
  await on.setViewportSize({ width: 1280, height: 900 });
}

async function checked(on: Page): Promise<AxeResults> {
  await on.evaluate(axe);
  return on.evaluate(() => (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run());
}
