import { expect } from 'vitest';
import { pdf } from '../../../test/zip.ts';
import * as apply from '../../../test/given-application.ts';
import * as given from '../../../test/given.ts';
import * as market from '../../../test/given-marketplace.ts';
import { test } from '../../../test/hub.ts';
import { voucher } from '../../../test/voucher.ts';

const { content, good } = market;

test('of many packages sent at once for one place, one gets it and the others are told why', async ({ hub }) => {
  const by = await market.provider(hub);
  const ids: string[] = [];
  for (let at = 0; at < 8; at += 1) ids.push(good(await by.me.post('/packages', { providerId: by.id, content })).id);
  const answers = await Promise.all(ids.map((id) => by.me.post(`/packages/${id}/submit`)));
  expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
  for (const { status, body } of answers.filter((answer) => answer.status !== 204)) {
    expect(status).toBe(409);
    expect(['marketplace.rules_fail', 'marketplace.package.slot_taken']).toContain(body.code);
  }
  const held = await hub.db
    .selectFrom('marketplace_package')
    .select('id')
    .where('provider_id', '=', by.id)
    .where('status', '=', 'submitted')
    .execute();
  expect(held).toHaveLength(1);
});

test('an enquiry confirmed while it is withdrawn ends one way or the other, and both sides see the same', async ({ hub }) => {
  const by = await market.provider(hub);
  const packageId = await market.listedPackage(hub, by);
  for (let round = 0; round < 10; round += 1) {
    const { id, me } = await market.enquiry(hub, packageId);
    const acts = [() => by.me.post(`/enquiries/${id}/confirm`, {}), () => me.post(`/enquiries/${id}/withdraw`)];
    const started = (round % 2 === 0 ? acts : acts.toReversed()).map((act) => act());
    const [confirmed, withdrawn] = round % 2 === 0 ? await Promise.all(started) : (await Promise.all(started)).toReversed();
    // Withdrawing comes second or first; confirming what is withdrawn is refused, withdrawing what is confirmed is not.
    expect(withdrawn?.status).toBe(204);
    expect([200, 409]).toContain(confirmed?.status);
    expect(good(await me.get(`/enquiries/${id}`)).state).toBe('withdrawn');
    const kinds = await hub.db.selectFrom('event').select('kind').where('subject', '=', id).execute();
    expect(kinds.some(({ kind }) => kind === 'enquiry.confirmed')).toBe(confirmed?.status === 200);
  }
});

test('of many enquiries made at once about one package, one is open', async ({ hub }) => {
  const by = await market.provider(hub);
  const packageId = await market.listedPackage(hub, by);
  const merchant = await given.organisation(hub.db);
  const ask = () => hub.as(merchant.owner).post('/enquiries', { packageId, organisationId: merchant.id });
  const answers = await Promise.all(Array.from({ length: 8 }, ask));
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, ...Array.from({ length: 7 }, () => 409)]);
});

test('a package decided on twice at once is decided once', async ({ hub }) => {
  const by = await market.provider(hub);
  const id = await market.sentPackage(by);
  const officers = await Promise.all(Array.from({ length: 4 }, () => given.person(hub.db, 'officer')));
  const answers = await Promise.all(
    officers.map((officer, at) =>
      hub.as(officer).post(`/packages/${id}/decide`, { outcome: at % 2 ? 'accept' : 'refuse', reason: 'Mine.' }),
    ),
  );
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 409, 409, 409]);
  expect(await hub.db.selectFrom('decision').select('id').where('subject_id', '=', id).execute()).toHaveLength(1);
});

test('an enquiry withdrawn while an application is sent on it: never an application on an enquiry that is gone', async ({
  hub,
}) => {
  const by = await market.provider(hub);
  const packageId = await market.listedPackage(hub, by);
  const call = await apply.call(hub, voucher());
  for (let round = 0; round < 4; round += 1) {
    const { id, me, merchant } = await market.enquiry(hub, packageId);
    good(await by.me.post(`/enquiries/${id}/confirm`, {}));
    const begun = { callId: call.id, organisationId: merchant.id, basisId: id, answers: apply.rightAnswers };
    const application = good(await me.post('/applications', begun));
    for (const field of apply.fileFields) {
      good(await me.upload(`/applications/${application.id}/documents/${field}`, `${field}.pdf`, pdf(field)));
    }
    const [sent, withdrawn] = await Promise.all([
      me.post(`/applications/${application.id}/submit`),
      me.post(`/enquiries/${id}/withdraw`),
    ]);
    expect([sent.status, withdrawn.status].filter((status) => status < 300)).toHaveLength(1);
  }
});
