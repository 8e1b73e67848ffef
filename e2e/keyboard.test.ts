import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../test/chromium.ts';
import { openTestDatabase, type TestDatabase } from '../test/database.ts';
import { scheme } from './answers.ts';
import { type RunningHub, serveHub, smallTown } from './hub.ts';
import { paperOf } from './journey/cast.ts';
import { type Keyboard, keyboard } from './keyboard.ts';
import { type Paper, person, type Person, picture } from './person.ts';
import { confirmedEnquiry, officerOf } from './prepare.ts';

/** The shop's application and the office's decision without a pointer: nothing here clicks. */
let database: TestDatabase;
let hub: RunningHub;
let browser: Browser;
let reference = '';

beforeAll(async () => {
  database = await openTestDatabase();
  [hub, browser] = await Promise.all([serveHub(database, { size: smallTown }), launchChromium()]);
});
afterAll(async () => {
  await browser?.close();
  await hub?.close();
  await database?.close();
});

async function atTheKeyboard(run: (who: Person, keys: Keyboard) => Promise<void>): Promise<void> {
  const who = await person(browser, { address: hub.address, locale: 'en', options: { reducedMotion: 'reduce' } });
  const keys = keyboard(who);
  try {
    await run(who, keys);
    expect(keys.unseen, 'stops that do not show the focus').toEqual([]);
    expect(who.troubles).toEqual([]);
  } catch (error) {
    await picture(who.page, 'keyboard');
    throw error;
  } finally {
    await who.context.close();
  }
}

/** Signs in from the page of people; its address is typed, as any first address is. */
async function signIn({ page, open }: Person, keys: Keyboard, of: { id: string; name: string }): Promise<void> {
  await open(`/demo?q=${encodeURIComponent(of.name)}`);
  await keys.enter(page.locator(`button[value="${of.id}"]`));
  await page.waitForURL(/\/(portal|office)/);
}

const answers: Readonly<Record<string, string | boolean | Paper>> = {
  registration: 'business-registration',
  startedOn: '2016-03-01',
  operating: true,
  nature: 'Everything that a small shop sells.',
  address: 'Shop 3, Example Steps',
  fullTimeStaff: '8',
  listed: false,
  statutory: false,
  subvented: false,
  contactPost: 'Owner',
  contactPhone: '23456789',
  helped: 'nobody',
  need: 'Paper and till disagree.',
  plan: 'Two of us, every day.',
  outlets: '1',
  otherFunding: false,
  registrationCopy: paperOf('registration'),
  staffProof: paperOf('staff'),
  operationProof: paperOf('operation'),
  quotation: paperOf('quotation'),
  declareTrue: true,
  declareOwnShare: true,
  declareChecks: true,
  consentData: true,
};

test('an application is begun, filled in and sent by keyboard', async () => {
  const { owner, sector } = await confirmedEnquiry(hub);
  await atTheKeyboard(async (who, keys) => {
    const { page, say } = who;
    await signIn(who, keys, owner);
    // The first stop of a page leads past what is the same on every page.
    await page.reload();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await keys.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(say('common.skip'));
    await keys.press('Enter');
    await keys.enter(page.getByRole('link', { name: say('applying.home.apply'), exact: true }));
    await keys.enter(page.getByRole('button', { name: say('applying.new.start') }));
    await page.waitForURL(/\/portal\/applications\/app_/);
    await keys.enter(page.getByRole('link', { name: who.text(scheme.form.sections[0]!.title) }));
    for (const section of scheme.form.sections) {
      await page.getByRole('heading', { level: 1, name: who.text(section.title) }).waitFor();
      for (const field of section.fields) {
        const value = field.id === 'sector' ? sector : answers[field.id];
        if (value !== undefined) await keys.answer(field, value);
      }
      await keys.enter(page.getByRole('button', { name: say('applying.section.next') }));
    }
    await who.heading(say('applying.review.title'));
    await keys.enter(page.getByRole('button', { name: say('applying.review.submit') }));
    await who.heading(say('applying.receipt.title'));
    reference = /DTSPP-\d{4}-\d+-\w/.exec(await page.getByRole('main').innerText())?.[0] ?? '';
  });
  expect(reference).not.toBe('');
});

test('the officer recommends by keyboard', async () => {
  const officer = await officerOf(hub, reference);
  await atTheKeyboard(async (who, keys) => {
    const { page, say } = who;
    await signIn(who, keys, officer);
    await openCase(who, keys);
    await keys.enter(page.getByRole('main').getByRole('button', { name: say('case.act.recommend'), exact: true }));
    const dialog = page.getByRole('dialog');
    await keys.choose(dialog.getByRole('radiogroup'), 0);
    await keys.tabTo(dialog.getByRole('textbox', { name: say('case.reason') }));
    await keys.type('Every rule holds. (Example)');
    await keys.enter(dialog.getByRole('button', { name: say('case.act.recommend'), exact: true }));
    await who.sees(say('case.status.recommended'));
  });
});

test('the approver finds the case and decides by keyboard', async () => {
  const approver = await database.db
    .selectFrom('role_grant')
    .innerJoin('person', 'person.id', 'role_grant.person_id')
    .select(['person.id', 'person.name'])
    .where('role', '=', 'approver')
    .executeTakeFirstOrThrow();
  await atTheKeyboard(async (who, keys) => {
    const { page, say } = who;
    await signIn(who, keys, approver);
    await openCase(who, keys);
    await keys.enter(page.getByRole('main').getByRole('button', { name: say('case.act.decide'), exact: true }));
    const dialog = page.getByRole('dialog');
    await keys.choose(dialog.getByRole('radiogroup'), 0);
    await keys.tabTo(dialog.getByRole('textbox', { name: say('case.reason') }));
    await keys.type('I agree. (Example)');
    await keys.enter(dialog.getByRole('button', { name: say('case.act.approve'), exact: true }));
    await who.sees(say('case.status.approved'));
  });
});

/** From the menu to the list of all open cases; `/` searches, `j` goes to the row, Enter opens it. */
async function openCase({ page, say, heading }: Person, keys: Keyboard): Promise<void> {
  await keys.enter(page.getByRole('link', { name: say('case.queue.title'), exact: true }));
  await keys.enter(page.getByRole('link', { name: new RegExp(`^${say('case.view.all')}`) }));
  await page.waitForURL(/view=all/);
  await keys.press('/');
  await keys.type(reference);
  await keys.press('Enter');
  await page.waitForURL(/q=/);
  await page.getByRole('link', { name: reference }).waitFor();
  await expect.poll(() => page.getByRole('row').count()).toBe(2);
  await keys.tabTo(page.getByRole('button', { name: say('common.search') }));
  await keys.press('j');
  await keys.press('Enter');
  await heading(say('case.title', { reference }));
}
