// Step 1: a solution provider enrols and lists a package, and an officer accepts both.

import { expect } from 'vitest';
import { answer, choose, fieldOf, optionsOf, ruleSays, scheme } from '../answers.ts';
import { type Person, signInAs } from '../person.ts';
import { settle } from './account.ts';
import { come, type Journey, paperOf } from './cast.ts';

/** What the package costs in all: below the ceiling, so half of it is the award. */
export const packagePrice = '48,000.00';
export const optionPrice = '6,000.00';

const place = { sector: 'food-beverage', category: 'payment-sales' } as const;

export async function enrol(journey: Journey): Promise<void> {
  const who = await come(journey, 'seller');
  const { page, say } = who;
  await settle(who, journey.seller);
  await who.follow(say('marketplace.nav.selling'));
  const schemes = page.getByRole('radiogroup', { name: say('marketplace.enrol.scheme') });
  // Another scheme's name begins like this one's.
  await schemes.getByRole('radio', { name: who.text(scheme.texts.name), exact: true }).check({ force: true });
  await choose(page.getByRole('radiogroup', { name: say('marketplace.enrol.organisation') }), inOwnWords(who, journey.seller));
  await who.press(say('marketplace.enrol.act'));

  const { form } = scheme.provider!;
  await answer(who, form, {
    providerRegistered: true,
    providerTrackRecord: '6',
    providerCases: 'Twelve tea houses have used our till since 2023. (Example)',
    providerAssets: '900000',
    providerLiabilities: '300000',
  });
  // The rules are looked at while one types: six months are too few, and thirty are enough.
  const trackRecord = scheme.provider!.rules.find(({ id }) => id === 'trackRecord')!;
  await ruleSays(who, 'fails', trackRecord.fails);
  await answer(who, form, { providerTrackRecord: '30' });
  await ruleSays(who, 'holds', trackRecord.text);
  expect(await page.getByRole('textbox', { name: who.text(fieldOf(form, 'providerBr').label) }).inputValue()).toBe(
    journey.seller.brNumber,
  );
  await answer(who, form, {
    providerBrCopy: paperOf('certificate', journey.seller.nameEn),
    providerAccounts: paperOf('accounts', 'Assets 900,000', 'Liabilities 300,000'),
  });
  await who.press(say('marketplace.enrolment.send'));
  await who.sees(say('marketplace.enrolment.submitted.title'));
}

/** Writes the package in three languages, priced, with an optional feature priced apart, and sends it in. */
export async function listPackage(journey: Journey): Promise<void> {
  const who = await come(journey, 'seller');
  const { page, say } = who;
  await who.open('/portal/providers');
  await who.follow(inOwnWords(who, journey.seller));
  const sector = who.text(optionsOf('sectors').find(({ value }) => value === place.sector)!.label);
  const category = who.text(optionsOf('categories').find(({ value }) => value === place.category)!.label);
  await who.follow(say('marketplace.packages.add_named', { category, sector }));
  await fillIn(who, say('marketplace.edit.name'), journey.ware);
  const amount = page.getByLabel(say('marketplace.edit.amount'));
  await amount.fill('100000.01');
  await who.press(say('marketplace.edit.begin'));

  await page.getByRole('heading', { level: 2, name: say('marketplace.edit.what') }).waitFor();
  // A cent above the ceiling: the rule says so beside the price before anybody has sent anything.
  const ceiling = scheme.packages!.rules.find(({ id }) => id === 'packagePrice')!;
  await ruleSays(who, 'fails', ceiling.fails);
  await amount.fill(packagePrice);
  await ruleSays(who, 'holds', ceiling.text);

  await fillIn(who, say('marketplace.edit.summary'), {
    en: 'Orders, payment and stock on one screen.',
    'zh-Hant': '落單、收款及存貨，一個畫面處理。',
    'zh-Hans': '下单、收款和库存，一个画面处理。',
  });
  await who.press(say('marketplace.edit.add_item'));
  await fillIn(who, say('marketplace.edit.item', { n: 1 }), {
    en: 'One tablet with stand',
    'zh-Hant': '平板電腦連座',
    'zh-Hans': '平板电脑带支架',
  });
  await who.press(say('marketplace.edit.add_option'));
  await fillIn(who, say('marketplace.edit.option', { n: 1 }), {
    en: 'Second tablet',
    'zh-Hant': '加配平板電腦',
    'zh-Hans': '加配平板电脑',
  });
  await page.getByLabel(say('marketplace.edit.option_amount')).fill(optionPrice);
  await who.press(say('marketplace.edit.send'));
  await who.sees(say('marketplace.edit.sent.title'));
}

/** Each text in the three languages it is asked in. */
async function fillIn(who: Person, field: string, text: Journey['ware']): Promise<void> {
  for (const [locale, words] of Object.entries(text) as [keyof typeof text, string][]) {
    const label = who.say('marketplace.field_in', { field, language: who.say(`marketplace.lang.${locale}`) });
    await who.page.getByRole('textbox', { name: label, exact: true }).fill(words);
  }
}

/** An officer opens what waits, reads it and accepts it with a reason. */
export async function acceptByOfficer(journey: Journey, what: 'providers' | 'packages'): Promise<void> {
  const who = await come(journey, 'officer for the market');
  const { page, say } = who;
  if (!page.url().includes('/office')) await signInAs(who, say('people.demo.room.officer'), '');
  await who.follow(say(`marketplace.office.${what}`));
  const name = what === 'providers' ? inOwnWords(who, journey.seller) : who.text(journey.ware);
  await who.follow(name);
  await who.heading(name);
  await who.press(say('marketplace.office.decide'));
  const dialog = page.getByRole('dialog');
  await choose(dialog.getByRole('radiogroup'), say('marketplace.office.accept'));
  await dialog.getByLabel(say('marketplace.reason')).fill('Registered, sound and clear. (Example)');
  await who.press(say('marketplace.office.accept'), dialog);
  await dialog.waitFor({ state: 'detached' });
}

/** The public catalogue has it, and finds it by English and by Chinese words; what was looked for is in the address. */
export async function findInCatalogue(journey: Journey): Promise<void> {
  const who = await come(journey, 'visitor');
  const { page, say } = who;
  await who.open('/catalogue');
  for (const words of [journey.ware.en, journey.ware['zh-Hant'], journey.ware['zh-Hans']]) {
    await page.getByRole('searchbox', { name: say('marketplace.catalogue.search') }).fill(words);
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.searchParams.get('q') === words);
    await page.getByRole('link', { name: who.text(journey.ware), exact: true }).waitFor();
  }
  const sector = optionsOf('sectors').find(({ value }) => value === place.sector)!;
  await page.getByRole('checkbox', { name: who.text(sector.label) }).check();
  await page.waitForURL((url) => url.searchParams.get('sector') === place.sector);
  await page.getByRole('link', { name: who.text(journey.ware), exact: true }).waitFor();
}

export const inOwnWords = (who: Person, company: Journey['seller']): string =>
  who.locale === 'en' ? company.nameEn : company.nameZh;
