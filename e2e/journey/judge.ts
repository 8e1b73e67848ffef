// Step 4: the officer to whom the case fell checks and recommends it, and a second person decides. Never the same one.

import { expect } from 'vitest';
import { choose, ruleSays, scheme } from '../answers.ts';
import { type Person, signInAs } from '../person.ts';
import { officerOf } from '../prepare.ts';
import { come, type Journey, paperOf } from './cast.ts';

const question = 'The lease you sent ends next month. Please send its renewal.';
const reply = 'It was renewed for two years; the new first page is attached.';

/** Half of 54,000. */
export const awarded = 'HK$27,000';

async function openCase(who: Person, journey: Journey, view: string): Promise<void> {
  const { page, say } = who;
  await who.menu(say('case.queue.title'));
  await page.getByRole('link', { name: new RegExp(`^${RegExp.escape(view)}`) }).click();
  await who.follow(journey.reference);
  await who.heading(say('case.title', { reference: journey.reference }));
}

/** Does one of the acts of a case, or of a claim, in its dialog. */
export async function act(who: Person, title: string, words: { label: string; text: string; choice?: string; act?: string }) {
  await who.press(title, who.page.getByRole('main'));
  const dialog = who.page.getByRole('dialog');
  if (words.choice !== undefined) await choose(dialog.getByRole('radiogroup'), words.choice);
  await dialog.getByRole('textbox', { name: words.label }).fill(words.text);
  await who.press(words.act ?? title, dialog);
  await dialog.waitFor({ state: 'detached' });
}

/** What the officer finds in the case: every rule with its text and what it saw. Then a question, and the clock stops. */
export async function check(journey: Journey): Promise<void> {
  const officer = await officerOf(journey.hub, journey.reference);
  const who = await come(journey, 'officer');
  const { page, say } = who;
  await signInAs(who, say('people.demo.room.officer'), officer.name, officer.id);
  await openCase(who, journey, say('case.view.mine'));
  const rules = page.getByRole('region', { name: say('case.rules'), exact: true });
  for (const rule of scheme.eligibility.rules) await ruleSays(who, 'holds', rule.text, rules);
  const staff = scheme.eligibility.rules.find(({ id }) => id === 'staff')!;
  const line = rules
    .getByRole('listitem')
    .filter({ hasText: who.text(staff.text).split('{')[0]! })
    .first();
  await line.locator('summary').click();
  await line.getByText(who.text(scheme.facts['fullTimeStaff']!.label), { exact: true }).waitFor();
  await line.getByText('8', { exact: true }).waitFor();

  await act(who, say('case.act.ask'), { label: say('case.question'), text: question });
  await who.sees(say('common.clock.stopped'));
  await who.sees(say('case.questions.open'));
}

/** The applicant answers with a document, and the clock runs again. */
export async function answerQuestion(journey: Journey): Promise<void> {
  const who = await come(journey, 'shop');
  const { page, say } = who;
  await who.open('/portal');
  await who.follow(say('applying.todo.answer'));
  await who.sees(question);
  await page.getByRole('textbox', { name: say('applying.sent.answer') }).fill(reply);
  await page.locator('input[type=file]').first().setInputFiles(paperOf('renewal', 'Renewed for two years'));
  await page.getByRole('link', { name: 'renewal.pdf' }).waitFor();
  await who.press(say('applying.sent.send_answer'));
  await page.getByRole('button', { name: say('applying.sent.send_answer') }).waitFor({ state: 'detached' });
}

export async function recommend(journey: Journey): Promise<void> {
  const who = await come(journey, 'officer');
  const { page, say } = who;
  await page.reload();
  await who.sees(reply);
  await page.getByRole('link', { name: 'renewal.pdf' }).waitFor();
  await act(who, say('case.act.recommend'), {
    choice: say('case.outcome.approve'),
    label: say('case.reason'),
    text: 'Every rule holds and the lease is renewed. (Example)',
  });
  await who.sees(say('case.status.recommended'));
}

/** An administrator makes the officer an approver as well. It does not help: who recommended is told why they cannot decide. */
export async function tryAlone(journey: Journey): Promise<void> {
  const officer = await officerOf(journey.hub, journey.reference);
  const admin = await come(journey, 'admin');
  await signInAs(admin, admin.say('people.demo.room.admin'), '');
  await admin.open(`/office/people?q=${encodeURIComponent(officer.name)}&role=officer`);
  await admin.page
    .getByRole('button', { name: admin.say('people.people.give') })
    .first()
    .click();
  const dialog = admin.page.getByRole('dialog');
  await choose(dialog.getByRole('radiogroup'), admin.say('people.role.approver'));
  await admin.press(admin.say('people.people.give'), dialog);
  await dialog.waitFor({ state: 'detached' });

  const who = await come(journey, 'officer');
  await who.page.reload();
  const acts = who.page.getByRole('region', { name: who.say('case.actions') });
  await acts.locator('summary').click();
  await acts.getByText(who.say('decision.same_person')).first().waitFor();
  expect(await acts.getByRole('button', { name: who.say('case.act.decide') }).count()).toBe(0);
  // Nor does the hub do it when asked past the page.
  const path = `/api/cases/${who.page.url().split('/').at(-1)}/decide`;
  const body = { outcome: 'approve', reason: 'I decide alone.' };
  const answer = await who.context.request.post(path, { data: body, headers: { origin: journey.hub.address } });
  expect(answer.status()).toBe(403);
  expect(((await answer.json()) as { code: string }).code).toBe('decision.same_person');
}

/** A second person sees what an approval gives and what is left after it, and approves. */
export async function decide(journey: Journey): Promise<void> {
  const who = await come(journey, 'approver');
  const { page, say } = who;
  await signInAs(who, say('people.demo.room.approver'), '', undefined, (await officerOf(journey.hub, journey.reference)).name);
  await openCase(who, journey, say('case.view.to-approve'));
  const acts = page.getByRole('region', { name: say('case.actions') });
  await acts.getByText(awarded, { exact: true }).first().waitFor();
  await act(who, say('case.act.decide'), {
    choice: say('case.outcome.approve'),
    label: say('case.reason'),
    text: 'I agree with the recommendation. (Example)',
    act: say('case.act.approve'),
  });
  await who.sees(say('case.status.approved'));
}
