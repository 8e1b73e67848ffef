// Step 3: the shop's owner fills in the application. Nothing that was typed is ever lost: not with a closed tab, not without
// a connection, not when the session ends in the middle of a word.

import { expect } from 'vitest';
import { agree, answer, type Answers, attach, fieldOf, scheme } from '../answers.ts';
import type { Person } from '../person.ts';
import { come, type Journey, paperOf } from './cast.ts';

const { form } = scheme;

const business: Answers = {
  registration: 'business-registration',
  startedOn: '2016-03-01',
  sector: 'food-beverage',
  operating: true,
  nature: 'Tea, noodles and buns, from seven to seven.',
};
const size: Answers = { fullTimeStaff: '8', partTimeStaff: '3', listed: false, statutory: false, subvented: false };
const contact: Answers = { contactPost: 'Owner', contactPhone: '2345 6789', helped: 'nobody' };
const project: Answers = {
  need: 'At noon we write orders on paper, and at night the till and the paper disagree.',
  plan: 'Two of us at the counter, every day.',
  outlets: '1',
  otherFunding: false,
};
const address = 'Shop 3, Lantern Steps, Example Bay';

/** Waits until the page says that everything is at the hub. */
export async function saved(who: Person): Promise<void> {
  const [before = '', after = ''] = who.say('common.saved', { at: '\u0000' }).split('\u0000');
  const words = new RegExp(`${RegExp.escape(before)}.*\\d.*${RegExp.escape(after)}`);
  await who.page.getByRole('status').filter({ hasText: words }).first().waitFor();
}

const box = (who: Person, id: string) => who.page.getByRole('textbox', { name: who.text(fieldOf(form, id).label) });

export async function fillIn(journey: Journey): Promise<void> {
  const who = await come(journey, 'shop');
  const list = who.page.url();
  await who.follow(who.text(form.sections[0]!.title));
  await answer(who, form, business);
  await saved(who);
  expect(await box(who, 'nameEn').inputValue()).toBe(journey.shop.nameEn);

  await closeTheTab(who);
  await loseTheConnection(who);
  await goOn(who);
  // The address is missing, and the page stays where it is and says so.
  await who.page
    .getByRole('alert')
    .getByText(who.text(fieldOf(form, 'address').label))
    .first()
    .waitFor();
  await loseTheSession(who, journey);
  await goOn(who);

  await section(who, 'size', size);
  await section(who, 'contact', contact);
  await section(who, 'project', project);
  await documents(who);
  for (const id of ['declareTrue', 'declareOwnShare', 'declareChecks', 'consentData']) {
    await agree(who.page.getByRole('checkbox', { name: who.text(fieldOf(form, id).label) }));
  }
  await goOn(who);
  await who.heading(who.say('applying.review.title'));
  expect(who.page.url().startsWith(list)).toBe(true);
}

async function goOn(who: Person): Promise<void> {
  await who.press(who.say('applying.section.next'));
}

async function section(who: Person, id: string, answers: Answers): Promise<void> {
  await who.heading(who.text(form.sections.find((one) => one.id === id)!.title));
  await answer(who, form, answers);
  await goOn(who);
}

/** A word is typed and the tab is gone before it could be sent; in the next tab it is there, and is sent from there. */
async function closeTheTab(who: Person): Promise<void> {
  const place = who.page.url();
  await box(who, 'nature').fill('Tea, noodles and buns, from six to eight.');
  await who.page.close();
  who.page = await who.context.newPage();
  await who.page.goto(place);
  await expect.poll(() => box(who, 'nature').inputValue()).toBe('Tea, noodles and buns, from six to eight.');
  await saved(who);
}

async function loseTheConnection(who: Person): Promise<void> {
  await who.context.setOffline(true);
  await box(who, 'website').fill('tea.example');
  await who.page.getByRole('status').getByText(who.say('common.saved.offline')).waitFor();
  await who.context.setOffline(false);
  await saved(who);
  await who.page.reload();
  expect(await box(who, 'website').inputValue()).toBe('tea.example');
}

/** The session ends while one types. Signing in happens in another window; this one goes on with what stands in it. */
async function loseTheSession(who: Person, journey: Journey): Promise<void> {
  const { page, say } = who;
  const { db } = journey.hub.hub.database;
  const { id } = await db.selectFrom('person').select('id').where('email', '=', journey.shop.email).executeTakeFirstOrThrow();
  await db
    .updateTable('session')
    .set({ expires_at: new Date(Date.now() - 1000) })
    .where('person_id', '=', id)
    .execute();
  await box(who, 'address').fill(address);
  const dialog = page.getByRole('dialog', { name: say('common.session.ended') });
  await dialog.waitFor();
  const [window] = await Promise.all([who.context.waitForEvent('page'), dialog.getByRole('link').click()]);
  await window.getByLabel(say('people.email')).fill(journey.shop.email);
  await window.getByRole('textbox', { name: say('people.password') }).fill(journey.shop.password);
  await window.getByRole('button', { name: say('people.sign_in.act'), exact: true }).click();
  await window.getByText(say('people.signed_in.close')).waitFor();
  await window.close();
  await dialog.waitFor({ state: 'detached' });
  await saved(who);
  await page.reload();
  expect(await box(who, 'address').inputValue()).toBe(address);
}

/** Documents, the first of which is not what its name says. */
async function documents(who: Person): Promise<void> {
  const { page } = who;
  const { fields } = form.sections.find(({ id }) => id === 'documents')!;
  for (const [at, field] of fields.entries()) {
    const group = page.getByRole('group', { name: who.text(field.label) });
    if (at === 0) {
      const fake = { name: 'certificate.pdf', mimeType: 'application/pdf', buffer: Buffer.from('Only a text.') };
      await group.locator('input[type=file]').setInputFiles(fake);
      await group.getByRole('alert').waitFor();
      expect(await group.getByRole('link').count()).toBe(0);
    }
    await attach(group, paperOf(field.id, 'Example'));
  }
  await goOn(who);
  await who.heading(who.text(form.sections.find(({ id }) => id === 'declaration')!.title));
}

/** Reads it as it will arrive and sends it with a double click: it arrives once. */
export async function send(journey: Journey): Promise<void> {
  const who = await come(journey, 'shop');
  const { page, say } = who;
  await page.getByText('Tea, noodles and buns, from six to eight.').waitFor();
  await page.getByText(address).waitFor();
  await page.getByText('HK$27,000').first().waitFor();
  await page.getByRole('button', { name: say('applying.review.submit') }).dblclick();
  await page.waitForURL(/\/receipt$/);
  await who.heading(say('applying.receipt.title'));
  const said = await page.getByRole('main').innerText();
  journey.reference = new RegExp(String.raw`${scheme.prefix}-\d{4}-\d+-\w`).exec(said)?.[0] ?? '';
  expect(journey.reference).not.toBe('');
  const sent = await journey.hub.hub.database.db
    .selectFrom('application')
    .innerJoin('organisation', 'organisation.id', 'application.organisation_id')
    .select('application.reference')
    .where('organisation.br_number', '=', journey.shop.brNumber)
    .execute();
  expect(sent).toEqual([{ reference: journey.reference }]);
}

/** The receipt is sealed within seconds; taken away, anybody can check it. The copy prints without what belongs to the page. */
export async function keepTheReceipt(journey: Journey, check: (file: string) => Promise<void>): Promise<void> {
  const who = await come(journey, 'shop');
  const { page, say } = who;
  await who.sees(say('applying.receipt.sealed'));
  const [download] = await Promise.all([page.waitForEvent('download'), who.follow(say('applying.receipt.download'))]);
  await check(await download.path());
  await who.follow(say('applying.receipt.copy'));
  await who.sees(journey.reference);
  await page.getByText(address).waitFor();
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('navigation', { name: say('common.nav.main') }).isVisible()).toBe(false);
  expect((await page.pdf()).length).toBeGreaterThan(10_000);
  await page.emulateMedia({ media: null });
}
