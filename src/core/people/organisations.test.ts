import { expect } from 'vitest';
import { codeFor } from '../../../test/browser.ts';
import * as given from '../../../test/given.ts';
import { test, type TestHub } from '../../../test/hub.ts';
import { factsOf } from './facts.ts';
import { independentContactOf } from './independent.ts';

let serial = 51_000_000;
const newBr = () => String((serial += 1));

async function registered(hub: TestHub, more: Record<string, unknown> = {}) {
  const owner = await given.person(hub.db);
  const answer = await hub
    .as(owner)
    .post('/organisations', { kind: 'company', nameEn: 'Harbour Noodles', brNumber: newBr(), ...more });
  return { owner, id: answer.body.id as string };
}

async function events(hub: TestHub, subject: string) {
  const rows = await hub.db.selectFrom('event').select(['kind', 'facts']).where('subject', '=', subject).orderBy('id').execute();
  return rows.map(({ kind, facts }) => [kind, facts]);
}

test('whoever registers an organisation is its owner and finds it among their own', async ({ hub }) => {
  const owner = await given.person(hub.db);
  const sent = {
    kind: 'company',
    nameEn: ' Harbour Noodles ',
    nameZh: '海港麵家',
    brNumber: '50000001-000-03-26-A',
    email: 'Shop@Noodles.example',
    phone: '2345 6789',
  };
  const { status, body } = await hub.as(owner).post('/organisations', sent);
  expect(status).toBe(200);

  const mine = await hub.as(owner).get('/organisations/mine');
  expect(mine.body.organisations).toEqual([
    { id: body.id, kind: 'company', nameEn: 'Harbour Noodles', nameZh: '海港麵家', brNumber: '50000001', role: 'owner' },
  ]);
  const whole = await hub.as(owner).get(`/organisations/${body.id}`);
  expect(whole.body).toMatchObject({ myRole: 'owner', members: [{ id: owner.id, role: 'owner' }] });
  expect(whole.body.contacts).toMatchObject([
    { kind: 'email', value: 'shop@noodles.example', source: 'applicant', verifiedAt: null },
    { kind: 'phone', value: '+85223456789', source: 'applicant', verifiedAt: null },
  ]);
  expect(await events(hub, body.id)).toContainEqual(['organisation.registered', { kind: 'company' }]);
});

test('a number that is registered already is refused with the way out, whatever its form', async ({ hub }) => {
  const number = newBr();
  await registered(hub, { brNumber: number });
  const other = await given.person(hub.db);
  for (const brNumber of [number, ` ${number} `, `${number}-000-03-26-7`]) {
    const answer = await hub.as(other).post('/organisations', { kind: 'company', nameEn: 'Another', brNumber });
    expect(answer).toMatchObject({ status: 409, body: { code: 'people.br_taken', facts: { brNumber: number } } });
  }
});

test('what is wrong with an organisation is said field by field', async ({ hub }) => {
  const visitor = hub.as(await given.person(hub.db));
  const wrong = async (more: object) => {
    const { status, body } = await visitor.post('/organisations', { kind: 'company', nameEn: 'A', brNumber: newBr(), ...more });
    return [status, ...(body.fields ?? []).map(({ field, code }: { field: string; code: string }) => `${field} ${code}`)];
  };
  expect(await wrong({ brNumber: '1234567' })).toEqual([422, 'brNumber people.br_malformed']);
  expect(await wrong({ brNumber: undefined })).toEqual([422, 'brNumber people.br_needed']);
  expect(await wrong({ nameEn: undefined })).toEqual([422, 'nameEn field.required']);
  expect(await wrong({ nameEn: 'x'.repeat(121) })).toEqual([422, 'nameEn field.too_long']);
  expect(await wrong({ kind: 'club' })).toEqual([422, 'kind field.not_offered']);
  expect(await wrong({ email: 'not an address' })).toEqual([422, 'email field.format']);
  expect(await wrong({ phone: '12' })).toEqual([422, 'phone field.format']);
  expect(await wrong({ kind: 'hawker', brNumber: undefined })).toEqual([200]);
});

test('an organisation is not there for whoever neither acts for it nor looks into cases', async ({ hub }) => {
  const { id } = await registered(hub);
  const stranger = hub.as(await given.person(hub.db));
  const press = hub.as(await given.person(hub.db, 'press'));
  for (const visitor of [stranger, press]) {
    expect(await visitor.get(`/organisations/${id}`)).toMatchObject({
      status: 404,
      body: { code: 'people.organisation_not_found' },
    });
    expect((await visitor.put(`/organisations/${id}/facts`, { facts: { listed: true }, validFrom: '2026-01-01' })).status).toBe(
      404,
    );
    expect((await visitor.post(`/organisations/${id}/invitations`, { email: 'a@b.example', role: 'member' })).status).toBe(404);
    expect((await visitor.post(`/organisations/${id}/contacts`, { kind: 'email', value: 'a@b.example' })).status).toBe(404);
  }
  const officer = hub.as(await given.person(hub.db, 'officer'));
  expect(await officer.get(`/organisations/${id}`)).toMatchObject({ status: 200, body: { myRole: null } });
});

test('facts are dated: what was true and known on a day can be told at any time after', async ({ hub }) => {
  hub.stand('2026-03-02T02:00:00Z');
  const { owner, id } = await registered(hub);
  const put = (facts: object, validFrom: string) => hub.as(owner).put(`/organisations/${id}/facts`, { facts, validFrom });
  expect((await put({ sector: 'retail', full_time_staff: 12, listed: false }, '2025-01-01')).status).toBe(204);
  hub.stand('2026-06-01T02:00:00Z');
  expect((await put({ full_time_staff: 30 }, '2026-05-01')).status).toBe(204);

  const at = async (day: string) => (await factsOf(hub.db, [id], new Date(day))).get(id);
  expect(await at('2026-07-01')).toEqual({ sector: 'retail', full_time_staff: 30, listed: false });
  expect(await at('2026-05-15')).toEqual({ sector: 'retail', full_time_staff: 12, listed: false });
  expect(await at('2026-03-01')).toEqual({});
  expect((await factsOf(hub.db, [id], new Date('2026-07-01'), '2026-04-01')).get(id)).toMatchObject({ full_time_staff: 12 });

  // What is known already is not written again.
  await put({ full_time_staff: 30, sector: 'retail' }, '2026-05-20');
  const rows = await hub.db.selectFrom('organisation_fact').select('name').where('organisation_id', '=', id).execute();
  expect(rows).toHaveLength(4);
  hub.stand(undefined);
});

test('a fact of the wrong kind, of no name or of tomorrow is refused', async ({ hub }) => {
  const { owner, id } = await registered(hub);
  const put = async (facts: object, validFrom = '2026-01-01') => {
    const { status, body } = await hub.as(owner).put(`/organisations/${id}/facts`, { facts, validFrom });
    return [status, ...(body?.fields ?? []).map(({ field, code }: { field: string; code: string }) => `${field} ${code}`)];
  };
  expect(await put({ full_time_staff: -1 })).toEqual([422, 'facts.full_time_staff field.too_small']);
  expect(await put({ full_time_staff: 'many' })).toEqual([422, 'facts.full_time_staff field.wrong_type']);
  expect(await put({ staff: 4 })).toEqual([422, 'facts.staff field.unknown']);
  expect(await put({ listed: true }, '2099-01-01')).toEqual([422, 'validFrom people.fact_future']);
  expect(await put({ listed: true }, '2026-02-30')).toEqual([422, 'validFrom field.format']);
});

test('an invitation reaches a mailbox; who signs in with it joins, and the inviter is told', async ({ hub }) => {
  const { owner, id } = await registered(hub);
  const colleague = await given.person(hub.db);
  const stranger = await given.person(hub.db);
  const invited = await hub
    .as(owner)
    .post(`/organisations/${id}/invitations`, { email: colleague.email.toUpperCase(), role: 'member' });
  expect(invited.status).toBe(200);
  expect(
    (await hub.as(owner).post(`/organisations/${id}/invitations`, { email: colleague.email, role: 'member' })).body.code,
  ).toBe('people.already_invited');
  await hub.jobs.drain();
  const mail = await hub.db
    .selectFrom('mail_message')
    .select('body')
    .where('recipient', '=', colleague.email)
    .executeTakeFirstOrThrow();
  expect(mail.body).toContain('Harbour Noodles');
  expect(mail.body).toContain('http://hub.test/en/portal/organisations');

  expect((await hub.as(stranger).post(`/invitations/${invited.body.id}/accept`)).status).toBe(410);
  expect((await hub.as(colleague).get('/me/invitations')).body.invitations).toMatchObject([
    { id: invited.body.id, nameEn: 'Harbour Noodles' },
  ]);
  expect((await hub.as(colleague).post(`/invitations/${invited.body.id}/accept`)).status).toBe(204);
  expect((await hub.as(colleague).post(`/invitations/${invited.body.id}/accept`)).status).toBe(410);
  expect((await hub.as(colleague).get(`/organisations/${id}`)).body.myRole).toBe('member');
  expect((await hub.as(owner).get('/me/notices')).body.notices[0]).toMatchObject({
    read: false,
    link: `/portal/organisations/${id}`,
  });
  expect(
    (await hub.as(owner).post(`/organisations/${id}/invitations`, { email: colleague.email, role: 'member' })).body.code,
  ).toBe('people.already_member');
});

test('an invitation runs out after two weeks, and can then be sent again', async ({ hub }) => {
  const { owner, id } = await registered(hub);
  const colleague = await given.person(hub.db);
  const send = () => hub.as(owner).post(`/organisations/${id}/invitations`, { email: colleague.email, role: 'member' });
  const first = await send();
  hub.stand(new Date(Date.now() + 15 * 86_400_000));
  expect((await hub.as(colleague).post(`/invitations/${first.body.id}/accept`)).status).toBe(410);
  expect((await send()).status).toBe(200);
  hub.stand(undefined);
});

test('only an owner invites and removes, and an organisation keeps an owner', async ({ hub }) => {
  const { owner, id } = await registered(hub);
  const member = await given.person(hub.db);
  await hub.db.insertInto('membership').values({ person_id: member.id, organisation_id: id, role: 'member' }).execute();

  expect(
    (await hub.as(member).post(`/organisations/${id}/invitations`, { email: 'a@b.example', role: 'member' })).body.code,
  ).toBe('people.owners_only');
  expect((await hub.as(member).delete(`/organisations/${id}/members/${owner.id}`)).body.code).toBe('people.owners_only');
  expect((await hub.as(owner).delete(`/organisations/${id}/members/${owner.id}`)).body.code).toBe('people.last_owner');
  expect((await hub.as(owner).patch(`/organisations/${id}/members/${owner.id}`, { role: 'member' })).body.code).toBe(
    'people.last_owner',
  );
  expect((await hub.as(owner).patch(`/organisations/${id}/members/${member.id}`, { role: 'owner' })).status).toBe(204);
  expect((await hub.as(owner).delete(`/organisations/${id}/members/${owner.id}`)).status).toBe(204);
  expect((await hub.as(owner).get(`/organisations/${id}`)).status).toBe(404);
  expect((await hub.as(member).delete(`/organisations/${id}/members/${given.person.name}`)).status).toBe(404);
});

test('a contact is confirmed by a code that was mailed to it, once', async ({ hub }) => {
  const { owner, id } = await registered(hub);
  const value = `desk${newBr()}@noodles.example`;
  const { body } = await hub.as(owner).post(`/organisations/${id}/contacts`, { kind: 'email', value });
  expect(
    (await hub.as(owner).post(`/organisations/${id}/contacts`, { kind: 'email', value: value.toUpperCase() })).body.code,
  ).toBe('people.contact_exists');
  expect((await hub.as(owner).post(`/contacts/${body.id}/verify`, { code: '123456' })).body.code).toBe('people.wrong_code');
  expect((await hub.as(owner).post(`/contacts/${body.id}/code`)).status).toBe(204);
  const code = await codeFor(hub, value);
  expect((await hub.as(await given.person(hub.db)).post(`/contacts/${body.id}/verify`, { code })).status).toBe(404);
  expect((await hub.as(owner).post(`/contacts/${body.id}/verify`, { code })).status).toBe(204);
  expect((await hub.as(owner).post(`/contacts/${body.id}/verify`, { code })).body.code).toBe('people.contact_verified');
  expect((await hub.as(owner).delete(`/contacts/${body.id}`)).body.code).toBe('people.contact_verified');
  const row = await hub.db
    .selectFrom('organisation_contact')
    .select(['code_hash', 'verified_at'])
    .where('id', '=', body.id)
    .executeTakeFirstOrThrow();
  expect(row).toMatchObject({ code_hash: null, verified_at: expect.any(Date) });
});

test('the code of a contact is spent after five wrong tries, and after ten minutes', async ({ hub }) => {
  const { owner, id } = await registered(hub);
  const value = `desk${newBr()}@noodles.example`;
  const { body } = await hub.as(owner).post(`/organisations/${id}/contacts`, { kind: 'email', value });
  await hub.as(owner).post(`/contacts/${body.id}/code`);
  const code = await codeFor(hub, value);
  const wrong = code === '000000' ? '111111' : '000000';
  for (let tries = 0; tries < 5; tries += 1) await hub.as(owner).post(`/contacts/${body.id}/verify`, { code: wrong });
  expect((await hub.as(owner).post(`/contacts/${body.id}/verify`, { code })).status).toBe(403);

  await hub.as(owner).post(`/contacts/${body.id}/code`);
  const late = await codeFor(hub, value);
  hub.stand(new Date(Date.now() + 11 * 60_000));
  expect((await hub.as(owner).post(`/contacts/${body.id}/verify`, { code: late })).status).toBe(403);
  hub.stand(undefined);
});

test('the address that somebody signs in with needs no second confirmation', async ({ hub }) => {
  const { owner, id } = await registered(hub);
  await hub.as(owner).post(`/organisations/${id}/contacts`, { kind: 'email', value: owner.email });
  const { contacts } = (await hub.as(owner).get(`/organisations/${id}`)).body;
  expect(contacts).toMatchObject([{ value: owner.email, verifiedAt: expect.any(String) }]);
});

test('an officer confirms a phone number that somebody else recorded, not their own', async ({ hub }) => {
  const { owner, id } = await registered(hub);
  const officer = await given.person(hub.db, 'officer');
  const other = await given.person(hub.db, 'officer');
  const { body } = await hub.as(officer).post(`/organisations/${id}/contacts`, { kind: 'phone', value: '2888 1234' });
  expect((await hub.as(owner).post(`/contacts/${body.id}/confirm`)).status).toBe(403);
  expect((await hub.as(owner).post(`/contacts/${body.id}/code`)).body.code).toBe('people.contact_by_mail_only');
  expect((await hub.as(officer).post(`/contacts/${body.id}/confirm`)).body.code).toBe('people.contact_four_eyes');
  expect((await hub.as(other).post(`/contacts/${body.id}/confirm`)).status).toBe(204);
  expect((await hub.as(owner).get(`/organisations/${id}`)).body.contacts).toMatchObject([
    { source: 'officer', verifiedAt: expect.any(String) },
  ]);
});

test('a claimant is asked at a contact that its provider does not control, if it has one', async ({ hub }) => {
  const merchant = await registered(hub);
  const provider = await registered(hub);
  const now = new Date(Date.now() + 60_000);
  const ask = () => independentContactOf(hub.db, merchant.id, provider.id, now);
  expect(await ask()).toBeUndefined();

  const confirmed = (organisationId: string, value: string, by: string) =>
    hub.db
      .insertInto('organisation_contact')
      .values({
        id: `cnt_${newBr()}`,
        organisation_id: organisationId,
        kind: 'email',
        value,
        source: 'applicant',
        recorded_by: by,
        verified_at: new Date(),
      })
      .execute();
  await confirmed(provider.id, 'sales@tills.example', provider.owner.id);
  await confirmed(merchant.id, 'noodles@tills.example', merchant.owner.id);
  await confirmed(merchant.id, 'by-the-agent@noodles.example', provider.owner.id);
  expect(await ask()).toBeUndefined();
  await confirmed(merchant.id, 'owner@noodles.example', merchant.owner.id);
  expect((await ask())?.value).toBe('owner@noodles.example');
});
