import { expect } from 'vitest';
import * as apply from '../../../test/given-application.ts';
import * as given from '../../../test/given.ts';
import * as market from '../../../test/given-marketplace.ts';
import { test } from '../../../test/hub.ts';
import { voucher } from '../../../test/voucher.ts';
import { pdf } from '../../../test/zip.ts';
import { enquiryBasis } from './basis.ts';

const { good, text } = market;
const option = { name: text('Kitchen screen', '廚房顯示屏', '厨房显示屏'), pricing: 'one-off', amount: '500000' };

test('a merchant enquires with options, the provider confirms, and an application can rest on it', async ({ hub }) => {
  hub.stand('2026-03-02T02:00:00Z');
  const by = await market.provider(hub);
  const packageId = await market.listedPackage(hub, by, { options: [option, { ...option, amount: '700000' }] });
  const { id, me, merchant } = await market.enquiry(hub, packageId, ['o1']);
  expect(good(await me.get(`/enquiries/${id}`))).toMatchObject({
    state: 'open',
    basicPrice: '4000000',
    price: '4500000',
    options: [{ id: 'o1', name: option.name, price: '500000' }],
    given: '2250000',
    mayApply: false,
  });
  await expect(enquiryBasis.read(hub.db, id, merchant.id, hub.now())).rejects.toMatchObject({
    status: 409,
    code: 'marketplace.enquiry.open',
  });

  const inbox = good(await by.me.get(`/providers/${by.id}/enquiries`));
  expect(inbox.enquiries).toMatchObject([{ id, organisation: { id: merchant.id }, price: '4500000' }]);
  good(await by.me.post(`/enquiries/${id}/confirm`, { reply: 'We can install in two weeks.' }));
  const mine = good(await me.get('/enquiries/mine')).enquiries[0];
  // Thirty days later, at the end of the day in Hong Kong.
  expect(mine).toMatchObject({
    state: 'confirmed',
    expiresAt: '2026-04-01T15:59:59.999Z',
    mayApply: true,
    reply: 'We can install in two weeks.',
  });
  const facts = await enquiryBasis.read(hub.db, id, merchant.id, hub.now());
  expect(facts).toMatchObject({
    cost: 4_500_000n,
    facts: { basisConfirmed: true, basisSector: 'food-beverage', basisCategory: 'payment-sales' },
  });
  expect(await facts.summary()).toContainEqual({
    label: text('Cost', '費用', '费用'),
    value: text('HK$45,000', 'HK$45,000', 'HK$45,000'),
  });
  expect(await enquiryBasis.counterparties(hub.db, id)).toEqual({ organisationId: by.organisation.id, personIds: [by.owner.id] });
  expect(good(await me.get('/me/notices')).notices[0].text).toMatch(
    /has confirmed your enquiry about “Counter till”\. Apply by 1 April 2026, 11:59 pm/,
  );
  hub.stand(undefined);
});

test('a confirmation ends at its instant and says what to do; it counts until then', async ({ hub }) => {
  hub.stand('2026-03-02T02:00:00Z');
  const by = await market.provider(hub);
  const { id, me, merchant } = await market.enquiry(hub, await market.listedPackage(hub, by));
  good(await by.me.post(`/enquiries/${id}/confirm`, {}));
  const last = new Date('2026-04-01T15:59:59.999Z');
  await expect(enquiryBasis.read(hub.db, id, merchant.id, last)).resolves.toMatchObject({ facts: { basisConfirmed: true } });
  const late = new Date('2026-04-01T16:00:00.000Z');
  await expect(enquiryBasis.read(hub.db, id, merchant.id, late)).rejects.toMatchObject({ code: 'marketplace.enquiry.expired' });
  hub.stand(late);
  expect(good(await me.get(`/enquiries/${id}`))).toMatchObject({ state: 'expired', mayApply: false, mayWithdraw: false });
  expect(good(await by.me.get(`/providers/${by.id}/enquiries?status=ended`)).enquiries).toMatchObject([{ id }]);
  // For an application that is in, the clock does not matter any more.
  await expect(enquiryBasis.recall(hub.db, id)).resolves.toMatchObject({ cost: 4_000_000n, facts: { basisConfirmed: true } });
  hub.stand(undefined);
});

test('how long a confirmation counts comes from the scheme of the call that is open', async ({ hub }) => {
  const by = await market.provider(hub);
  const packageId = await market.listedPackage(hub, by);
  const scheme = voucher([
    'enquiryPeriod:\n    kind: period\n    value: 30\n    unit: days',
    'enquiryPeriod:\n    kind: period\n    value: 2\n    unit: months',
  ]);
  await apply.call(hub, scheme, { opensAt: new Date(Date.now() - 1000) });
  const { id, me } = await market.enquiry(hub, packageId);
  hub.stand('2026-09-15T03:00:00Z');
  good(await by.me.post(`/enquiries/${id}/confirm`, {}));
  hub.stand(undefined);
  expect(good(await me.get(`/enquiries/${id}`)).expiresAt).toBe('2026-11-15T15:59:59.999Z');
});

test('one open enquiry for each package and organisation; declined or withdrawn, it can be asked again', async ({ hub }) => {
  const by = await market.provider(hub);
  const packageId = await market.listedPackage(hub, by);
  const { id, me, merchant } = await market.enquiry(hub, packageId);
  const ask = () => me.post('/enquiries', { packageId, organisationId: merchant.id });
  expect(await ask()).toMatchObject({ status: 409, body: { code: 'marketplace.enquiry.open_already' } });
  expect((await by.me.post(`/enquiries/${id}/decline`, {})).status).toBe(422);
  good(await by.me.post(`/enquiries/${id}/decline`, { reply: 'We do not deliver to Cheung Chau.' }));
  await expect(enquiryBasis.read(hub.db, id, merchant.id, hub.now())).rejects.toMatchObject({
    code: 'marketplace.enquiry.declined',
  });
  const second = good(await ask());
  good(await me.post(`/enquiries/${second.id}/withdraw`));
  expect((await by.me.post(`/enquiries/${second.id}/confirm`, {})).body).toMatchObject({
    code: 'marketplace.enquiry.wrong_status',
    facts: { status: 'withdrawn' },
  });
  good(await ask());
});

test('an enquiry is the merchant’s own: neither the provider’s people nor strangers ask, read or answer in its name', async ({
  hub,
}) => {
  const by = await market.provider(hub);
  const packageId = await market.listedPackage(hub, by);
  const { id, me, merchant } = await market.enquiry(hub, packageId);
  // Somebody of the provider's who has also been made a member of the merchant.
  await hub.db
    .insertInto('membership')
    .values({ person_id: by.owner.id, organisation_id: merchant.id, role: 'member' })
    .execute();
  const asked = await by.me.post('/enquiries', { packageId, organisationId: merchant.id });
  expect(asked.body.code).toBe('marketplace.enquiry.provider_side');
  expect((await by.me.post(`/enquiries/${id}/confirm`, {})).body.code).toBe('marketplace.enquiry.merchant_side');

  const other = await given.organisation(hub.db);
  const stranger = hub.as(other.owner);
  expect((await stranger.post('/enquiries', { packageId, organisationId: merchant.id })).status).toBe(404);
  for (const path of ['withdraw', 'confirm']) expect((await stranger.post(`/enquiries/${id}/${path}`, {})).status).toBe(404);
  expect((await stranger.get(`/enquiries/${id}`)).status).toBe(404);
  expect((await stranger.get(`/providers/${by.id}/enquiries`)).status).toBe(404);
  expect((await me.post(`/enquiries/${id}/confirm`, {})).status).toBe(404);
  await expect(enquiryBasis.read(hub.db, id, other.id, hub.now())).rejects.toMatchObject({ status: 404 });
  await expect(enquiryBasis.read(hub.db, 'enq_none', other.id, hub.now())).rejects.toMatchObject({ status: 404 });
});

test('what is not in the catalogue cannot be asked for, and an option that is not there neither', async ({ hub }) => {
  const by = await market.provider(hub);
  const packageId = await market.listedPackage(hub, by, { options: [option] });
  const merchant = await given.organisation(hub.db);
  const me = hub.as(merchant.owner);
  const ask = (wanted: string, options: string[] = []) =>
    me.post('/enquiries', { packageId: wanted, organisationId: merchant.id, options });
  expect((await ask(packageId, ['o2'])).body.fields).toMatchObject([{ field: 'options', code: 'marketplace.enquiry.no_option' }]);
  expect((await ask(await market.sentPackage(by, { sector: 'retail' }))).status).toBe(404);
  const { id } = good(await ask(packageId));
  good(await by.me.post(`/packages/${packageId}/withdraw`));
  expect((await by.me.post(`/enquiries/${id}/confirm`, {})).body.code).toBe('marketplace.package.unlisted');
  expect((await ask(packageId)).body.code).toBe('marketplace.package.unlisted');
});

test('a new version of the package leaves the price that was asked for as it was', async ({ hub }) => {
  const by = await market.provider(hub);
  const old = await market.listedPackage(hub, by);
  const { id, merchant } = await market.enquiry(hub, old);
  const next = good(await by.me.post(`/packages/${old}/revise`));
  good(await by.me.put(`/packages/${next.id}`, { revision: 0, content: { ...market.content, amount: '9000000' } }));
  good(await by.me.post(`/packages/${next.id}/submit`));
  good(await hub.as(by.officer).post(`/packages/${next.id}/decide`, { outcome: 'accept', reason: 'Fine.' }));
  good(await by.me.post(`/enquiries/${id}/confirm`, {}));
  expect((await enquiryBasis.read(hub.db, id, merchant.id, hub.now())).cost).toBe(4_000_000n);
});

test('nothing rests on a provider that is suspended', async ({ hub }) => {
  const by = await market.provider(hub);
  const packageId = await market.listedPackage(hub, by);
  const { id, merchant } = await market.enquiry(hub, packageId);
  const waiting = await market.enquiry(hub, packageId);
  good(await by.me.post(`/enquiries/${id}/confirm`, {}));
  good(await hub.as(by.officer).post(`/providers/${by.id}/suspend`, { reason: 'Under investigation.' }));
  await expect(enquiryBasis.read(hub.db, id, merchant.id, hub.now())).rejects.toMatchObject({
    code: 'marketplace.provider.suspended',
  });
  expect((await by.me.post(`/enquiries/${waiting.id}/confirm`, {})).body.code).toBe('marketplace.provider.suspended');
});

test('an application that was sent holds its enquiry', async ({ hub }) => {
  const by = await market.provider(hub);
  const { id, me, merchant } = await market.enquiry(hub, await market.listedPackage(hub, by));
  good(await by.me.post(`/enquiries/${id}/confirm`, {}));
  const call = await apply.call(hub, voucher());
  const started = await me.post('/applications', {
    callId: call.id,
    organisationId: merchant.id,
    basisId: id,
    answers: apply.rightAnswers,
  });
  const application = good(started);
  for (const field of apply.fileFields) {
    good(await me.upload(`/applications/${application.id}/documents/${field}`, `${field}.pdf`, pdf(field)));
  }
  good(await me.post(`/applications/${application.id}/submit`));
  expect((await me.post(`/enquiries/${id}/withdraw`)).body.code).toBe('marketplace.enquiry.in_use');
  expect(good(await me.get(`/enquiries/${id}`))).toMatchObject({
    applicationId: application.id,
    mayApply: false,
    mayWithdraw: false,
  });
});
