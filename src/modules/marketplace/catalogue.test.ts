import { expect } from 'vitest';
import * as market from '../../../test/given-marketplace.ts';
import { test as base, type TestHub } from '../../../test/hub.ts';
import { fold, wordsOf } from './search.ts';

const { good, text } = market;

/** A catalogue of six packages by two providers. */
async function stock(hub: TestHub) {
  const [one, two] = [await market.provider(hub), await market.provider(hub)];
  await hub.db
    .updateTable('organisation')
    .set({ name_en: 'Lantern Systems Limited', name_zh: '燈籠系統有限公司' })
    .where('id', '=', one.organisation.id)
    .execute();
  await hub.db
    .updateTable('organisation')
    .set({ name_en: 'Ferry Software Limited', name_zh: null })
    .where('id', '=', two.organisation.id)
    .execute();
  const till = text('Cloud POS till', '雲端ＰＯＳ收銀系統', '云端POS收银系统');
  const queue = text('Queue and menu', '排隊及點餐', '排队及点餐');
  const shop = text('Web shop', '網上商店', '网上商店');
  const loyal = text('Stamp card 100%', '電子印花卡', '电子印花卡');
  const at = (sector: string, category: string, amount: string) => ({ sector, category, amount });
  return {
    one,
    two,
    till: await market.listedPackage(hub, one, { ...at('food-beverage', 'payment-sales', '3000000'), name: till }),
    queue: await market.listedPackage(hub, one, {
      ...at('food-beverage', 'customer-management', '5000000'),
      name: queue,
      pricing: 'one-off',
    }),
    shop: await market.listedPackage(hub, one, { ...at('retail', 'online-promotion', '200000'), name: shop, pricing: 'monthly' }),
    tillTwo: await market.listedPackage(hub, two, { ...at('retail', 'payment-sales', '2000000'), name: till }),
    loyal: await market.listedPackage(hub, two, { ...at('retail', 'customer-management', '8000000'), name: loyal }),
    sent: await market.sentPackage(two, { ...at('tourism', 'customer-management', '8000000'), name: loyal }),
  };
}

const test = base.extend('stocked', { scope: 'file' }, async ({ hub }) => stock(hub));

const ids = (answer: Awaited<ReturnType<TestHub['visitor']['get']>>) => good(answer).packages.map(({ id }: { id: string }) => id);

test('what is searched is folded: full width, capitals, punctuation; Chinese is cut into words', () => {
  expect(fold('  ＰＯＳ–系統（Café）! ')).toBe('pos 系統 café');
  expect(wordsOf('ＰＯＳ餐飲收銀')).toEqual(['pos', '餐飲', '收銀']);
  expect(wordsOf(' %_\\ ')).toEqual([]);
});

test('the catalogue shows what was accepted, cheapest first, with what the scheme would give', async ({ hub, stocked }) => {
  const answer = await hub.visitor.get('/catalogue');
  expect(ids(answer)).toEqual([stocked.tillTwo, stocked.till, stocked.shop, stocked.queue, stocked.loyal]);
  expect(answer.body).toMatchObject({ total: 5, page: 1, scheme: { scheme: 'dtspp' } });
  expect(answer.body.packages[2]).toMatchObject({
    pricing: 'monthly',
    amount: '200000',
    price: '4800000',
    months: 24,
    given: '2400000',
  });
  expect(answer.body.packages[4]).toMatchObject({ price: '8000000', given: '4000000', sector: { label: { 'zh-Hant': '零售' } } });
});

test.for([
  ['cloud pos', ['tillTwo', 'till']],
  ['ＣＬＯＵＤ　ＴＩＬＬ', ['tillTwo', 'till']],
  ['till cloud', ['tillTwo', 'till']],
  ['收銀', ['tillTwo', 'till']],
  ['收银', ['tillTwo', 'till']],
  ['雲端收銀系統', ['tillTwo', 'till']],
  ['云端收银系统', ['tillTwo', 'till']],
  ['網上商店', ['shop']],
  ['网上商店', ['shop']],
  ['餐飲', ['till', 'queue']],
  ['餐饮', ['till', 'queue']],
  ['燈籠', ['till', 'shop', 'queue']],
  ['lantern', ['till', 'shop', 'queue']],
  ['lantern web', ['shop']],
  ['100%', ['loyal']],
  ['nothing of the kind', []],
  ["'; drop table", []],
] as const)('%s finds %j', async ([q, found], { hub, stocked }) => {
  const answer = await hub.visitor.get(`/catalogue?sort=price&q=${encodeURIComponent(q)}`);
  expect(ids(answer)).toEqual(found.map((name) => stocked[name]));
});

test('filters narrow together, several of one add up, and everything is in the address', async ({ hub, stocked }) => {
  const find = async (query: string) => ids(await hub.visitor.get(`/catalogue?${query}`));
  expect(await find('sector=retail')).toEqual([stocked.tillTwo, stocked.shop, stocked.loyal]);
  expect(await find('sector=retail&category=payment-sales')).toEqual([stocked.tillTwo]);
  expect(await find('sector=retail&sector=food-beverage&category=payment-sales')).toEqual([stocked.tillTwo, stocked.till]);
  expect(await find(`provider=${stocked.two.id}`)).toEqual([stocked.tillTwo, stocked.loyal]);
  expect(await find('min=3000000&max=4800000')).toEqual([stocked.till, stocked.shop]);
  expect(await find('pricing=monthly')).toEqual([stocked.shop]);
  expect(await find('sort=-price')).toEqual([stocked.loyal, stocked.queue, stocked.shop, stocked.till, stocked.tillTwo]);
  expect(await find('page=2')).toEqual([]);
  expect((await hub.visitor.get('/catalogue?scheme=none')).status).toBe(404);
  expect((await hub.visitor.get('/catalogue?sort=luck')).status).toBe(422);
  expect((await hub.visitor.get('/catalogue?min=-1')).status).toBe(422);
  for (const query of ['q=%00', 'sector=%00', 'provider=%00', `q=${'x'.repeat(201)}`]) {
    expect((await hub.visitor.get(`/catalogue?${query}`)).status, query).toBe(422);
  }
  expect((await hub.visitor.get('/packages/%00')).status).toBe(422);
});

test('the counts of each filter add up to what is found, whatever else is chosen', async ({ hub }) => {
  const sum = (counts: readonly { count: number }[]) => counts.reduce((all, { count }) => all + count, 0);
  for (const query of [
    '',
    'q=till',
    'sector=retail',
    'sector=retail&category=payment-sales',
    'pricing=one-off&max=5000000',
    'q=nothing',
  ]) {
    const { facets, total } = good(await hub.visitor.get(`/catalogue?${query}`));
    const without = async (name: string) => {
      const rest = new URLSearchParams(query);
      rest.delete(name);
      return good(await hub.visitor.get(`/catalogue?${rest}`)).total as number;
    };
    for (const name of ['sector', 'category', 'provider', 'pricing'] as const) {
      expect(sum(facets[name]), `${query}: ${name}`).toBe(await without(name));
      const chosen = new URLSearchParams(query).getAll(name);
      if (chosen.length === 0) continue;
      expect(sum(facets[name].filter(({ value }: { value: string }) => chosen.includes(value)))).toBe(total);
    }
  }
});

test('what a package would cost with some of its features is worked out by the hub', async ({ hub, stocked }) => {
  const option = { name: text('Screen', '顯示屏', '显示屏'), pricing: 'monthly', amount: '10000' };
  const id = await market.listedPackage(hub, stocked.two, {
    sector: 'personal-services',
    amount: '9500000',
    options: [option, option],
  });
  const ask = async (query: string) => good(await hub.visitor.get(`/packages/${id}/estimate?${query}`));
  expect(await ask('')).toEqual({ cost: '9500000', given: '4750000', own: '4750000' });
  expect(await ask('option=o1&option=o2')).toEqual({ cost: '9980000', given: '4990000', own: '4990000' });
  expect(await ask('option=o9')).toEqual(await ask(''));
  good(await stocked.two.me.post(`/packages/${id}/withdraw`));
  expect((await hub.visitor.get(`/packages/${id}/estimate`)).status).toBe(404);
});

test('packages stand side by side in the order asked for, and a provider shows what it lists', async ({ hub, stocked }) => {
  const compared = await hub.visitor.get(`/catalogue/compare?p=${stocked.loyal}&p=${stocked.till}&p=${stocked.sent}`);
  expect(ids(compared)).toEqual([stocked.loyal, stocked.till]);
  expect((await hub.visitor.get('/catalogue/compare?p=a&p=b&p=c&p=d')).status).toBe(422);
  const profile = await hub.visitor.get(`/market/providers/${stocked.two.id}`);
  expect(ids(profile)).toEqual([stocked.loyal, stocked.tillTwo]);
  expect(profile.body.name).toEqual({
    en: 'Ferry Software Limited',
    'zh-Hant': 'Ferry Software Limited',
    'zh-Hans': 'Ferry Software Limited',
  });
});
