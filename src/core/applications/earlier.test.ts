import { expect } from 'vitest';
import * as apply from '../../../test/given-application.ts';
import * as given from '../../../test/given.ts';
import { test, type TestHub } from '../../../test/hub.ts';
import { documentJobs } from '../documents/jobs.ts';

/** An application that was sent, and an empty draft of the same organisation under a scheme of its own. */
async function two(hub: TestHub, ...changes: readonly (readonly [from: string, to: string])[]) {
  const sent = await apply.submitted(hub);
  const call = await apply.call(hub, {
    ...apply.plainScheme(...changes),
    scheme: `plain${Math.random().toString(36).slice(2, 8)}`,
  });
  const draft = await apply.draft(hub, { by: sent.by, callId: call.id, documents: false, answers: emptied });
  return { sent, draft, as: hub.as(sent.owner) };
}
const emptied = Object.fromEntries(Object.keys(apply.rightAnswers).map((name) => [name, undefined]));
const why = (body: { left: { field: string; why: string }[] }, field: string) =>
  body.left.find((line) => line.field === field)?.why;

test('answers of an earlier application go where the same is asked and nothing is answered', async ({ hub }) => {
  const { sent, draft, as } = await two(hub);
  const { body: offered } = await as.get(`/applications/${draft.id}/earlier`);
  expect(offered.applications).toMatchObject([{ id: sent.id, reference: sent.reference }]);
  await as.patch(`/applications/${draft.id}/answers`, { changes: [{ field: 'plan', value: 'A plan of its own', base: 0 }] });
  const { status, body } = await as.post(`/applications/${draft.id}/copy`, { from: sent.id });
  expect(status).toBe(200);
  expect(body.copied.map(({ field }: { field: string }) => field)).toEqual(
    expect.arrayContaining(['nature', 'need', 'fullTimeStaff']),
  );
  expect(why(body, 'plan')).toBe('answered');
  const { body: now } = await as.get(`/applications/${draft.id}`);
  expect(now.answers).toMatchObject({ nature: apply.rightAnswers['nature'], fullTimeStaff: 9, plan: 'A plan of its own' });
  expect(now.documents).toEqual([]);
  const again = await as.post(`/applications/${draft.id}/copy`, { from: sent.id });
  expect(again.body.copied).toEqual([]);
  const event = await hub.db
    .selectFrom('event')
    .select('facts')
    .where('kind', '=', 'application.copied')
    .where('subject', '=', draft.id)
    .execute();
  expect(event[0]!.facts).toMatchObject({ from: sent.id, questions: body.copied.length });
});

test('documents come along by reference: the file goes only with the last of them', async ({ hub }) => {
  const { sent, draft, as } = await two(hub);
  const { body } = await as.post(`/applications/${draft.id}/copy`, { from: sent.id, documents: true });
  expect(body.copied.map(({ field }: { field: string }) => field)).toEqual(expect.arrayContaining([...apply.fileFields]));
  const rows = await hub.db
    .selectFrom('document')
    .select(['id', 'owner_id', 'storage_key'])
    .where('field', '=', 'quotation')
    .where('owner_id', 'in', [sent.id, draft.id])
    .execute();
  expect(rows).toHaveLength(2);
  expect(rows[0]!.storage_key).toBe(rows[1]!.storage_key);
  const copy = rows.find((row) => row.owner_id === draft.id)!;
  expect((await as.get(`/documents/${copy.id}`)).status).toBe(200);
  expect((await as.delete(`/documents/${copy.id}`)).status).toBe(204);
  hub.stand(new Date(Date.now() + 2 * 3_600_000));
  await documentJobs(hub.needs)['documents.sweep']!({});
  hub.stand(undefined);
  const original = rows.find((row) => row.owner_id === sent.id)!;
  expect((await as.get(`/documents/${original.id}`)).status).toBe(200);
});

test('what is asked otherwise, not at all, or with other choices is listed and left', async ({ hub }) => {
  const { sent, draft, as } = await two(hub, ['id: need', 'id: needElse']);
  const { body } = await as.post(`/applications/${draft.id}/copy`, { from: sent.id });
  expect(why(body, 'need')).toBe('no_question');
});

test('nobody copies from or into what is not theirs, nor into what was sent', async ({ hub }) => {
  const { sent, draft, as } = await two(hub);
  const other = await apply.submitted(hub);
  expect((await as.post(`/applications/${draft.id}/copy`, { from: other.id })).status).toBe(404);
  expect((await hub.as(other.owner).post(`/applications/${draft.id}/copy`, { from: other.id })).status).toBe(404);
  expect((await as.post(`/applications/${sent.id}/copy`, { from: draft.id })).body.code).toBe('application.sent');
  expect((await hub.as(await given.person(hub.db)).get(`/applications/${draft.id}/earlier`)).status).toBe(404);
});
