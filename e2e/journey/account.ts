import { expect } from 'vitest';
import type { Person } from '../person.ts';
import type { Company } from './cast.ts';

/** Opens an account with the code that comes by mail, and registers the organisation that it acts for. */
export async function settle(who: Person, company: Company): Promise<void> {
  const { page, say } = who;
  await who.open('/sign-up');
  await page.getByLabel(say('people.email')).fill(company.email);
  await who.press(say('people.code.send'));
  await page.getByLabel(say('people.code.label')).fill(await codeMailedTo(who, company.email));
  await page.getByLabel(say('people.name')).fill(company.owner);
  await page.getByRole('textbox', { name: say('people.password_new') }).fill(company.password);
  await who.press(say('people.sign_up.act'));
  await who.heading(say('people.sign_up.opened_title'));
  await who.follow(say('common.next'));

  await who.follow(say('people.organisations.register'));
  await page.getByLabel(say('people.organisation.kind_question')).selectOption({ label: say('people.kind.company') });
  await page.getByLabel(say('people.organisation.br')).fill('1234');
  await page.getByLabel(say('people.organisation.name_en')).fill(company.nameEn);
  await page.getByLabel(say('people.organisation.name_zh')).fill(company.nameZh);
  await page.getByLabel(say('people.organisation.email')).fill(company.email);
  await who.press(say('people.organisations.register'));
  // A number that is none is refused at its field, and everything typed stays.
  await who.sees(say('people.br_malformed'));
  expect(await page.getByLabel(say('people.organisation.name_en')).inputValue()).toBe(company.nameEn);
  await page.getByLabel(say('people.organisation.br')).fill(company.brNumber);
  await who.press(say('people.organisations.register'));
  await who.heading(who.locale === 'en' ? company.nameEn : company.nameZh);
}

/** The newest code in the demonstration's mailbox, read in a tab of its own. */
export async function codeMailedTo(who: Person, email: string): Promise<string> {
  const body = await mailTo(who, email, /\b\d{6}\b/);
  return /\b\d{6}\b/.exec(body)?.[0] ?? '';
}

/** The newest mail to an address that says something, waited for. */
export async function mailTo(who: Person, email: string, saying: RegExp): Promise<string> {
  const front = who.page;
  const tab = await who.context.newPage();
  who.page = tab;
  let body = '';
  await expect
    .poll(
      async () => {
        await who.open(`/demo/mailbox?to=${encodeURIComponent(email)}`);
        const mails = await tab.getByRole('main').getByRole('listitem').allInnerTexts();
        body = mails.find((text) => saying.test(text)) ?? '';
        return body;
      },
      { timeout: 90_000, interval: 500 },
    )
    .toMatch(saying);
  await tab.close();
  who.page = front;
  return body;
}
