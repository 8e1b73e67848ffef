import { expect } from 'vitest';
import * as given from '../../../test/given.ts';
import * as market from '../../../test/given-marketplace.ts';
import { test } from '../../../test/hub.ts';

test('a provider enrols, is checked by the rules of the scheme, and is accepted with a reason', async ({ hub }) => {
  const { id, me, organisation } = await market.enrolment(hub);
  const mine = market.good(await me.get(`/providers/${id}`));
  expect(mine).toMatchObject({ status: 'draft', mayEdit: true, problems: [], organisation: { id: organisation.id } });
  expect(mine.rules.map(({ id: rule, holds }: { id: string; holds: unknown }) => [rule, holds])).toEqual([
    ['providerRegistered', true],
    ['trackRecord', true],
    ['positiveEquity', true],
  ]);
  market.good(await me.post(`/providers/${id}/submit`));

  const officer = hub.as(await given.person(hub.db, 'officer'));
  const queue = market.good(await officer.get('/office/providers?status=submitted'));
  expect(queue.rows.map((row: { id: string }) => row.id)).toContain(id);
  const found = market.good(await officer.get(`/office/providers/${id}`));
  expect(found.inside.evaluations).toHaveLength(1);
  expect(found.inside.evaluations[0]).toMatchObject({ stage: 'submit', holds: true });
  expect(found.inside.evaluations[0].rules[1]).toMatchObject({
    id: 'trackRecord',
    text: 'It has sold such solutions for at least 12 months.',
    saw: [{ label: 'Months of track record', value: '36' }],
  });
  expect(found.inside.sections[0].fields).toContainEqual(
    expect.objectContaining({ id: 'providerAssets', words: 'HK$2,000,000' }),
  );
  expect(found.inside.sections[1].fields[0].documents).toEqual([expect.objectContaining({ name: 'providerBrCopy.pdf' })]);

  expect(await officer.post(`/providers/${id}/decide`, { outcome: 'accept', reason: ' ' })).toMatchObject({
    status: 422,
    body: { fields: [{ field: 'reason', code: 'field.required' }] },
  });
  market.good(await officer.post(`/providers/${id}/decide`, { outcome: 'accept', reason: 'All in order.' }));
  expect(market.good(await me.get('/providers/mine')).providers).toMatchObject([{ id, status: 'accepted', listed: 0 }]);
  const notices = market.good(await me.get('/me/notices')).notices;
  expect(notices[0].text).toMatch(/^Example .* has been accepted as a solution provider of Digital Transformation/);
  const kinds = await hub.db.selectFrom('event').select('kind').where('subject', '=', id).orderBy('at').orderBy('id').execute();
  expect(kinds.map(({ kind }) => kind)).toEqual(['provider.enrolled', 'provider.submitted', 'provider.accepted']);
});

test('what is missing is named field by field, and a rule that does not hold stops the enrolment in its own words', async ({
  hub,
}) => {
  const organisation = await given.organisation(hub.db);
  const me = hub.as(organisation.owner);
  const { id } = market.good(await me.post('/providers', { scheme: 'dtspp', organisationId: organisation.id }));
  const empty = await me.post(`/providers/${id}/submit`);
  expect(empty.status).toBe(422);
  expect(empty.body.fields.map(({ field }: { field: string }) => field)).toContain('providerAccounts');

  const poor = await market.enrolment(hub, { providerAssets: '500,000', providerTrackRecord: 11 });
  expect(await poor.me.post(`/providers/${poor.id}/submit`)).toMatchObject({
    status: 409,
    body: {
      code: 'marketplace.rules_fail',
      facts: { count: 2 },
      fields: [
        { field: 'trackRecord', message: 'A track record of 12 months is needed. Enrol again once you have it.' },
        { field: 'positiveEquity' },
      ],
    },
  });
  expect(market.good(await poor.me.get(`/providers/${poor.id}`)).status).toBe('draft');
});

test('an organisation is entered once for a scheme, by its own people', async ({ hub }) => {
  const { organisation, me } = await market.enrolment(hub);
  const again = await me.post('/providers', { scheme: 'dtspp', organisationId: organisation.id });
  expect(again).toMatchObject({ status: 409, body: { code: 'marketplace.already_enrolled' } });
  const stranger = hub.as(await given.person(hub.db));
  expect((await stranger.post('/providers', { scheme: 'dtspp', organisationId: organisation.id })).status).toBe(404);
  expect((await me.post('/providers', { scheme: 'nothing', organisationId: organisation.id })).body.code).toBe(
    'marketplace.no_scheme',
  );
});

test('two tabs on one enrolment: neither overwrites what it has not seen', async ({ hub }) => {
  const { id, me } = await market.enrolment(hub);
  const change = (value: string, base: number) =>
    me.patch(`/providers/${id}/answers`, { changes: [{ field: 'providerCases', value, base }] });
  market.good(await change('First tab', 1));
  const second = market.good(await change('Second tab', 1));
  expect(second.conflicts).toMatchObject([{ field: 'providerCases', yours: 'Second tab', theirs: 'First tab', revision: 2 }]);
  expect(market.good(await me.get(`/providers/${id}`)).answers.providerCases).toBe('First tab');
});

test('an officer who has to do with the provider sees that it is there, and decides nothing', async ({ hub }) => {
  const { id, me, organisation } = await market.enrolment(hub);
  market.good(await me.post(`/providers/${id}/submit`));
  const member = await given.person(hub.db, 'officer');
  await hub.db
    .insertInto('membership')
    .values({ person_id: member.id, organisation_id: organisation.id, role: 'member' })
    .execute();
  const declared = await given.person(hub.db, 'officer');
  await hub.db
    .insertInto('conflict_of_interest')
    .values({ person_id: declared.id, organisation_id: organisation.id, reason: 'A cousin owns it.' })
    .execute();
  for (const officer of [member, declared]) {
    const answer = await hub.as(officer).post(`/providers/${id}/decide`, { outcome: 'accept', reason: 'Fine.' });
    expect(answer).toMatchObject({ status: 403, body: { code: 'decision.conflict' } });
    const page = market.good(await hub.as(officer).get(`/office/providers/${id}`));
    expect(page.inside).toBeNull();
    expect(page.actions.every(({ why }: { why: string | null }) => why !== null)).toBe(true);
    const queue = market.good(await hub.as(officer).get('/office/providers?status=submitted'));
    expect(queue.rows.map((row: { id: string }) => row.id)).not.toContain(id);
  }
  const elsewhere = hub.as(await given.person(hub.db, 'officer:other'));
  expect((await elsewhere.post(`/providers/${id}/decide`, { outcome: 'accept', reason: 'Fine.' })).status).toBe(404);
});

test('a refused provider reads why, changes its answers and sends them again; what was sent is closed', async ({ hub }) => {
  const { id, me } = await market.enrolment(hub);
  market.good(await me.post(`/providers/${id}/submit`));
  const change = (value: string) =>
    me.patch(`/providers/${id}/answers`, { changes: [{ field: 'providerCases', value, base: 1 }] });
  expect(await change('More')).toMatchObject({
    status: 409,
    body: { code: 'marketplace.provider.wrong_status', facts: { status: 'submitted' } },
  });
  expect((await me.upload(`/providers/${id}/documents/providerBrCopy`, 'more.pdf', new Uint8Array([1]))).body.code).toBe(
    'document.closed',
  );

  const officer = hub.as(await given.person(hub.db, 'officer:dtspp'));
  market.good(await officer.post(`/providers/${id}/decide`, { outcome: 'refuse', reason: 'The accounts are of 2019.' }));
  expect(market.good(await me.get(`/providers/${id}`))).toMatchObject({
    status: 'refused',
    reason: 'The accounts are of 2019.',
    mayEdit: true,
  });
  market.good(await change('More'));
  market.good(await me.post(`/providers/${id}/submit`));
  const page = market.good(await officer.get(`/office/providers/${id}`));
  expect(page.inside.evaluations).toHaveLength(2);
  expect(page.inside.decisions).toMatchObject([{ outcome: 'refuse', reason: 'The accounts are of 2019.' }]);
});

test('a suspended provider leaves the catalogue with its packages and comes back with them; the time between stays true', async ({
  hub,
}) => {
  hub.stand('2026-03-02T02:00:00Z');
  const by = await market.provider(hub);
  const id = await market.listedPackage(hub, by);
  const officer = hub.as(by.officer);
  hub.stand('2026-04-01T02:00:00Z');
  market.good(await officer.post(`/providers/${by.id}/suspend`, { reason: 'Complaints about invoices.' }));
  expect((await hub.visitor.get(`/packages/${id}`)).status).toBe(410);
  expect((await hub.visitor.get(`/market/providers/${by.id}`)).status).toBe(404);
  hub.stand('2026-05-01T02:00:00Z');
  market.good(await officer.post(`/providers/${by.id}/reinstate`, { reason: 'The complaints were unfounded.' }));
  expect((await hub.visitor.get(`/packages/${id}`)).status).toBe(200);
  hub.stand(undefined);

  const ours = hub.needs.figures.filter(({ id: name }) => ['dtspp.providers', 'dtspp.packages'].includes(name));
  expect(ours).toHaveLength(2);
  for (const figure of ours) {
    const { rows } = await figure.records.execute(hub.db);
    const spans = rows.filter(({ record }) => record === by.id || record === id).map(({ since, until }) => [since, until]);
    expect(spans, figure.id).toHaveLength(2);
    expect(spans).toContainEqual([new Date('2026-03-02T02:00:00Z'), new Date('2026-04-01T02:00:00Z')]);
    expect(spans).toContainEqual([new Date('2026-05-01T02:00:00Z'), null]);
  }
});
