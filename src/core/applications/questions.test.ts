import { expect } from 'vitest';
import * as apply from '../../../test/given-application.ts';
import * as given from '../../../test/given.ts';
import { test, type TestHub } from '../../../test/hub.ts';
import { docx } from '../../../test/zip.ts';
import { newId } from '../../platform/ids.ts';

/** An application whose officer asked something three business days after it came in. */
async function asked(hub: TestHub) {
  hub.stand('2026-03-02T06:00:00Z');
  const it = await apply.submitted(hub);
  const officer = await given.person(hub.db, 'officer:plain');
  const id = newId('qst');
  const at = new Date('2026-03-05T06:00:00Z');
  await hub.db
    .insertInto('question')
    .values({ id, application_id: it.id, asked_by: officer.id, body: 'Which till do you use?', asked_at: at })
    .execute();
  await hub.db
    .updateTable('application')
    .set({ status: 'waiting', clock_stopped_at: at, officer_id: officer.id })
    .where('id', '=', it.id)
    .execute();
  return { ...it, question: id, officer };
}

test('an answer goes to the officer with its documents, and the clock runs again where it stopped', async ({ hub }) => {
  const { id, owner, question, officer } = await asked(hub);
  expect((await hub.as(owner).get(`/applications/${id}`)).body.todo).toMatchObject({ kind: 'answer' });
  hub.stand('2026-03-12T06:00:00Z');
  expect((await hub.as(owner).upload(`/questions/${question}/documents`, 'till.docx', docx())).status).toBe(200);
  expect((await hub.as(owner).post(`/questions/${question}/answer`, { answer: 'A Harbour 3 till.' })).status).toBe(204);

  const row = await hub.db
    .selectFrom('application')
    .select(['status', 'due_at', 'clock_stopped_at'])
    .where('id', '=', id)
    .executeTakeFirst();
  // Seven of ten business days were left on 5 March; seven business days after 12 March is 23 March.
  expect(row).toEqual({ status: 'submitted', due_at: new Date('2026-03-23T15:59:59.999Z'), clock_stopped_at: null });
  const { body } = await hub.as(owner).get(`/applications/${id}`);
  expect(body.questions).toMatchObject([{ answer: 'A Harbour 3 till.', documents: [{ name: 'till.docx' }] }]);
  const told = await hub.db.selectFrom('notice').select('kind').where('person_id', '=', officer.id).execute();
  expect(told).toEqual([{ kind: 'application.notice.answered' }]);
  const [document] = body.questions[0].documents;
  expect((await hub.as(officer).get(`/documents/${document.id}`)).status).toBe(200);
  hub.stand(undefined);
});

test('the same answer sent twice is one answer; another one is refused', async ({ hub }) => {
  const { owner, question } = await asked(hub);
  const answer = (text: string) => hub.as(owner).post(`/questions/${question}/answer`, { answer: text });
  expect((await answer('A Harbour 3 till.')).status).toBe(204);
  expect((await answer('A Harbour 3 till.')).status).toBe(204);
  expect(await answer('Something else')).toMatchObject({ status: 409, body: { code: 'application.answered_already' } });
  expect(await hub.as(owner).upload(`/questions/${question}/documents`, 'late.docx', docx())).toMatchObject({ status: 409 });
  hub.stand(undefined);
});

test('nobody else answers', async ({ hub }) => {
  const { question, officer } = await asked(hub);
  const stranger = (await apply.applicant(hub)).owner;
  for (const who of [stranger, officer]) {
    expect(await hub.as(who).post(`/questions/${question}/answer`, { answer: 'x' })).toMatchObject({ status: 404 });
    expect(await hub.as(who).upload(`/questions/${question}/documents`, 'x.docx', docx())).toMatchObject({ status: 404 });
  }
  hub.stand(undefined);
});

test('an answer that says nothing is refused', async ({ hub }) => {
  const { owner, question } = await asked(hub);
  expect(await hub.as(owner).post(`/questions/${question}/answer`, { answer: '  ' })).toMatchObject({
    status: 422,
    body: { fields: [{ field: 'answer', code: 'field.required' }] },
  });
  hub.stand(undefined);
});
