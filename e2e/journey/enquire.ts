// Step 2: the shop's owner reads what the scheme gives, finds out before signing in whether it may apply, and asks the provider.

import { expect } from 'vitest';
import { beginning, scheme } from '../answers.ts';
import type { Person } from '../person.ts';

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
      await page.getByRole('group', { name: ask }).getByRole('radio', { name: beginning(who.text(label)) }).check();
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

/** A text of the scheme with the values of its terms, where they are plain numbers. */
function filled(who: Person, text: { readonly en: string; readonly 'zh-Hant': string; readonly 'zh-Hans': string }): string {
  return who.text(text).replaceAll(/\{(\w+)\}/g, (_, name: string) => String((scheme.terms[name] as { value: unknown }).value));
}
