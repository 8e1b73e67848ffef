// What a voucher's application stands on, from the applicant's side: the confirmed enquiry of the marketplace.

import { expect } from 'vitest';
import * as apply from '../../../test/given-application.ts';
import * as desk from '../../../test/given-case.ts';
import * as market from '../../../test/given-marketplace.ts';
import { test, type TestHub } from '../../../test/hub.ts';
import { voucher } from '../../../test/voucher.ts';
import { pdf } from '../../../test/zip.ts';

const { good } = market;

/** A call of the voucher scheme and a merchant whose enquiry the provider has confirmed, for HK$40,000 unless said otherwise. */
async function confirmed(hub: TestHub, amount = '4000000') {
  const by = await market.provider(hub);
  const asked = await market.enquiry(hub, await market.listedPackage(hub, by, { amount }));
  const confirm = () => by.me.post(`/enquiries/${asked.id}/confirm`, {});
  const { id: callId } = await apply.call(hub, voucher());
  const start = (basisId?: string, answers?: unknown) =>
    asked.me.post('/applications', { callId, organisationId: asked.merchant.id, basisId, answers });
  return { ...asked, enquiry: asked.id, by, confirm, callId, start };
}

async function filled(it: Awaited<ReturnType<typeof confirmed>>): Promise<string> {
  good(await it.confirm());
  const { id } = good(await it.start(it.enquiry, apply.rightAnswers)) as { id: string };
  for (const field of apply.fileFields) {
    good(await it.me.upload(`/applications/${id}/documents/${field}`, `${field}.pdf`, pdf(field)));
  }
  return id;
}

test('no confirmed enquiry, no application', async ({ hub }) => {
  const it = await confirmed(hub);
  expect(await it.start()).toMatchObject({ status: 422, body: { code: 'application.basis_missing' } });
  expect(await it.start('enq_none')).toMatchObject({ status: 404 });
  expect((await it.start(it.enquiry)).status).toBe(409);
  good(await it.confirm());
  expect((await it.start(it.enquiry)).status).toBe(200);
});

test('the enquiry of another organisation is no ground to apply', async ({ hub }) => {
  const it = await confirmed(hub);
  good(await it.confirm());
  const other = await apply.applicant(hub);
  const begun = hub.as(other.owner).post('/applications', { callId: it.callId, organisationId: other.id, basisId: it.enquiry });
  expect(await begun).toMatchObject({ status: 404, body: { code: 'http.not_found' } });
});

test('pressing twice begins once; what stands on it already is in the way of another, until it is taken back', async ({
  hub,
}) => {
  const it = await confirmed(hub);
  good(await it.confirm());
  const [one, two] = await Promise.all([it.start(it.enquiry), it.start(it.enquiry)]);
  expect(one.body.id).toBe(two.body.id);
  expect(await it.start(it.enquiry, { need: 'Another' })).toMatchObject({
    status: 409,
    body: { code: 'application.basis_used', facts: { applicationId: one.body.id } },
  });
  good(await it.me.post(`/applications/${one.body.id}/withdraw`, {}));
  expect((await it.start(it.enquiry)).body.id).not.toBe(one.body.id);
});

test('a confirmation that has run out is refused when the application is sent, and the review says so before', async ({
  hub,
}) => {
  const it = await confirmed(hub);
  const id = await filled(it);
  const { expires_at: until } = await hub.db
    .selectFrom('marketplace_enquiry')
    .select('expires_at')
    .where('id', '=', it.enquiry)
    .executeTakeFirstOrThrow();
  await hub.db
    .updateTable('call')
    .set({ closes_at: new Date(until!.getTime() + 10 * 86_400_000) })
    .where('id', '=', it.callId)
    .execute();
  hub.stand(new Date(until!.getTime() + 1));
  const { body: review } = await it.me.get(`/applications/${id}/review`);
  expect(review.evaluation.rules).toContainEqual(expect.objectContaining({ id: 'enquiryConfirmed', holds: false }));
  expect((await it.me.post(`/applications/${id}/submit`)).status).toBe(409);
  hub.stand(undefined);
});

test('the review works out the award, and it is kept when the application is sent', async ({ hub }) => {
  const it = await confirmed(hub, '9999999');
  const id = await filled(it);
  const { body: before } = await it.me.get(`/applications/${id}/review`);
  expect(before.gives[0].amount).toBe('4999999');
  expect(before.basis).toMatchObject({ cost: '9999999' });
  expect(before.evaluation.holds).toBe(true);
  const { reference } = good(await it.me.post(`/applications/${id}/submit`)) as { reference: string };
  expect(reference).toMatch(/^DTSPP-\d{4}-\d{6}-[A-Z]$/);
  const row = await hub.db.selectFrom('application').select(['cost', 'requested']).where('id', '=', id).executeTakeFirst();
  expect(row).toEqual({ cost: 9_999_999n, requested: 4_999_999n });
  const { body: after } = await it.me.get(`/applications/${id}/review`);
  expect(after).toMatchObject({
    status: 'submitted',
    reference,
    gives: [{ unit: 'HKD.cent', amount: '4999999' }],
    evaluation: { holds: true },
    problems: [],
  });
});

test('what was awarded before counts against the limit of a lifetime', async ({ hub }) => {
  const at = await desk.office(hub);
  const by = await apply.applicant(hub);
  await desk.offered(at, { by, cost: 9_000_000n });
  const asked = good(await hub.as(by.owner).post('/enquiries', { packageId: at.packageId, organisationId: by.id })) as {
    id: string;
  };
  good(await at.provider.me.post(`/enquiries/${asked.id}/confirm`, {}));
  const { id } = good(
    await hub
      .as(by.owner)
      .post('/applications', { callId: at.callId, organisationId: by.id, basisId: asked.id, answers: apply.rightAnswers }),
  ) as { id: string };
  const { body } = await hub.as(by.owner).get(`/applications/${id}/review`);
  // HK$45,000 of HK$50,000 was awarded before.
  expect(body.gives[0].amount).toBe('500000');
});

test('a change in the scheme file rules in the next call, and the call before keeps what it was opened with', async ({ hub }) => {
  const it = await confirmed(hub);
  const id = await filled(it);
  const next = await apply.call(hub, voucher(['value: 50\n    label: { en: Share', 'value: 25\n    label: { en: Share']));
  const other = await market.enquiry(hub, await market.listedPackage(hub, it.by, { category: 'online-promotion' }));
  good(await it.by.me.post(`/enquiries/${other.id}/confirm`, {}));
  const begun = good(
    await other.me.post('/applications', {
      callId: next.id,
      organisationId: other.merchant.id,
      basisId: other.id,
      answers: apply.rightAnswers,
    }),
  ) as { id: string };
  expect((await it.me.get(`/applications/${id}/review`)).body.gives[0].amount).toBe('2000000');
  expect((await other.me.get(`/applications/${begun.id}/review`)).body.gives[0].amount).toBe('1000000');
});
