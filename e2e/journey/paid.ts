// Step 5: the offer is accepted, the solution put to use, the claim confirmed by the merchant itself and paid. The ledger
// shows every amount on its way from the envelope to what was drawn.

import { expect } from 'vitest';
import { answer, choose, scheme } from '../answers.ts';
import { formatDay } from '../../src/platform/formats.ts';
import { type Person, signInAs } from '../person.ts';
import { prefixOf } from '../../src/web/ui/addresses.ts';
import { mailTo } from './account.ts';
import { come, type Journey, paperOf } from './cast.ts';
import { act, awarded } from './judge.ts';

/** Today in Hong Kong, as `2026-03-31`. */
const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

export async function accept(journey: Journey): Promise<void> {
  const who = await come(journey, 'shop');
  const { page, say } = who;
  await who.open('/portal');
  await who.follow(say('applying.todo.accept'));
  await who.heading(say('award.heading', { amount: awarded }));
  await who.press(say('award.accept'));
  const dialog = page.getByRole('dialog');
  await who.press(say('award.accept'), dialog);
  await dialog.waitFor({ state: 'detached' });
  // Now the duty to put it to use has its day.
  await who.press(say('award.report_in_use'));
  const day = page.getByRole('group', { name: say('award.in_use_since') });
  const [year = '', month = '', date = ''] = today().split('-');
  await day.getByLabel(say('common.date.day')).fill(date);
  await day.getByLabel(say('common.date.month')).fill(month);
  await day.getByLabel(say('common.date.year')).fill(year);
  await who.press(say('award.report_in_use'));
  await page.getByRole('button', { name: say('award.claim_start') }).waitFor();
  await who.sees(formatDay(today(), who.locale));
}

export async function claim(journey: Journey): Promise<void> {
  const who = await come(journey, 'shop');
  const { page, say } = who;
  await who.press(say('award.claim_start'));
  await who.heading(say('claim.heading'));
  const { form } = scheme.claim!;
  await answer(who, form, {
    inUseSince: today(),
    invoiceNumber: 'INV-2041',
    invoiceDate: today(),
    invoiceAmount: '54000',
    paymentDate: today(),
    // A dollar short of the invoice: the rule says so before it is sent.
    paidAmount: '53999',
    paymentMethod: 'bank-transfer',
    payerName: journey.shop.nameEn,
    invoiceCopy: paperOf('invoice', 'INV-2041', 'HK$54,000'),
    paymentProof: paperOf('payment', 'HK$54,000'),
    bankRecord: paperOf('bank', 'HK$54,000'),
    declareDelivered: true,
    declareNoRefund: true,
  });
  const rule = scheme.claim!.rules.find(({ id }) => id === 'paidInFull')!;
  await who.sees(who.text(rule.fails));
  await answer(who, form, { paidAmount: '54000' });
  await page.getByText(who.text(rule.holds)).first().waitFor();
  await page.getByRole('complementary').getByText(awarded, { exact: true }).first().waitFor();
  await who.press(say('claim.to_review'));
  await who.heading(say('claim.review'));
  await who.press(say('claim.send'));
  await who.heading(say('claim.in'));
}

/** The merchant is asked at its own address. The link works without signing in, and once. */
export async function confirmByMail(journey: Journey): Promise<void> {
  const visitor = await come(journey, 'visitor');
  // The mail is in every language, each with its own way in.
  const ours = new RegExp(String.raw`https?://\S+/${prefixOf[journey.locale]}/confirm/[\w-]+`);
  const link = ours.exec(await mailTo(visitor, journey.shop.email, ours))![0];
  const { page, say } = visitor;
  await page.goto(link);
  const { form } = scheme.confirmation!;
  const yes = { merchantApplied: true, merchantUses: true, merchantPaid: true, merchantRefunded: false };
  for (const [id, value] of Object.entries(yes)) {
    const field = form.sections.flatMap(({ fields }) => fields).find((one) => one.id === id)!;
    const group = page.getByRole('group', { name: visitor.text(field.label) });
    await choose(group, say(value ? 'common.yes' : 'common.no'));
  }
  await visitor.press(say('claim.confirm.send'));
  await visitor.heading(say('claim.confirm.done'));
  await page.goto(link);
  await visitor.sees(say('claim.link_gone'));
}

/** The officer to whom the claim fell recommends it, and finance approves: again two people. */
export async function approveClaim(journey: Journey): Promise<void> {
  const { db } = journey.hub.hub.database;
  const claimed = await db
    .selectFrom('claim')
    .innerJoin('award', 'award.id', 'claim.award_id')
    .innerJoin('application', 'application.id', 'award.application_id')
    .innerJoin('person', 'person.id', 'claim.officer_id')
    .select(['claim.reference', 'person.id', 'person.name'])
    .where('application.reference', '=', journey.reference)
    .executeTakeFirstOrThrow();
  const reference = claimed.reference ?? '';
  const officer = await come(journey, 'claims officer');
  await signInAs(officer, officer.say('people.demo.room.officer'), claimed.name, claimed.id);
  await openClaim(officer, officer.say('claim.view.mine'), reference);
  await officer.sees(officer.say('claim.merchant.confirmed'));
  await act(officer, officer.say('claim.act.support'), {
    label: officer.say('case.reason'),
    text: 'Invoice, payment and bank record agree. (Example)',
  });
  await officer.sees(officer.say('claim.status.checked'));

  const finance = await come(journey, 'finance');
  await signInAs(finance, finance.say('people.demo.room.finance'), '');
  await openClaim(finance, finance.say('claim.view.to-approve'), reference);
  await act(finance, finance.say('claim.act.approve'), {
    label: finance.say('case.reason'),
    text: 'The bank record shows the payment in full. (Example)',
  });
  await finance.sees(finance.say('claim.status.approved'));
}

async function openClaim(who: Person, view: string, reference: string): Promise<void> {
  await who.menu(who.say('claim.queue.title'));
  await who.page.getByRole('link', { name: new RegExp(`^${RegExp.escape(view)}`) }).click();
  await who.follow(reference);
  await who.heading(who.say('claim.title', { reference }));
}

/** One in finance puts what is due into a run and may not post it; another posts it. */
export async function pay(journey: Journey): Promise<void> {
  const who = await come(journey, 'finance');
  const { page, say } = who;
  await who.menu(say('payment.title'));
  await page.getByRole('row').filter({ hasText: journey.shop.nameEn }).waitFor();
  const propose = page.getByRole('main').getByRole('button').filter({ hasText: /\d/ }).first();
  const words = (await propose.textContent()) ?? '';
  await propose.click();
  await who.press(words, page.getByRole('dialog'));
  await page.waitForURL(/payment-runs\/.+/);
  const run = page.url();
  await page.getByRole('row').filter({ hasText: journey.shop.nameEn }).waitFor();
  const acts = page.getByRole('region', { name: say('case.actions') });
  await acts.locator('summary').click();
  await acts.getByText(say('payment.same_person')).waitFor();
  expect(await acts.getByRole('button', { name: say('payment.act.post') }).count()).toBe(0);

  const { name } = await journey.hub.hub.database.db
    .selectFrom('payments_run')
    .innerJoin('person', 'person.id', 'payments_run.created_by')
    .select('person.name')
    .where('payments_run.id', '=', run.split('/').at(-1) ?? '')
    .executeTakeFirstOrThrow();
  const second = await come(journey, 'second in finance');
  await signInAs(second, second.say('people.demo.room.finance'), '', undefined, name);
  await second.page.goto(run);
  await second.press(second.say('payment.act.post'), second.page.getByRole('main'));
  await second.press(second.say('payment.act.post'), second.page.getByRole('dialog'));
  await second.sees(second.say('payment.run.posted'));
}

/** The award's account was filled by the approval and emptied by the payment. */
export async function lookInLedger(journey: Journey): Promise<void> {
  const who = await come(journey, 'second in finance');
  const { page, say } = who;
  const { account } = await journey.hub.hub.database.db
    .selectFrom('award_line')
    .innerJoin('award', 'award.id', 'award_line.award_id')
    .innerJoin('application', 'application.id', 'award.application_id')
    .select('award_line.account')
    .where('application.reference', '=', journey.reference)
    .executeTakeFirstOrThrow();
  await who.menu(say('ledger.title'));
  await who.sees(say('ledger.whole'));
  await who.open(`/office/ledger/${encodeURIComponent(account)}`);
  const entries = page.getByRole('table').getByRole('row');
  await entries.filter({ hasText: awarded }).first().waitFor();
  const lines = await entries.filter({ hasText: awarded }).allInnerTexts();
  expect(lines.filter((line) => line.includes(say('ledger.kind.envelope')))).toHaveLength(1);
  expect(lines.filter((line) => line.includes(say('ledger.kind.drawn')) && line.includes(`−${awarded}`))).toHaveLength(1);

  // The shop sees that it is paid, and why it is this amount.
  const shop = await come(journey, 'shop');
  await shop.open('/portal');
  await shop.sees(shop.say('applying.step.pay', { state: 'done' }));
}
