// Step 2: the shop's owner reads what the scheme gives, finds out before signing in whether it may apply, and asks the provider.

import { expect } from 'vitest';
import { beginning, scheme } from '../answers.ts';
import type { Person } from '../person.ts';
import { settle } from './account.ts';
import { come, type Journey } from './cast.ts';
import { inOwnWords } from './sell.ts';

/** What a small restaurant would answer. */
const ours: Readonly<Record<string, string>> = {
  sector: 'food-beverage',
  operating: 'yes',
  fullTimeStaff: '8',
  registration: 'business-registration',
  listed: 'no',
  statutory: 'no',
  subvented: 'no',
};

/** Reads the scheme's page and takes its check: first with an answer that fails, then with the true one. Nobody signs in. */
export async function takeTheCheck(who: Person): Promise<void> {
  const { page, say } = who;
  await who.open('/');
  await who.follow(who.text(scheme.texts.name));
  await who.heading(who.text(scheme.texts.name));
  await who.follow(say('schemepage.check'), page.getByRole('complementary'));

  const staff = scheme.eligibility.rules.find(({ id }) => id === 'staff')!;
  await answerQuestions(who, { ...ours, fullTimeStaff: '50' });
  await who.heading(say('schemepage.result.false'));
  await expectVerdicts(who, { fails: 1, holds: 6 });
  const failing = page.getByRole('listitem').filter({ hasText: say('schemepage.said.fails') });
  // The rule in words with its value, what it saw, and the way out.
  expect(await failing.innerText()).toContain(filled(who, staff.text));
  expect(await failing.innerText()).toContain(filled(who, staff.fails));
  expect(await failing.innerText()).toContain('50');

  await answerQuestions(who, ours);
  await who.heading(say('schemepage.result.true'));
  await expectVerdicts(who, { fails: 0, holds: 7 });
  expect(new URL(page.url()).searchParams.get('fullTimeStaff')).toBe('8');
}

async function answerQuestions(who: Person, answers: Readonly<Record<string, string>>): Promise<void> {
  const { page } = who;
  for (const question of scheme.eligibility.questions) {
    const value = answers[question.fact] ?? '';
    const fact = scheme.facts[question.fact]!;
    const ask = who.text(question.ask);
    if (fact.kind === 'yes-no') {
      const option = who.say(value === 'yes' ? 'common.yes' : 'common.no');
      await page.getByRole('group', { name: ask }).getByRole('radio', { name: option, exact: true }).check();
    } else if (fact.kind === 'choice') {
      const term = scheme.terms[fact.options!];
      const label = term?.kind === 'choices' && term.options.find((option) => option.value === value)!.label;
      if (!label) throw new Error(`${question.fact} has no ${value}`);
      await page
        .getByRole('group', { name: ask })
        .getByRole('radio', { name: beginning(who.text(label)) })
        .check();
    } else await page.getByLabel(ask).fill(value);
  }
  await page.getByRole('main').locator('form').getByRole('button').click();
}

async function expectVerdicts(who: Person, counts: { fails: number; holds: number }): Promise<void> {
  for (const says of ['fails', 'holds'] as const) {
    const said = who.page.getByRole('listitem').filter({ hasText: who.say('schemepage.said.rule') });
    await expect
      .poll(() => said.filter({ has: who.page.getByText(who.say(`schemepage.said.${says}`), { exact: true }) }).count())
      .toBe(counts[says]);
  }
}

/** Goes on to the catalogue from the result, opens the package there, signs up on the way and sends the enquiry. */
export async function enquire(journey: Journey): Promise<void> {
  const who = await come(journey, 'shop');
  const { page, say } = who;
  await who.follow(say('schemepage.catalogue'), page.getByRole('main'));
  await page.getByRole('searchbox', { name: say('marketplace.catalogue.search') }).fill(who.text(journey.ware));
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.searchParams.has('q'));
  // The sector that was answered in the check still narrows the list.
  expect(new URL(page.url()).searchParams.get('sector')).toBe(ours['sector']);
  await page.getByRole('link', { name: who.text(journey.ware), exact: true }).click();
  await who.heading(who.text(journey.ware));
  const packagePage = page.url();
  await who.follow(say('marketplace.package.enquire'));
  await page.waitForURL(/sign-in/);

  await settle(who, journey.shop);
  await page.goto(packagePage);
  await who.follow(say('marketplace.package.enquire'));
  await page.getByRole('checkbox').first().check({ force: true });
  // 48,000 and 6,000 for the option: half of it is 27,000.
  await page.getByRole('complementary').getByText('HK$54,000').waitFor();
  await page.getByRole('complementary').getByText('HK$27,000').first().waitFor();
  await page.getByLabel(say('marketplace.enquiry.note')).fill('Two counters, before the holidays.');
  await who.press(say('marketplace.enquiry.send'));
  await who.sees(say('marketplace.enquiry.answer_next'));
  // Without the provider's word nothing can be begun.
  expect(await page.getByRole('button', { name: say('marketplace.enquiry.apply') }).count()).toBe(0);
}

/** The provider reads what was asked and confirms. */
export async function confirm(journey: Journey): Promise<void> {
  const who = await come(journey, 'seller');
  const { page, say } = who;
  await who.open('/portal/providers');
  await who.follow(say('marketplace.mine.to_answer', { n: 1 }));
  const asked = page.getByRole('article', { name: inOwnWords(who, journey.shop) });
  await asked.getByText('Two counters, before the holidays.').waitFor();
  await who.press(say('marketplace.inbox.confirm'), asked);
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(say('marketplace.inbox.reply')).fill('We can have it running within a month.');
  await who.press(say('marketplace.inbox.confirm'), dialog);
  await dialog.waitFor({ state: 'detached' });
  await who.sees(say('marketplace.inbox.none.open'));
}

/** The shop's owner sees the confirmation and until when it counts, and begins the application on it. */
export async function begin(journey: Journey): Promise<void> {
  const who = await come(journey, 'shop');
  const { page, say } = who;
  await page.reload();
  await who.sees('We can have it running within a month.');
  await who.press(say('marketplace.enquiry.apply'));
  await page.waitForURL(/\/portal\/applications\/app_/);
}

/** A text of the scheme with the values of its terms, where they are plain numbers. */
function filled(who: Person, text: { readonly en: string; readonly 'zh-Hant': string; readonly 'zh-Hans': string }): string {
  return who.text(text).replaceAll(/\{(\w+)\}/g, (_, name: string) => String((scheme.terms[name] as { value: unknown }).value));
}
