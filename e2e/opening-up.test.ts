// An administrator brings records over, mends what is wrong and takes them back; a merchant makes a token, uses it and ends it,
// and sets up a webhook. In the browser, in each of the three languages in turn.

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../test/chromium.ts';
import { openTestDatabase, type TestDatabase } from '../test/database.ts';
import * as given from '../test/given.ts';
import { openReceiver, type Receiver } from '../test/receiver.ts';
import type { Locale } from '../src/platform/messages.ts';
import { type RunningHub, serveHub } from './hub.ts';
import { person, type Person } from './person.ts';

let database: TestDatabase;
let hub: RunningHub;
let browser: Browser;
let receiver: Receiver;

beforeAll(async () => {
  database = await openTestDatabase();
  [hub, browser, receiver] = await Promise.all([serveHub(database), launchChromium(), openReceiver()]);
});
afterAll(async () => {
  await browser?.close();
  await receiver?.close();
  await hub?.close();
  await database?.close();
});

async function signedIn(id: string, locale: Locale): Promise<Person> {
  const who = await person(browser, { address: hub.address, locale, options: { permissions: ['clipboard-write'] } });
  const answer = await who.context.request.post(`${hub.address}/api/demo/sign-in`, { data: { personId: id } });
  expect(answer.ok()).toBe(true);
  return who;
}

const table = (staff: string) => ({
  name: 'merchants.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(`機構類別,Name in English,商业登记号码,全職員工人數\n有限公司,Peak Noodles,70000001,${staff}\n`),
});

test('a file is checked, mended, imported and taken back', async () => {
  const who = await signedIn((await given.person(database.db, 'admin')).id, 'zh-Hant');
  const { page, say, open, press, sees, heading, follow } = who;
  await open('/office/imports');
  await sees(say('imports.none'));
  await follow(say('imports.new'));
  await sees(say('imports.hint.br_number'));
  await press(say('imports.start'));

  const file = page.locator('input[type=file]');
  await file.setInputFiles(table('three'));
  await sees(say('imports.wrong', { count: 1 }));
  await sees(say('imports.whole'));
  await sees(/D · 全職員工人數/);
  expect(await database.db.selectFrom('organisation').select('id').execute()).toEqual([]);

  await file.setInputFiles(table('3'));
  await sees(say('imports.right'));
  await press(say('imports.write', { rows: 1 }));
  await sees(say('imports.written', { rows: 1 }));
  expect(await database.db.selectFrom('organisation').select('name_en').execute()).toEqual([{ name_en: 'Peak Noodles' }]);

  await press(say('imports.undo'));
  await press(say('imports.undo'), page.getByRole('dialog'));
  await sees(say('imports.undone'));
  expect(await database.db.selectFrom('organisation').select('id').execute()).toEqual([]);
  await heading(say('imports.kind.organisations'));
  expect(who.troubles).toEqual([]);
  await who.context.close();
});

test('a token is made, used, seen to be used, and ended', async () => {
  const me = await given.person(database.db);
  const who = await signedIn(me.id, 'en');
  const { page, say, open, press, sees, follow } = who;
  await open('/portal/account');
  await follow(say('tokens.manage'));
  await page.getByRole('textbox', { name: say('tokens.name') }).fill('Accounts');
  await press(say('tokens.make'));
  const token = (await page.getByLabel(say('tokens.token'), { exact: true }).textContent()) ?? '';
  expect(token).toMatch(/^cw_/);

  const use = () => fetch(`${hub.address}/api/me`, { headers: { authorization: `Bearer ${token}` } });
  expect(((await (await use()).json()) as { id: string }).id).toBe(me.id);
  await page.reload();
  await sees('Accounts');
  expect(await page.content()).not.toContain(token);
  await press(new RegExp(`^${say('tokens.revoke')}`));
  await press(say('tokens.revoke'), page.getByRole('dialog'));
  await sees(say('tokens.state.revoked'));
  expect((await use()).status).toBe(401);
  expect(who.troubles).toEqual([]);
  await who.context.close();
});

test('a webhook is set up and tells what happens', async () => {
  const shop = await given.organisation(database.db);
  const who = await signedIn(shop.owner.id, 'zh-Hans');
  const { page, say, open, press, sees, follow } = who;
  await open('/portal/webhooks');
  await page.getByLabel(say('webhooks.url')).fill(receiver.url);
  await page.getByText(say('log.event.organisation.facts_recorded')).click();
  await press(say('webhooks.add'));
  await sees(say('webhooks.secret.title'));
  const body = { facts: { full_time_staff: 4 }, validFrom: '2024-01-01' };
  const origin = hub.address;
  await who.context.request.put(`${origin}/api/organisations/${shop.id}/facts`, { data: body, headers: { origin } });
  await follow(receiver.url);
  await expect.poll(() => receiver.messages.length, { timeout: 60_000 }).toBe(1);
  await page.reload();
  await sees(say('webhooks.status.delivered'));
  expect(who.troubles).toEqual([]);
  await who.context.close();
});
