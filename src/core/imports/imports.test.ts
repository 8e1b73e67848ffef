import { expect } from 'vitest';
import * as given from '../../../test/given.ts';
import { type Answer, test, type TestHub, type Visitor } from '../../../test/hub.ts';
import { workbook } from '../../../test/workbook.ts';
import { csv } from '../../platform/csv.ts';
import { earlierAwards } from '../awards/amounts.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

/** Begins an import, sends a file and has it read. */
async function dryRun(
  hub: TestHub,
  as: Visitor,
  kind: string,
  text: string,
  name = 'file.csv',
): Promise<{ id: string; body: Answer['body'] }> {
  const { id } = (await as.post('/imports', { kind })).body;
  expect((await as.upload(`/imports/${id}/file`, name, bytes(text))).status).toBe(204);
  await hub.jobs.drain();
  return { id, body: (await as.get(`/imports/${id}`)).body };
}

async function problems(as: Visitor, id: string, headers = {}) {
  const { body } = await as.get(`/imports/${id}/problems`, headers);
  return body.problems.map((one: { row: number; column: string; code: string }) => `${one.row}${one.column ?? ''} ${one.code}`);
}

test('headings may be in any language and order; those that are not are named with the nearest right one', async ({ hub }) => {
  const officer = hub.as(await given.person(hub.db, 'officer'));
  const { id, body } = await dryRun(
    hub,
    officer,
    'organisations',
    '商業登記號碼,Kind of organistion,Colour,name_en\r\n11111111,Limited company,red,One\r\n',
  );
  expect(body).toMatchObject({ status: 'checked', problems: 3 });
  const page = (await officer.get(`/imports/${id}/problems`)).body;
  expect(page.problems).toMatchObject([
    { row: 1, column: 'B', code: 'imports.heading_near', text: expect.stringContaining('“Kind of organisation”') },
    { row: 1, column: 'C', code: 'imports.heading_unknown', value: 'Colour' },
    { row: 1, column: null, code: 'imports.heading_missing', heading: 'Kind of organisation' },
  ]);
  const chinese = (await officer.get(`/imports/${id}/problems`, { 'accept-language': 'zh-Hant-HK' })).body;
  expect(chinese.problems[0].text).toContain('是否指「機構類別」');
});

test('organisations are written with their facts, contacts and a way for their owner to take over, and taken back', async ({
  hub,
}) => {
  const person = await given.person(hub.db, 'officer');
  const officer = hub.as(person);
  const owner = await given.person(hub.db);
  const text = `Kind of organisation,Name in English,Name in Chinese,Business registration number,E-mail,Phone,Owner’s e-mail,Sector,Full-time staff,Listed on a stock exchange,Facts true since
Limited company,Harbour Noodles Limited,海港麵家有限公司,20260001,hello@noodles.example,2345 6789,${owner.email},retail,12,no,31/3/2024
Public body,,公眾茶居,,,,,,,,
`;
  const { id, body } = await dryRun(hub, officer, 'organisations', text);
  expect(await problems(officer, id)).toEqual([]);
  expect(body).toMatchObject({ status: 'checked', rows: 2, problems: 0, readShare: 1 });
  expect(
    await hub.db.selectFrom('organisation').select('id').where('br_number', '=', '20260001').executeTakeFirst(),
  ).toBeUndefined();

  expect((await officer.post(`/imports/${id}/write`)).status).toBe(204);
  await hub.jobs.drain();
  expect((await officer.get(`/imports/${id}`)).body).toMatchObject({ status: 'written', rows: 2 });
  const made = await hub.db.selectFrom('organisation').selectAll().where('br_number', '=', '20260001').executeTakeFirstOrThrow();
  const seen = (await officer.get(`/organisations/${made.id}`)).body;
  expect(seen).toMatchObject({
    nameZh: '海港麵家有限公司',
    facts: { sector: 'retail', full_time_staff: 12, listed: false },
    contacts: [
      { kind: 'email', value: 'hello@noodles.example', source: 'import', verifiedAt: null },
      { kind: 'phone', value: '+85223456789', source: 'import' },
    ],
  });
  const events = await hub.db
    .selectFrom('event')
    .select(['kind', 'facts', 'actor'])
    .where('subject', 'in', [id, made.id])
    .orderBy('id')
    .execute();
  expect(events.map(({ kind }) => kind)).toEqual([
    'import.begun',
    'import.file_taken',
    'import.ordered',
    'organisation.imported',
    'import.written',
  ]);
  expect(JSON.stringify(events.map(({ facts }) => facts))).not.toContain('Noodles');

  const { invitations } = (await hub.as(owner).get('/me/invitations')).body;
  expect(invitations).toHaveLength(1);
  expect((await hub.as(owner).post(`/invitations/${invitations[0].id}/accept`)).status).toBe(204);
  await officer.post(`/imports/${id}/undo`);
  await hub.jobs.drain();
  expect((await officer.get(`/imports/${id}`)).body).toMatchObject({ status: 'written', problems: 2 });
  expect(await problems(officer, id)).toEqual(['2 imports.built_on', '2 imports.built_on']);
  expect((await hub.as(owner).get(`/organisations/${made.id}`)).status).toBe(200);

  await hub.db.deleteFrom('membership').where('organisation_id', '=', made.id).execute();
  await hub.db.deleteFrom('invitation').where('organisation_id', '=', made.id).execute();
  await officer.post(`/imports/${id}/undo`);
  await hub.jobs.drain();
  expect((await officer.get(`/imports/${id}`)).body).toMatchObject({ status: 'undone', problems: 0 });
  for (const table of ['organisation_fact', 'organisation_contact'] as const) {
    expect(await hub.db.selectFrom(table).select('id').where('organisation_id', '=', made.id).execute()).toEqual([]);
  }
  expect(await hub.db.selectFrom('organisation').select('id').where('id', '=', made.id).execute()).toEqual([]);
});

test('what is wrong in a cell is said once, and nothing that rests on it', async ({ hub }) => {
  const officer = hub.as(await given.person(hub.db, 'officer'));
  const there = await given.organisation(hub.db);
  const text = `kind,name_en,br_number,email,phone,full_time_staff,listed,website,as_of,address
Company with shares,One,20260101,,,,,,,
Limited company,,20260102,,,,,,,
Limited company,Three,,,,,,,,
Limited company,Four,2026010,,,,,,,
Limited company,Five,20260105,five at example,12,many,maybe,www.five.example,30/2/2024,#REF!
Limited company,Six,${there.brNumber},,,,,,,
Limited company,Seven,20260107,,,,,,,
Limited company,Eight,20260107-000-03-26-A,,,,,,,
Limited company,'=HYPERLINK("x"),20260109,,,,,,2099-01-01,
`;
  const { id } = await dryRun(hub, officer, 'organisations', text);
  expect(await problems(officer, id)).toEqual([
    '2A imports.choice',
    '3B imports.name_needed',
    '4C people.br_needed',
    '5C people.br_malformed',
    '6D imports.email',
    '6E imports.phone',
    '6F imports.whole',
    '6G imports.yes_no',
    '6H imports.website',
    '6I imports.no_such_day',
    '6J imports.cell_error',
    '7C imports.in_register',
    '9C imports.twice',
    '10B imports.formula',
    '10I people.fact_future',
  ]);
  expect(await officer.post(`/imports/${id}/write`)).toMatchObject({
    status: 409,
    body: { code: 'imports.has_problems', facts: { count: 15 } },
  });
  const sheet = (await officer.get(`/imports/${id}/problems/csv?lang=zh-Hans`)).body as string;
  expect(sheet.split('\r\n')).toHaveLength(17);
  expect(sheet).toContain(`"'=HYPERLINK(""x"")"`);
});

test('somebody else’s import is not there, and rows of a scheme need the role for it', async ({ hub }) => {
  const one = hub.as(await given.person(hub.db, 'officer:other'));
  const other = hub.as(await given.person(hub.db, 'officer:other'));
  const { brNumber } = await given.organisation(hub.db);
  const text = csv([
    ['reference', 'scheme', 'organisation', 'submitted_on', 'outcome'],
    ['A-1', 'dtspp', brNumber, '2024-03-31', 'approved'],
    ['A-2', 'dtsp', brNumber, '2024-03-31', '批准'],
  ]);
  const { id } = await dryRun(hub, one, 'applications', text);
  expect(await problems(one, id)).toEqual(['2B imports.scheme_not_yours', '3B imports.scheme_unknown']);
  expect((await other.get(`/imports/${id}`)).status).toBe(404);
  expect((await other.post(`/imports/${id}/cancel`)).status).toBe(404);
  expect((await other.get('/imports')).body.total).toBe(0);
  expect((await hub.as(await given.person(hub.db, 'admin')).get(`/imports/${id}`)).status).toBe(200);
  expect((await hub.as(await given.person(hub.db, 'finance')).get('/imports')).status).toBe(403);
});

test('a record that came into the register after the dry run stops the writing, and the report says so', async ({ hub }) => {
  const officer = hub.as(await given.person(hub.db, 'officer'));
  const shop = hub.as(await given.person(hub.db));
  const { id } = await dryRun(
    hub,
    officer,
    'organisations',
    'kind,name_en,br_number\ncompany,Late,20269001\ncompany,Later,20269002\n',
  );
  await shop.post('/organisations', { kind: 'company', nameEn: 'Early', brNumber: '20269001' });
  expect((await officer.post(`/imports/${id}/write`)).status).toBe(204);
  await hub.jobs.drain();
  expect((await officer.get(`/imports/${id}`)).body).toMatchObject({ status: 'checked', problems: 1 });
  expect(await problems(officer, id)).toEqual(['2C imports.in_register']);
  expect(await hub.db.selectFrom('organisation').select('id').where('br_number', '=', '20269002').execute()).toEqual([]);
});

test('an import that is given up, or waits for too long, keeps nothing of its file', async ({ hub }) => {
  const officer = hub.as(await given.person(hub.db, 'officer'));
  const { id } = await dryRun(hub, officer, 'organisations', 'kind,name_en,br_number\ncompany,Gone,20269101\n');
  expect((await officer.post(`/imports/${id}/cancel`)).status).toBe(204);
  expect(await hub.db.selectFrom('import_row').select('no').where('import_id', '=', id).execute()).toEqual([]);
  expect(await officer.post(`/imports/${id}/write`)).toMatchObject({ status: 409, body: { code: 'imports.wrong_state' } });
});

test('an Excel workbook goes the same way, with days as days and numbers as numbers', async ({ hub }) => {
  const officer = hub.as(await given.person(hub.db, 'officer'));
  const { brNumber } = await given.organisation(hub.db);
  const headings = [
    'Reference',
    'Scheme',
    'Business registration number of the organisation',
    'Submitted on',
    'Outcome',
    'Amount requested',
  ];
  const row = (no: number, cells: string) => `<row r="${no}">${cells}</row>`;
  const strings = [...headings, 'OLD-X-1', 'dtspp', 'Approved'];
  const shared = (place: string, index: number) => `<c r="${place}" t="s"><v>${index}</v></c>`;
  const sheet = (organisation: string) =>
    row(1, ['A', 'B', 'C', 'D', 'E', 'F'].map((letter, at) => shared(`${letter}1`, at)).join('')) +
    row(
      3,
      `${shared('A3', 6)}${shared('B3', 7)}<c r="C3"><v>${organisation}</v></c><c r="D3" s="1"><v>45382</v></c>${shared('E3', 8)}<c r="F3"><v>12345.6</v></c>`,
    );

  const { id } = (await officer.post('/imports', { kind: 'applications' })).body;
  const send = async (bytes_: Uint8Array, name: string) => {
    const answer = await officer.upload(`/imports/${id}/file`, name, bytes_);
    await hub.jobs.drain();
    return answer;
  };
  expect((await send(workbook(sheet(brNumber), strings), 'old.xlsx')).status).toBe(204);
  expect(await problems(officer, id)).toEqual(['1C imports.heading_unknown', '1 imports.heading_missing']);

  strings[2] = 'Organisation';
  expect((await send(workbook(sheet('99999999'), strings), 'old.xlsx')).status).toBe(204);
  expect(await problems(officer, id)).toEqual(['3C imports.organisation_unknown']);
  await send(workbook(sheet(brNumber), strings), 'old.xlsx');
  expect((await officer.post(`/imports/${id}/write`)).status).toBe(204);
  await hub.jobs.drain();
  const made = await hub.db.selectFrom('past_application').selectAll().where('import_id', '=', id).execute();
  expect(made).toMatchObject([
    { reference: 'OLD-X-1', outcome: 'approved', requested: 12_345_60n, submitted_at: new Date('2024-03-30T16:00:00Z') },
  ]);
  expect(await send(bytes('kind\n'), 'late.csv')).toMatchObject({
    status: 409,
    body: { code: 'imports.wrong_state', facts: { status: 'written' } },
  });

  const next = (await officer.post('/imports', { kind: 'organisations' })).body.id;
  const other = (name: string, content: Uint8Array) => officer.upload(`/imports/${next}/file`, name, content);
  expect(await other('book.xlsx', bytes('kind,name_en'))).toMatchObject({
    status: 415,
    body: { code: 'document.not_what_it_says' },
  });
  expect(await other('table.csv', workbook(''))).toMatchObject({ status: 415, body: { code: 'document.not_what_it_says' } });
  expect(await other('table.pdf', bytes('%PDF'))).toMatchObject({ status: 415, body: { code: 'document.kind' } });
  const bomb = workbook(`<row r="1"><c><v>${' '.repeat(30_000_000)}</v></c></row>`);
  expect(await other('bomb.xlsx', bomb)).toMatchObject({ status: 422, body: { code: 'document.bomb' } });
});

test('what was given before counts toward the cap of a new award, until it is taken back', async ({ hub }) => {
  const admin = hub.as(await given.person(hub.db, 'admin'));
  const one = await given.organisation(hub.db);
  const table = csv([
    ['reference', 'scheme', 'organisation', 'awarded_on', 'amount', 'paid', 'standing', 'ended_on'],
    ['CAP-1', 'dtspp', one.brNumber, '2024-03-31', '40,000', '35,000', 'completed', '2024-12-31'],
  ]);
  const { id } = await dryRun(hub, admin, 'awards', table);
  await admin.post(`/imports/${id}/write`);
  await hub.jobs.drain();
  expect(await earlierAwards(hub.db, one.id, 'dtspp')).toEqual([{ unit: 'HKD.cent', year: 2024, amount: 35_000_00n }]);
  const past = (await hub.as(one.owner).get(`/organisations/${one.id}/past`)).body;
  expect(past.awards).toMatchObject([{ reference: 'CAP-1', amount: '4000000', paid: '3500000', standing: 'completed' }]);
  expect((await hub.as(await given.person(hub.db)).get(`/organisations/${one.id}/past`)).status).toBe(404);
  await admin.post(`/imports/${id}/undo`);
  await hub.jobs.drain();
  expect(await earlierAwards(hub.db, one.id, 'dtspp')).toEqual([]);
});
