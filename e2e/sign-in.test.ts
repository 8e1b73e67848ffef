// Signing in as people do it: a password, a code from the mailbox, both for whoever holds a role, and ways back in.

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '../test/chromium.ts';
import { openTestDatabase, type TestDatabase } from '../test/database.ts';
import * as given from '../test/given.ts';
import { type RunningHub, serveHub } from './hub.ts';
import { person, type Person } from './person.ts';

let database: TestDatabase;
let hub: RunningHub;
let browser: Browser;

beforeAll(async () => {
  database = await openTestDatabase();
  [hub, browser] = await Promise.all([serveHub(database), launchChromium()]);
});
afterAll(async () => {
  await browser?.close();
  await hub?.close();
  await database?.close();
});

const password = 'three calm harbours';

const used = new Set<string>();

/** The code of a mail that was not read before: the hub sends it a moment after it was asked for. */
async function nextCode(email: string): Promise<string> {
  const mails = database.db.selectFrom('mail_message').select(['id', 'body']).where('recipient', '=', email);
  for (let tries = 0; tries < 100; tries += 1) {
    const mail = (await mails.execute()).find(({ id, body }) => !used.has(id) && /\b\d{6}\b/.test(body));
    if (mail !== undefined) {
      used.add(mail.id);
      return /\b\d{6}\b/.exec(mail.body)?.[0] ?? '';
    }
    await new Promise((resolve) => {
      setTimeout(resolve, 200);
    });
  }
  throw new Error(`No code came to ${email}`);
}

/** Opens an account through the page. Returns whose it is. */
async function openAccount(who: Person, email: string): Promise<string> {
  const { page, say } = who;
  await who.open('/sign-up');
  await page.getByLabel(say('people.email')).fill(email);
  await who.press(say('people.code.send'));
  await page.getByLabel(say('people.code.label')).fill(await nextCode(email));
  await page.getByLabel(say('people.name')).fill('Lam Wing');
  const box = page.getByRole('textbox', { name: say('people.password_new') });
  await box.fill('too short');
  await who.press(say('people.sign_up.act'));
  await who.sees(say('field.too_short', { limit: 12 }));
  await box.fill(password);
  await who.press(say('people.sign_up.act'));
  await who.heading(say('people.sign_up.opened_title'));
  const { id } = await database.db.selectFrom('person').select('id').where('email', '=', email).executeTakeFirstOrThrow();
  return id;
}

async function typePassword(who: Person, email: string, words: string): Promise<void> {
  await who.page.getByLabel(who.say('people.email')).fill(email);
  await who.page.getByRole('textbox', { name: who.say('people.password') }).fill(words);
  await who.press(who.say('people.sign_in.act'));
}

async function signOut(who: Person): Promise<void> {
  await who.press(who.say('common.nav.sign_out'));
  await who.page.getByRole('link', { name: who.say('common.nav.sign_in'), exact: true }).waitFor();
}

describe.each(['en', 'zh-Hant'] as const)('in %s', (locale) => {
  const email = `wing.${locale.toLowerCase()}@people.example`;
  let who: Person;
  let id: string;

  beforeAll(async () => {
    who = await person(browser, { address: hub.address, locale });
    id = await openAccount(who, email);
    await who.open('/portal');
    await signOut(who);
  });
  afterAll(() => who.context.close());

  test('a page that needs it sends to the door and back, and a wrong password is said without losing the address', async () => {
    const { page, say } = who;
    await who.open('/portal/organisations');
    await who.heading(say('people.sign_in.title'));
    await typePassword(who, email, 'not the password');
    await who.sees(say('people.wrong_sign_in'));
    expect(await page.getByLabel(say('people.email')).inputValue()).toBe(email);
    await typePassword(who, email, password);
    await page.waitForURL(/\/portal\/organisations$/);
    await who.heading(say('people.organisations.title'));
    await signOut(who);
  });

  test('a code from the mailbox opens the door too, and Back leads to the first step', async () => {
    const { page, say } = who;
    await who.open('/sign-in');
    await page.getByLabel(say('people.email')).fill(email);
    await who.press(say('people.sign_in.by_code'));
    await who.heading(say('people.code.title'));
    await page.goBack();
    await who.heading(say('people.sign_in.title'));
    await page.goForward();
    await page.getByLabel(say('people.code.label')).fill('000000');
    await who.press(say('people.sign_in.act'));
    await who.sees(say('people.wrong_code'));
    await page.getByLabel(say('people.code.label')).fill(await nextCode(email));
    await who.press(say('people.sign_in.act'));
    await page.waitForURL(/\/portal$/);
    await who.sees('Lam Wing');
    expect(page.url()).not.toContain('sign-in');
    await signOut(who);
  });

  test('whoever holds a role is asked for a code after the password, and only then may use it', async () => {
    const { page, say } = who;
    const admin = await given.person(database.db, 'admin');
    const grant = { id: `rol_${id}`, person_id: id, role: 'admin' as const, scheme: null, granted_by: admin.id };
    await database.db.insertInto('role_grant').values(grant).execute();
    await who.open('/sign-in');
    await typePassword(who, email, password);
    await who.heading(say('people.second.title'));

    await who.follow(say('people.second.without'));
    await who.sees(say('people.second.waiting'));
    expect(await page.getByRole('link', { name: say('common.room.office') }).count()).toBe(0);
    await who.follow(say('people.second.act'));
    await page.getByLabel(say('people.code.label')).fill(await nextCode(email));
    await who.press(say('people.sign_in.act'));
    await page.getByRole('link', { name: say('common.room.office') }).waitFor();
    await who.open('/office/people');
    await who.heading(say('people.people.title'));
    await signOut(who);
    await database.db.deleteFrom('role_grant').where('id', '=', `rol_${id}`).execute();
  });

  test('a session that ends in the middle of typing is taken up in another window, and nothing is lost', async () => {
    const { page, say, context } = who;
    await who.open('/sign-in');
    await typePassword(who, email, password);
    await page.waitForURL(/\/portal$/);
    await who.open('/portal/organisations/new');
    await page.getByLabel(say('people.organisation.name_en')).fill('Typed before the session ended');
    await database.db.deleteFrom('session').where('person_id', '=', id).execute();
    await who.press(say('people.organisations.register'));
    await who.heading(say('common.session.ended'));

    const [window] = await Promise.all([
      context.waitForEvent('page'),
      page.getByRole('link', { name: say('common.session.again') }).click(),
    ]);
    who.page = window;
    await typePassword(who, email, password);
    await who.sees(say('people.signed_in.close'));
    await window.close();
    who.page = page;
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await page.getByLabel(say('people.organisation.name_en')).inputValue()).toBe('Typed before the session ended');
    await signOut(who);
  });

  test('a forgotten password is set anew, and the account signs out everywhere', async () => {
    const { page, say } = who;
    await who.open('/reset-password');
    await page.getByLabel(say('people.email')).fill(email);
    await who.press(say('people.code.send'));
    await page.getByLabel(say('people.code.label')).fill(await nextCode(email));
    await page.getByRole('textbox', { name: say('people.password_new') }).fill('four calmer harbours');
    await who.press(say('people.reset.act'));
    await who.heading(say('people.reset.done_title'));
    await page
      .getByRole('main')
      .getByRole('link', { name: say('people.sign_in.title') })
      .click();
    await typePassword(who, email, 'four calmer harbours');
    await page.waitForURL(/\/portal$/);

    await who.open('/portal/account');
    await who.press(say('people.account.sign_out_all'));
    await who.press(say('people.account.sign_out_all'), page.getByRole('dialog'));
    await page.waitForURL(/\/sign-in$/);
    expect(await database.db.selectFrom('session').select('id').where('person_id', '=', id).execute()).toEqual([]);
    expect(who.troubles).toEqual([]);
  });
});
