import { expect } from 'vitest';
import * as apply from '../../../test/given-application.ts';
import { test } from '../../../test/hub.ts';
import { pdf } from '../../../test/zip.ts';

const times = <Result>(count: number, act: (place: number) => Promise<Result>) =>
  Promise.all(Array.from({ length: count }, (_, place) => act(place)));

test('sent by many clicks at once: one reference, one event, one evaluation, the same receipt for all', async ({ hub }) => {
  const { id, owner } = await apply.draft(hub);
  const answers = await times(12, () => hub.as(owner).post(`/applications/${id}/submit`));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
  const events = await hub.db
    .selectFrom('event')
    .select('id')
    .where('subject', '=', id)
    .where('kind', '=', 'application.submitted')
    .execute();
  const evaluations = await hub.db.selectFrom('evaluation').select('id').where('subject_id', '=', id).execute();
  expect([events.length, evaluations.length]).toEqual([1, 1]);
});

test('many applications sent at once get a reference each', async ({ hub }) => {
  const { id: callId } = await apply.call(hub);
  const drafts = await times(20, () => apply.draft(hub, { callId }));
  const answers = await Promise.all(drafts.map(({ id, owner }) => hub.as(owner).post(`/applications/${id}/submit`)));
  expect(new Set(answers.map(({ body }) => body.reference)).size).toBe(20);
});

test('many tabs change one answer at once: one wins, each of the others gets both values', async ({ hub }) => {
  const { id, owner } = await apply.draft(hub, { documents: false });
  const answers = await times(10, (tab) =>
    hub.as(owner).patch(`/applications/${id}/answers`, { changes: [{ field: 'need', value: `Tab ${tab}`, base: 0 }] }),
  );
  const won = answers.filter(({ body }) => body.saved.length === 1);
  expect(won).toHaveLength(1);
  const { body } = await hub.as(owner).get(`/applications/${id}`);
  for (const { body: answer } of answers) {
    if (answer.saved.length === 1) continue;
    expect(answer.conflicts).toMatchObject([{ field: 'need', theirs: body.answers.need, revision: 1 }]);
  }
});

test('many tabs change different answers at once: all are kept', async ({ hub }) => {
  const { id, owner } = await apply.draft(hub, { documents: false });
  const fields = ['nameEn', 'nature', 'address', 'contactName', 'contactPost', 'need', 'plan'];
  await Promise.all(
    fields.map((field) =>
      hub.as(owner).patch(`/applications/${id}/answers`, { changes: [{ field, value: `New ${field}`, base: 0 }] }),
    ),
  );
  const { body } = await hub.as(owner).get(`/applications/${id}`);
  expect(body.answers).toMatchObject(Object.fromEntries(fields.map((field) => [field, `New ${field}`])));
});

test('documents attached at once never exceed what the question takes', async ({ hub }) => {
  const { id, owner } = await apply.draft(hub, { documents: false });
  const answers = await times(6, (place) =>
    hub.as(owner).upload(`/applications/${id}/documents/quotation`, 'q.pdf', pdf(`${place}`)),
  );
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 200, 409, 409, 409, 409]);
});

test('sending and changing at once: what was sent is what was there, and nothing is changed afterwards', async ({ hub }) => {
  const { id, owner } = await apply.draft(hub);
  const [sent] = await Promise.all([
    hub.as(owner).post(`/applications/${id}/submit`),
    times(5, (place) =>
      hub.as(owner).patch(`/applications/${id}/answers`, { changes: [{ field: 'need', value: `Change ${place}`, base: place }] }),
    ),
  ]);
  expect(sent.status).toBe(200);
  const { answers, submitted_answers: kept } = await hub.db
    .selectFrom('application')
    .select(['answers', 'submitted_answers'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  expect((kept as Record<string, unknown>)['need']).toBe((answers as Record<string, unknown>)['need']);
});
