import { describe, expect } from 'vitest';
import * as apply from '../../../test/given-application.ts';
import * as given from '../../../test/given.ts';
import { test, type TestHub } from '../../../test/hub.ts';

const save = (hub: TestHub, who: { id: string }, id: string, ...changes: { field: string; value: unknown; base: number }[]) =>
  hub.as(who).patch(`/applications/${id}/answers`, { changes });

describe('beginning', () => {
  test('a draft begins with what the hub already knows', async ({ hub }) => {
    const by = await given.organisation(hub.db, { address: '1 Pier Road' });
    const { id: callId } = await apply.call(hub);
    const { body } = await hub.as(by.owner).post('/applications', { callId, organisationId: by.id });
    const draft = (await hub.as(by.owner).get(`/applications/${body.id}`)).body;
    expect(draft.answers).toEqual({
      nameEn: by.name,
      brNumber: by.brNumber,
      address: '1 Pier Road',
      contactName: expect.stringContaining('Person'),
      contactEmail: by.owner.email,
    });
    expect(draft).toMatchObject({ status: 'draft', reference: null, revisions: {}, todo: { kind: 'continue' } });
    expect(draft.sections.map(({ state }: { state: string }) => state)).toEqual([
      'started',
      'not-started',
      'started',
      'not-started',
      'not-started',
      'not-started',
    ]);
  });

  test('only for an organisation of one’s own, and only while the call is open', async ({ hub }) => {
    const [by, other] = [await apply.applicant(hub), await apply.applicant(hub)];
    const now = hub.now().getTime();
    const at = (days: number) => new Date(now + days * 86_400_000);
    const begin = (callId: string, organisationId: string) => hub.as(by.owner).post('/applications', { callId, organisationId });
    const open = await apply.call(hub);
    const early = await apply.call(hub, apply.plainScheme(), { opensAt: at(1), closesAt: at(2) });
    const over = await apply.call(hub, apply.plainScheme(), { opensAt: at(-2), closesAt: at(-1) });
    expect(await begin(open.id, other.id)).toMatchObject({ status: 404, body: { code: 'application.not_your_organisation' } });
    expect(await begin(early.id, by.id)).toMatchObject({ status: 409, body: { code: 'application.not_open_yet' } });
    expect(await begin(over.id, by.id)).toMatchObject({ status: 409, body: { code: 'application.closed' } });
    expect(await begin('cal_none', by.id)).toMatchObject({ status: 404 });
    expect(
      await hub.as(by.owner).post('/applications', { callId: open.id, organisationId: by.id, basisId: 'enq_1' }),
    ).toMatchObject({
      status: 422,
      body: { fields: [{ field: 'basisId', code: 'field.unknown' }] },
    });
  });
});

describe('saving', () => {
  test('each answer is kept as it was typed, and what is wrong with it is named', async ({ hub }) => {
    const { id, owner } = await apply.draft(hub, { documents: false });
    const { status, body } = await save(hub, owner, id, { field: 'contactEmail', value: 'not an address', base: 0 });
    expect(status).toBe(200);
    expect(body.saved).toEqual([{ field: 'contactEmail', revision: 1 }]);
    expect(body.problems[0]).toMatchObject({ field: 'contactEmail', code: 'forms.not_email', isMissing: false });
    expect((await hub.as(owner).get(`/applications/${id}`)).body.answers.contactEmail).toBe('not an address');
  });

  test('an answer shows the questions that hang on it', async ({ hub }) => {
    const { id, owner } = await apply.draft(hub, { documents: false });
    const { body } = await save(hub, owner, id, { field: 'registration', value: 'hawker-licence', base: 0 });
    expect(body.shown).toContain('hawkerLicence');
    expect(body.shown).not.toContain('brNumber');
  });

  test('two tabs on one draft: neither overwrites the other silently', async ({ hub }) => {
    const { id, owner, by } = await apply.draft(hub, { documents: false });
    const colleague = await given.person(hub.db);
    await hub.db.insertInto('membership').values({ person_id: colleague.id, organisation_id: by.id, role: 'member' }).execute();
    await save(hub, colleague, id, { field: 'need', value: 'Theirs', base: 0 });
    const { body } = await save(
      hub,
      owner,
      id,
      { field: 'need', value: 'Mine', base: 0 },
      { field: 'plan', value: 'Also mine', base: 0 },
    );

    expect(body.conflicts).toMatchObject([{ field: 'need', yours: 'Mine', theirs: 'Theirs', revision: 1, by: colleague.name }]);
    expect(body.saved).toEqual([{ field: 'plan', revision: 1 }]);
    const there = (await hub.as(owner).get(`/applications/${id}`)).body;
    expect(there.answers).toMatchObject({ need: 'Theirs', plan: 'Also mine' });
    // Who has seen both may decide.
    expect((await save(hub, owner, id, { field: 'need', value: 'Mine', base: 1 })).body.saved).toEqual([
      { field: 'need', revision: 2 },
    ]);
  });

  test.for([
    ['a question that the form does not have', { field: 'salary', value: 1, base: 0 }, 'salary', 'forms.unknown_field'],
    ['an answer of another type', { field: 'need', value: 5, base: 0 }, 'need', 'forms.wrong_kind'],
    ['a yes as a list', { field: 'listed', value: ['yes'], base: 0 }, 'listed', 'forms.wrong_kind'],
    ['a document as an answer', { field: 'quotation', value: ['doc_1'], base: 0 }, 'quotation', 'forms.unknown_field'],
    ['characters that cannot be stored', { field: 'need', value: 'a\u0000b', base: 0 }, 'changes.0.value', 'field.invalid'],
    ['half of a character', { field: 'need', value: 'a\ud800b', base: 0 }, 'changes.0.value', 'field.invalid'],
    ['a text beyond all measure', { field: 'need', value: 'x'.repeat(20_001), base: 0 }, 'changes.0.value', 'field.too_long'],
    ['an object', { field: 'need', value: { a: 1 }, base: 0 }, 'changes.0.value', 'field.invalid'],
    ['no revision', { field: 'need', value: 'x' }, 'changes.0.base', 'field.required'],
  ] as const)('refused: %s', async ([, change, field, code], { hub }) => {
    const { id, owner } = await apply.draft(hub, { documents: false });
    const answer = await save(hub, owner, id, change as never);
    expect(answer.status).toBe(422);
    expect(answer.body.fields).toMatchObject([{ field, code }]);
    expect((await hub.as(owner).get(`/applications/${id}`)).body.answers).toMatchObject({ need: apply.rightAnswers['need'] });
  });

  test('an answer over the limit of its question is kept, so that nothing typed is lost, and cannot be sent', async ({ hub }) => {
    const { id, owner } = await apply.draft(hub, { documents: false });
    const { body } = await save(hub, owner, id, { field: 'need', value: '字'.repeat(1501), base: 0 });
    expect(body.problems).toContainEqual(expect.objectContaining({ field: 'need', code: 'forms.too_long' }));
  });

  test('what was sent can no longer be changed', async ({ hub }) => {
    const { id, owner, reference } = await apply.submitted(hub);
    expect(await save(hub, owner, id, { field: 'need', value: 'x', base: 0 })).toMatchObject({
      status: 409,
      body: { code: 'application.sent', facts: { reference } },
    });
  });
});

describe('taking back', () => {
  test('a draft is deleted with its documents; its files go with the next sweep', async ({ hub }) => {
    const { id, owner } = await apply.draft(hub);
    const keys = await hub.db.selectFrom('document').select('storage_key').where('owner_id', '=', id).execute();
    expect((await hub.as(owner).post(`/applications/${id}/withdraw`, {})).status).toBe(204);
    expect((await hub.as(owner).get(`/applications/${id}`)).status).toBe(404);
    const loose = await hub.db.selectFrom('loose_file').select('storage_key').execute();
    expect(loose.map((file) => file.storage_key)).toEqual(expect.arrayContaining(keys.map((file) => file.storage_key)));
  });

  test('what was sent stays as withdrawn, with its reason in the log', async ({ hub }) => {
    const { id, owner } = await apply.submitted(hub);
    expect((await hub.as(owner).post(`/applications/${id}/withdraw`, { reason: 'We moved' })).status).toBe(204);
    expect((await hub.as(owner).post(`/applications/${id}/withdraw`, {})).status).toBe(204);
    const { body } = await hub.as(owner).get(`/applications/${id}`);
    expect(body).toMatchObject({
      status: 'withdrawn',
      steps: [
        { id: 'apply', state: 'done' },
        { id: 'withdrawn', state: 'done' },
      ],
    });
    const events = await hub.db
      .selectFrom('event')
      .select(['kind', 'details'])
      .where('subject', '=', id)
      .where('kind', '=', 'application.withdrawn')
      .execute();
    expect(events).toEqual([{ kind: 'application.withdrawn', details: { reason: 'We moved' } }]);
    expect(await hub.as(owner).post(`/applications/${id}/submit`)).toMatchObject({
      status: 409,
      body: { code: 'application.withdrawn' },
    });
  });

  test('what was decided is not withdrawn', async ({ hub }) => {
    const { id, owner } = await apply.submitted(hub);
    await hub.db.updateTable('application').set({ status: 'approved' }).where('id', '=', id).execute();
    expect(await hub.as(owner).post(`/applications/${id}/withdraw`, {})).toMatchObject({
      status: 409,
      body: { code: 'application.has_offer' },
    });
  });
});

test('my applications come page by page, each with what is done, now and next', async ({ hub }) => {
  const by = await apply.applicant(hub);
  const sent = await apply.submitted(hub, { by });
  const draft = await apply.draft(hub, { by, documents: false });
  const { body } = await hub.as(by.owner).get('/applications/mine');
  expect(body).toMatchObject({ page: 1, total: 2 });
  expect(body.applications.map(({ id }: { id: string }) => id)).toEqual([draft.id, sent.id]);
  expect(body.applications[1]).toMatchObject({ reference: sent.reference, todo: { kind: 'wait' } });
  expect(body.applications[1].steps.map(({ id, state }: Record<string, string>) => `${id} ${state}`)).toEqual([
    'apply done',
    'assess now',
    'accept next',
    'duty next',
    'duty next',
    'pay next',
  ]);
  expect((await hub.as(by.owner).get('/applications/mine?page=2')).body).toMatchObject({ total: 2, applications: [] });
});

test('the review reads like the finished document and says what is missing and what the rules say', async ({ hub }) => {
  const { id, owner } = await apply.draft(hub, { answers: { contactEmail: 'nobody', fullTimeStaff: 60 }, documents: false });
  const { body } = await hub.as(owner).get(`/applications/${id}/review`, { 'accept-language': 'zh-HK' });
  const field = (name: string) =>
    body.sections.flatMap(({ fields }: { fields: unknown[] }) => fields).find(({ id: own }: { id: string }) => own === name);
  expect(field('sector')).toMatchObject({ label: '行業', words: '餐飲' });
  expect(field('startedOn').words).toBe('2015年6月1日');
  expect(field('contactEmail')).toMatchObject({ words: 'nobody' });
  expect(field('hawkerLicence')).toBeUndefined();
  expect(body.problems[0]).toMatchObject({ field: 'contactEmail', section: 'contact' });
  const staff = body.evaluation.rules.find(({ id: rule }: { id: string }) => rule === 'staff');
  expect(staff).toMatchObject({ holds: false, text: '全職員工少於50人。', saw: [{ label: '全職員工人數', value: '60' }] });
  expect(body.evaluation.holds).toBe(false);
});
