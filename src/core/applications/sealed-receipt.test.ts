import { expect } from 'vitest';
import * as apply from '../../../test/given-application.ts';
import * as given from '../../../test/given.ts';
import { test } from '../../../test/hub.ts';
import { verifyReceipt } from '../log/receipt.ts';
import { receiptText } from '../log/receipt-file.ts';
import { sealBlocks } from '../log/seal.ts';
import { newSigner } from '../log/sealed.fixture.ts';

test('the receipt of an application proves itself once its event is sealed, and to its owner only', async ({ hub }) => {
  const { id, owner, reference } = await apply.submitted(hub);
  const early = await hub.as(owner).get(`/applications/${id}/receipt/file`);
  expect(early).toMatchObject({ status: 409, body: { code: 'log.not_sealed' } });

  await sealBlocks(hub.db, hub.needs.signer, hub.now());
  const { status, headers, body } = await hub.as(owner).get(`/applications/${id}/receipt/file`);
  expect(status).toBe(200);
  expect(headers.get('content-disposition')).toContain(`${reference}-receipt.json`);
  expect(verifyReceipt(body, hub.needs.signer.publicKey)).toEqual([]);
  expect(body.submission.answers).toMatchObject({ fullTimeStaff: 9 });

  const lie = structuredClone(body) as { submission: { answers: { fullTimeStaff: number } } };
  lie.submission.answers.fullTimeStaff = 8;
  expect(verifyReceipt(lie)).toEqual(['submission']);
  expect((await hub.as(await given.person(hub.db)).get(`/applications/${id}/receipt/file`)).status).toBe(404);
});

test('anybody has a receipt checked, with the application it is for; one that another hub signed is refused', async ({ hub }) => {
  const { id, owner, reference } = await apply.submitted(hub);
  await sealBlocks(hub.db, hub.needs.signer, hub.now());
  const { body } = await hub.as(owner).get(`/applications/${id}/receipt/file`);
  const receipt = receiptText(body);
  const submission = JSON.stringify(body.submission);
  const check = async (shown: object) => (await hub.visitor.post('/receipts/check', shown)).body;
  expect(await check({ receipt, submission })).toMatchObject({ isWhole: true, faults: [], says: { reference } });
  expect(await check({ receipt: receipt.replace('"fullTimeStaff": 9', '"fullTimeStaff": 8') })).toMatchObject({
    isWhole: false,
    faults: ['submission'],
  });
  expect(await check({ receipt, submission: submission.replace('"fullTimeStaff":9', '"fullTimeStaff":8') })).toMatchObject({
    faults: ['other_submission'],
  });
  expect(await check({ receipt: 'not one' })).toEqual({ isWhole: false, faults: ['unreadable'], says: null });

  const other = await newSigner();
  const forged = receiptText({ ...body, publicKey: other.publicKey, block: { ...body.block, keyId: other.keyId } });
  expect((await check({ receipt: forged })).faults).toEqual(['signature', 'other_key']);
});
