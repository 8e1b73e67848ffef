import { expect } from 'vitest';
import * as given from '../../../test/given.ts';
import { named, publish, test, write } from '../../../test/scheme-files.ts';

test('a scheme is read and tried by staff, as it is published and as a draft says it', async ({ hub, folder }) => {
  const scheme = named();
  await write(folder, scheme);
  await publish(hub, folder);
  const officer = hub.as(await given.person(hub.db, 'officer'));
  const admin = hub.as(await given.person(hub.db, 'admin'));

  const reading = await officer.get(`/scheme-reading?scheme=${scheme}`);
  expect(reading.status).toBe(200);
  expect(reading.body.sheet.map(({ part }: { part: string }) => part)).toEqual(
    expect.arrayContaining(['terms', 'gives', 'stages', 'retention']),
  );
  expect(reading.body.forms.map(({ form }: { form: { id: string } }) => form.id)).toEqual([
    'application',
    'enrolment',
    'claim',
    'confirmation',
  ]);
  expect(reading.body.facts.find(({ name }: { name: string }) => name === 'sector').options.at(-1)).toMatchObject({
    value: 'none',
  });

  const example = (await officer.get(`/scheme-example?scheme=${scheme}`)).body;
  expect(example).toMatchObject({ fits: true, facts: { operating: 'yes' } });
  const facts = { ...example.facts, basisCost: 'HK$80,000', awardedBefore: '20,000.00' };
  const { body: said } = await officer.post('/scheme-what-if', { scheme, facts });
  expect(said.lines).toMatchObject([{ amount: '3000000' }]);
  expect(said.parts[0]).toMatchObject({ part: 'eligibility', holds: true });
  const failing = (await officer.get(`/scheme-example?scheme=${scheme}&failing=staff`)).body;
  expect(Number(failing.facts.fullTimeStaff)).toBeGreaterThanOrEqual(50);

  const { id } = (await admin.post('/scheme-drafts', { from: scheme })).body;
  await admin.patch(`/scheme-drafts/${id}`, { revision: 1, changes: [{ path: ['terms', 'share', 'value'], value: 75 }] });
  expect((await officer.post('/scheme-what-if', { draft: id, facts })).body.lines).toMatchObject([{ amount: '3000000' }]);
  expect(
    (await officer.post('/scheme-what-if', { draft: id, facts: { ...facts, basisCost: '30000' } })).body.lines,
  ).toMatchObject([{ amount: '2250000' }]);

  const wrong = await officer.post('/scheme-what-if', {
    scheme,
    facts: { fullTimeStaff: 'many', basisCost: '-5', listed: 'maybe' },
  });
  expect(wrong).toMatchObject({
    status: 422,
    body: { fields: [{ field: 'fullTimeStaff', code: 'drafting.not_of_kind' }, { field: 'basisCost' }, { field: 'listed' }] },
  });
  expect((await officer.get('/scheme-reading?draft=sdr_nothing')).body.code).toBe('drafting.no_draft');
  expect((await hub.as(await given.person(hub.db)).get(`/scheme-reading?scheme=${scheme}`)).status).toBe(403);
});

test('an expression is checked as it is typed, with the nearest right word, and nothing is kept', async ({ hub, folder }) => {
  const scheme = named();
  await write(folder, scheme);
  await publish(hub, folder);
  const admin = hub.as(await given.person(hub.db, 'admin'));
  const { id } = (await admin.post('/scheme-drafts', { from: scheme })).body;
  const told = async (expression: string) =>
    (await admin.post(`/scheme-drafts/${id}/expression`, { path: ['eligibility', 'rules', 2, 'when'], expression })).body
      .problem as string | null;
  expect(await told('fullTimeStaff < staffLimit && !listed')).toBeNull();
  expect(await told('fullTimeStaff < stafLimit')).toBe('The fact “stafLimit” is not declared. Did you mean “staffLimit”?');
  expect(await told('fullTimeStaff <')).toContain('cannot be read as a rule');
  expect(await told('fullTimeStaff + 1')).toContain('bool is needed');
  expect(await told('x'.repeat(2001))).toBeUndefined();
  expect((await admin.get(`/scheme-drafts/${id}`)).body.revision).toBe(1);
});
