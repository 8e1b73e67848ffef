import { expect } from 'vitest';
import * as apply from '../../../test/given-application.ts';
import * as given from '../../../test/given.ts';
import * as market from '../../../test/given-marketplace.ts';
import { test } from '../../../test/hub.ts';
import { voucher } from '../../../test/voucher.ts';

const { content, good, text } = market;

test('a package is written, checked as it stands, sent, accepted, and in the catalogue', async ({ hub }) => {
  const by = await market.provider(hub);
  const options = [{ name: text('Kitchen screen', '廚房顯示屏', '厨房显示屏'), pricing: 'monthly', amount: '20000' }];
  const checked = good(await by.me.post('/packages/check', { providerId: by.id, content: { ...content, options } }));
  expect(checked).toMatchObject({ price: '4000000', options: [{ id: 'o1', price: '480000' }], missing: [] });
  expect(checked.rules.every(({ holds }: { holds: unknown }) => holds === true)).toBe(true);

  const { id } = good(await by.me.post('/packages', { providerId: by.id, content: { ...content, options } }));
  expect((await hub.visitor.get(`/packages/${id}`)).status).toBe(404);
  good(await by.me.post(`/packages/${id}/submit`));
  const officer = hub.as(by.officer);
  const queue = good(await officer.get('/office/packages'));
  expect(queue.rows).toContainEqual(expect.objectContaining({ id, status: 'submitted', price: '4000000' }));
  const page = good(await officer.get(`/office/packages/${id}`));
  expect(page.inside.evaluations[0]).toMatchObject({ stage: 'submit', holds: true });
  expect(page).toMatchObject({ sector: 'Food and beverage', inside: { given: '2000000', before: null, others: 0 } });
  good(await officer.post(`/packages/${id}/decide`, { outcome: 'accept', reason: 'As the rules ask.' }));

  const seen = good(await hub.visitor.get(`/packages/${id}`));
  expect(seen).toMatchObject({
    name: content.name,
    price: '4000000',
    months: null,
    given: '2000000',
    options: [{ id: 'o1', amount: '20000', price: '480000' }],
    examples: [
      { cost: '4000000', given: '2000000', own: '2000000' },
      { cost: '4480000', given: '2240000', own: '2240000' },
    ],
  });
});

test('a monthly fee counts for as many months as the scheme says, up to its ceiling', async ({ hub }) => {
  const by = await market.provider(hub);
  const monthly = { ...content, pricing: 'monthly' };
  const check = async (amount: string) =>
    good(await by.me.post('/packages/check', { providerId: by.id, content: { ...monthly, amount } }));
  expect((await check('416666')).price).toBe('9999984');
  expect((await check('416666')).rules.find(({ id }: { id: string }) => id === 'packagePrice').holds).toBe(true);
  expect((await check('416667')).rules.find(({ id }: { id: string }) => id === 'packagePrice')).toMatchObject({
    holds: false,
    message: 'The price must be above zero and at most HK$100,000. Move what is not basic to the optional features.',
  });
  const id = await market.listedPackage(hub, by, { ...monthly, amount: '416666' });
  expect(good(await hub.visitor.get(`/packages/${id}`))).toMatchObject({ amount: '416666', price: '9999984', months: 24 });
});

test('a package above the ceiling or without all its texts is not taken, and says what to do', async ({ hub }) => {
  const by = await market.provider(hub);
  const dear = good(await by.me.post('/packages', { providerId: by.id, content: { ...content, amount: '10000001' } }));
  expect(await by.me.post(`/packages/${dear.id}/submit`)).toMatchObject({
    status: 409,
    body: { code: 'marketplace.rules_fail', fields: [{ field: 'packagePrice' }] },
  });
  const bare = { ...content, sector: 'retail', name: { ...content.name, 'zh-Hans': ' ' }, includes: [] };
  const { id } = good(await by.me.post('/packages', { providerId: by.id, content: bare }));
  expect(await by.me.post(`/packages/${id}/submit`)).toMatchObject({
    status: 422,
    body: { code: 'marketplace.package.incomplete', fields: [{ field: 'name.zh-Hans' }, { field: 'includes' }] },
  });
  for (const amount of ['0', '-5', '12.5', '']) {
    const answer = await by.me.post('/packages', { providerId: by.id, content: { ...content, amount } });
    expect(answer, amount).toMatchObject({ status: 422, body: { fields: [{ field: 'content.amount' }] } });
  }
});

test('one package for each category in each sector, until it is withdrawn', async ({ hub }) => {
  const by = await market.provider(hub);
  const first = await market.listedPackage(hub, by);
  const second = good(await by.me.post('/packages', { providerId: by.id, content }));
  expect(await by.me.post(`/packages/${second.id}/submit`)).toMatchObject({
    status: 409,
    body: { fields: [{ field: 'onePerSlot', message: expect.stringMatching(/^You already list a package/) }] },
  });
  await market.sentPackage(by, { sector: 'retail' });
  await market.sentPackage(by, { category: 'online-promotion' });
  good(await by.me.post(`/packages/${first}/withdraw`));
  expect(await hub.visitor.get(`/packages/${first}`)).toMatchObject({
    status: 410,
    body: { code: 'marketplace.package.unlisted' },
  });
  good(await by.me.post(`/packages/${second.id}/submit`));
});

test('a new version takes the place of the old one at the instant at which it is accepted', async ({ hub }) => {
  const by = await market.provider(hub);
  const old = await market.listedPackage(hub, by);
  const { id } = good(await by.me.post(`/packages/${old}/revise`));
  expect(good(await by.me.post(`/packages/${old}/revise`)).id).toBe(id);
  const other = await by.me.put(`/packages/${id}`, { revision: 0, content: { ...content, sector: 'retail' } });
  expect(other.body.code).toBe('marketplace.package.same_place');
  good(await by.me.put(`/packages/${id}`, { revision: 0, content: { ...content, amount: '3500000' } }));
  good(await by.me.post(`/packages/${id}/submit`));
  expect(good(await hub.visitor.get(`/packages/${old}`)).price).toBe('4000000');
  expect(good(await hub.as(by.officer).get(`/office/packages/${id}`)).inside.before).toMatchObject({
    id: old,
    content: { price: '4000000' },
  });

  hub.stand('2026-06-01T01:00:00Z');
  good(await hub.as(by.officer).post(`/packages/${id}/decide`, { outcome: 'accept', reason: 'Cheaper.' }));
  hub.stand(undefined);
  expect(await hub.visitor.get(`/packages/${old}`)).toMatchObject({
    status: 410,
    body: { code: 'marketplace.package.replaced', facts: { by: id } },
  });
  expect(good(await hub.visitor.get(`/packages/${id}`)).price).toBe('3500000');
  const rows = await hub.db
    .selectFrom('marketplace_package')
    .select(['accepted_from', 'accepted_until'])
    .where('id', 'in', [old, id])
    .orderBy('created_at')
    .execute();
  expect(rows[0]?.accepted_until).toEqual(rows[1]?.accepted_from);
});

test('a new version whose old one was withdrawn is a package like any other, and finds its place taken if it is', async ({
  hub,
}) => {
  const by = await market.provider(hub);
  const old = await market.listedPackage(hub, by);
  const { id } = good(await by.me.post(`/packages/${old}/revise`));
  good(await by.me.post(`/packages/${id}/submit`));
  good(await by.me.post(`/packages/${old}/withdraw`));
  await market.listedPackage(hub, by);
  const late = await hub.as(by.officer).post(`/packages/${id}/decide`, { outcome: 'accept', reason: 'Good.' });
  expect(late).toMatchObject({ status: 409, body: { code: 'marketplace.package.slot_taken' } });
});

test('two windows on one package: the older one is told', async ({ hub }) => {
  const by = await market.provider(hub);
  const { id } = good(await by.me.post('/packages', { providerId: by.id, content }));
  const save = (revision: number, amount: string) => by.me.put(`/packages/${id}`, { revision, content: { ...content, amount } });
  expect(good(await save(0, '100')).revision).toBe(1);
  expect(await save(0, '200')).toMatchObject({ status: 409, body: { code: 'marketplace.stale', facts: { revision: 1 } } });
  expect(good(await by.me.get(`/packages/${id}/mine`)).content.amount).toBe('100');
});

test('packages are sent by accepted providers only, and nobody else comes near them', async ({ hub }) => {
  const { id, me } = await market.enrolment(hub);
  const draft = good(await me.post('/packages', { providerId: id, content }));
  expect(await me.post(`/packages/${draft.id}/submit`)).toMatchObject({
    status: 409,
    body: { code: 'marketplace.provider.not_accepted' },
  });
  const stranger = hub.as(await given.person(hub.db));
  for (const path of [`/packages/${draft.id}/submit`, `/packages/${draft.id}/withdraw`, `/packages/${draft.id}/revise`]) {
    expect((await stranger.post(path)).status, path).toBe(404);
  }
  expect((await stranger.get(`/packages/${draft.id}/mine`)).status).toBe(404);
  expect((await stranger.post('/packages', { providerId: id, content })).status).toBe(404);
});

test('a refused package says why, is changed and sent again', async ({ hub }) => {
  const by = await market.provider(hub);
  const id = await market.sentPackage(by);
  expect((await by.me.put(`/packages/${id}`, { revision: 0, content })).body.code).toBe('marketplace.package.wrong_status');
  const refusal = { outcome: 'refuse', reason: 'Say which tablet.' };
  good(await hub.as(by.officer).post(`/packages/${id}/decide`, refusal));
  expect(good(await by.me.get(`/packages/${id}/mine`))).toMatchObject({ status: 'refused', reason: 'Say which tablet.' });
  good(await by.me.put(`/packages/${id}`, { revision: 0, content }));
  good(await by.me.post(`/packages/${id}/submit`));
  const again = await hub.as(by.officer).post(`/packages/${id}/decide`, { outcome: 'accept', reason: 'Clear now.' });
  expect(again.status).toBe(204);
  expect((await hub.as(by.officer).post(`/packages/${id}/decide`, refusal)).body.code).toBe('marketplace.package.wrong_status');
});

test('the ceiling, the months and the places come from the scheme: a call with other values changes them all', async ({
  hub,
}) => {
  const scheme = voucher(
    ['packageCeiling:\n    kind: money\n    value: "100,000.00"', 'packageCeiling:\n    kind: money\n    value: "60,000.00"'],
    ['feeMonths:\n    kind: whole\n    value: 24', 'feeMonths:\n    kind: whole\n    value: 12'],
    ['perCategoryAndSector:\n    kind: whole\n    value: 1', 'perCategoryAndSector:\n    kind: whole\n    value: 2'],
  );
  const by = await market.provider(hub);
  await apply.call(hub, scheme);
  const check = async (amount: string) =>
    good(await by.me.post('/packages/check', { providerId: by.id, content: { ...content, pricing: 'monthly', amount } }));
  expect((await check('500000')).price).toBe('6000000');
  expect((await check('500001')).rules.find(({ id }: { id: string }) => id === 'packagePrice').holds).toBe(false);
  await market.listedPackage(hub, by);
  await market.listedPackage(hub, by);
  const third = good(await by.me.post('/packages', { providerId: by.id, content }));
  expect((await by.me.post(`/packages/${third.id}/submit`)).body.code).toBe('marketplace.rules_fail');
});
