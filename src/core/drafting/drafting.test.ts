import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import * as given from '../../../test/given.ts';
import type { TestHub } from '../../../test/hub.ts';
import { named, open, publish, test, write } from '../../../test/scheme-files.ts';
import { voucherText } from '../../../test/voucher.ts';
import { contentHash } from '../../platform/canonical.ts';
import { readScheme } from '../schemes/load.ts';
import { newestSchemes } from '../schemes/views.ts';

const path = (id: string, rest = '') => `/scheme-drafts/${id}${rest}`;

/** A published scheme, two administrators and an approver, and a draft that the first has begun. */
async function begun(hub: TestHub, folder: string) {
  const scheme = named();
  await write(folder, scheme);
  await publish(hub, folder);
  const [first, second] = [hub.as(await given.person(hub.db, 'admin')), hub.as(await given.person(hub.db, 'admin'))];
  const approver = hub.as(await given.person(hub.db, 'approver'));
  const { body } = await first.post('/scheme-drafts', { from: scheme });
  return { scheme, first, second, approver, id: body.id as string };
}

const cap = (value: string) => ({ path: ['terms', 'cap', 'value'], value });
const eventsOf = async (hub: TestHub, subject: string) =>
  (await hub.db.selectFrom('event').select('kind').where('subject', '=', subject).orderBy('id').execute()).map(
    ({ kind }) => kind,
  );

test('one term is changed, checked, seen and published; the file differs in that line and calls opened before keep theirs', async ({
  hub,
  folder,
}) => {
  const { scheme, first, second, id } = await begun(hub, folder);
  const old = await open(hub, scheme, 'old', { closesAt: '2099-01-01T00:00:00Z' });
  const kept = await first.patch(path(id), { revision: 1, changes: [cap('60,000.00')] });
  expect(kept).toMatchObject({ status: 200, body: { revision: 2, problems: [] } });

  const before = (await second.get(`/schemes/${scheme}/yaml?version=1`)).body as string;
  const after = (await second.get(path(id, '/yaml'))).body as string;
  const lines = before.split('\n').flatMap((line, at) => (line === after.split('\n')[at] ? [] : [[line, after.split('\n')[at]]]));
  expect(lines).toEqual([['    value: "50,000.00"', '    value: "60,000.00"']]);

  expect((await first.post(path(id, '/check'), { revision: 2 })).status).toBe(204);
  const changes = (await second.get(path(id, '/changes'))).body;
  expect(changes).toMatchObject({
    against: 1,
    changes: [{ what: 'terms', name: 'cap', aspects: [{ to: { en: 'HK$60,000' } }] }],
  });
  expect((await second.get(path(id))).body).toMatchObject({ state: 'checked', isSecond: true });
  expect((await second.post(path(id, '/see'), { revision: 2 })).status).toBe(204);
  const published = await second.post(path(id, '/publish'), { revision: 2 });
  expect(published).toMatchObject({ status: 200, body: { scheme, version: 2 } });

  const young = await open(hub, scheme, 'new', { closesAt: '2099-01-01T00:00:00Z' });
  expect([old.body.version, young.body.version]).toEqual([1, 2]);
  expect((await hub.visitor.get(`/schemes/${scheme}/file?version=2`)).body.body.terms.cap.value).toBe('60,000.00');
  expect((await hub.visitor.get(`/schemes/${scheme}/changes?from=1&to=2`)).body.changes).toEqual(changes.changes);
  expect(await eventsOf(hub, id)).toEqual([
    'scheme.draft_begun',
    'scheme.draft_changed',
    'scheme.draft_checked',
    'scheme.draft_seen',
  ]);
  expect((await second.post(path(id, '/drop'), { revision: 2 })).body.code).toBe('drafting.over');
});

test('nobody sees or publishes what they wrote: in the use case and in the table', async ({ hub, folder }) => {
  const { first, second, approver, id } = await begun(hub, folder);
  await first.patch(path(id), { revision: 1, changes: [cap('60,000.00')] });
  await second.patch(path(id), { revision: 2, changes: [cap('61,000.00')] });
  expect((await first.post(path(id, '/see'), { revision: 3 })).body.code).toBe('drafting.same_person');
  await first.post(path(id, '/check'), { revision: 3 });
  for (const writer of [first, second]) {
    expect((await writer.post(path(id, '/see'), { revision: 3 })).body.code).toBe('drafting.same_person');
    expect((await writer.post(path(id, '/publish'), { revision: 3 })).body.code).toBe('drafting.same_person');
  }
  expect((await approver.post(path(id, '/publish'), { revision: 3 })).body.code).toBe('drafting.not_now');
  const { writers } = await hub.db.selectFrom('scheme_draft').select('writers').where('id', '=', id).executeTakeFirstOrThrow();
  const forced = hub.db
    .updateTable('scheme_draft')
    .set({ state: 'seen', seen_by: writers[0]!, seen_at: hub.now() })
    .where('id', '=', id)
    .execute();
  await expect(forced).rejects.toThrow(/scheme_draft_four_eyes/);
  expect((await approver.post(path(id, '/see'), { revision: 3 })).status).toBe(204);

  // A change after it was seen makes it a draft again.
  await first.patch(path(id), { revision: 3, changes: [cap('62,000.00')] });
  expect((await approver.get(path(id))).body).toMatchObject({ state: 'draft', seen: null, checked: null });
  expect((await approver.post(path(id, '/publish'), { revision: 4 })).body.code).toBe('drafting.not_now');
});

test('the second person gives it back with a remark', async ({ hub, folder }) => {
  const { first, approver, id } = await begun(hub, folder);
  await first.patch(path(id), { revision: 1, changes: [cap('60,000.00')] });
  await first.post(path(id, '/check'), { revision: 2 });
  expect((await approver.post(path(id, '/give-back'), { revision: 2, remark: 'Why 60,000?' })).status).toBe(204);
  expect((await first.get(path(id))).body).toMatchObject({ state: 'draft', remark: 'Why 60,000?', checked: null });
  const told = await hub.db
    .selectFrom('notice')
    .select(['kind', 'person_id'])
    .where('link', '=', `/office/schemes/drafts/${id}`)
    .execute();
  const { writers } = await hub.db.selectFrom('scheme_draft').select('writers').where('id', '=', id).executeTakeFirstOrThrow();
  expect(told.filter(({ kind }) => kind === 'drafting.notice.checked').map((one) => one.person_id)).not.toContain(writers[0]);
  expect(told.filter(({ kind }) => kind === 'drafting.notice.given_back').map((one) => one.person_id)).toEqual(writers);
  expect(new Set(told.map(({ kind }) => kind)).size).toBe(2);
});

test('two who write at once are told; putting the change on top keeps both', async ({ hub, folder }) => {
  const { first, second, id } = await begun(hub, folder);
  await first.patch(path(id), { revision: 1, changes: [cap('60,000.00')] });
  const share = { path: ['terms', 'share', 'value'], value: 75 };
  const late = await second.patch(path(id), { revision: 1, changes: [share] });
  expect(late).toMatchObject({ status: 409, body: { code: 'drafting.changed_meanwhile', facts: { revision: 2 } } });
  expect((await second.patch(path(id), { revision: 2, changes: [share] })).status).toBe(200);
  expect((await first.get(path(id))).body.body.terms).toMatchObject({ cap: { value: '60,000.00' }, share: { value: 75 } });
  expect((await first.post(path(id, '/check'), { revision: 2 })).body.code).toBe('drafting.changed_meanwhile');
});

test('what is wrong is kept and told, with its place and the nearest right word; it cannot be checked', async ({
  hub,
  folder,
}) => {
  const { first, id } = await begun(hub, folder);
  const at = ['eligibility', 'rules', 2, 'when'];
  const { body } = await first.patch(path(id), { revision: 1, changes: [{ path: at, value: 'fullTimStaff < staffLimit' }] });
  expect(body.problems).toEqual([
    {
      path: at,
      line: expect.any(Number),
      column: expect.any(Number),
      message: 'The fact “fullTimStaff” is not declared. Did you mean “fullTimeStaff”?',
    },
  ]);
  expect((await first.post(path(id, '/check'), { revision: 2 })).body).toMatchObject({
    code: 'drafting.problems',
    facts: { n: 1 },
  });
  await first.patch(path(id), { revision: 2, changes: [{ path: at, value: 'fullTimeStaff < staffLimit' }] });
  expect((await first.post(path(id, '/check'), { revision: 3 })).body.code).toBe('drafting.nothing_changed');
  expect(
    (await first.patch(path(id), { revision: 3, changes: [{ path: ['constructor', 'prototype'], value: 1 }] })).body.code,
  ).toBe('drafting.no_place');
  expect((await first.patch(path(id), { revision: 3, changes: [{ path: ['__proto__', 'polluted'], value: 1 }] })).body.code).toBe(
    'drafting.no_place',
  );
});

test('a text that is no YAML, laughs or is huge is kept only as far as it does no harm', async ({ hub, folder }) => {
  const { first, id } = await begun(hub, folder);
  const put = (revision: number, text: string) => first.put(path(id, '/text'), { revision, text });
  expect((await put(1, 'a: [')).body.problems[0].message).toContain('This is not YAML');
  expect((await first.get(path(id))).body.body).toBeNull();
  expect((await first.patch(path(id), { revision: 2, changes: [cap('1.00')] })).body.code).toBe('drafting.not_yaml');
  const laughs = `a: &a "${'x'.repeat(200_000)}"\nb: [${Array.from({ length: 800 }, () => '*a').join(', ')}]`;
  expect((await put(2, laughs)).body.problems).toHaveLength(1);
  expect((await put(3, 'x'.repeat(450_000))).status).toBe(413);
  expect((await put(3, '[1, 2]')).body.problems.length).toBeGreaterThan(0);
  const wrong = voucherText.replace('terms:\n', 'terms: 7\nvalues:\n');
  expect((await put(4, wrong)).body.problems.length).toBeGreaterThan(0);
  expect((await first.get(path(id, '/changes'))).body).toEqual({ against: 1, isReadable: false, changes: [] });
});

test('a new scheme begins as a copy or as the template, under a name of its own', async ({ hub, folder }) => {
  const { scheme, first, approver } = await begun(hub, folder);
  const copy = await first.post('/scheme-drafts', { from: scheme, name: 'night-fund', prefix: 'NIGHT' });
  expect(copy.status).toBe(200);
  expect((await first.get(path(copy.body.id))).body).toMatchObject({
    scheme: 'night-fund',
    baseVersion: null,
    problems: [],
    body: { prefix: 'NIGHT' },
  });
  const again = await first.post('/scheme-drafts', { name: 'night-fund' });
  expect(again.body).toMatchObject({ code: 'drafting.name_taken', fields: [{ field: 'name' }] });

  const { body } = await first.post('/scheme-drafts', { name: 'day-fund' });
  const draft = (await first.get(path(body.id))).body;
  expect(draft).toMatchObject({
    problems: [],
    name: { en: 'New scheme' },
    body: { prefix: 'DAYFUND', figures: expect.arrayContaining(['day-fund.awarded']) },
  });
  await first.patch(path(body.id), { revision: 1, changes: [{ path: ['prefix'], value: 'CCMF' }] });
  expect((await first.post(path(body.id, '/check'), { revision: 2 })).body).toMatchObject({
    code: 'drafting.prefix_taken',
    facts: { scheme: 'ccmf' },
  });
  await first.patch(path(body.id), { revision: 2, changes: [{ path: ['prefix'], value: 'DAY' }] });
  await first.post(path(body.id, '/check'), { revision: 3 });
  await approver.post(path(body.id, '/see'), { revision: 3 });
  expect((await approver.post(path(body.id, '/publish'), { revision: 3 })).body).toEqual({ scheme: 'day-fund', version: 1 });
  expect((await hub.visitor.get('/schemes/day-fund')).body.texts.name.en).toBe('New scheme');
  // Nothing of it stands in a file; a hub that starts knows it all the same.
  expect((await newestSchemes(hub.db)).map((known) => known.scheme)).toContain('day-fund');
});

test('only administrators of the scheme write, staff read, everybody else finds nothing', async ({ hub, folder }) => {
  const { scheme, id } = await begun(hub, folder);
  const own = hub.as(await given.person(hub.db, `admin:${scheme}`));
  const other = hub.as(await given.person(hub.db, 'admin:elsewhere'));
  const officer = hub.as(await given.person(hub.db, 'officer'));
  expect((await own.patch(path(id), { revision: 1, changes: [cap('1.00')] })).status).toBe(200);
  expect((await own.post('/scheme-drafts', { name: 'own-fund' })).body.code).toBe('drafting.not_admin');
  expect((await other.get(path(id))).body.code).toBe('drafting.no_draft');
  expect((await other.patch(path(id), { revision: 2, changes: [cap('2.00')] })).body.code).toBe('drafting.no_draft');
  expect((await other.get('/scheme-drafts')).body.total).toBe(0);
  expect((await officer.get(path(id))).body).toMatchObject({ mayWrite: false, isSecond: false });
  expect((await officer.get(`/scheme-drafts?scheme=${scheme}`)).body).toMatchObject({
    total: 1,
    drafts: [{ id, state: 'draft' }],
  });
  expect((await officer.patch(path(id), { revision: 2, changes: [cap('2.00')] })).status).toBe(403);
});

test('the file that is older than what was published in the hub stays silent; one that changed waits as a draft', async ({
  hub,
  folder,
}) => {
  const { scheme, first, approver, id } = await begun(hub, folder);
  await first.patch(path(id), { revision: 1, changes: [cap('60,000.00')] });
  await first.post(path(id, '/check'), { revision: 2 });
  await approver.post(path(id, '/see'), { revision: 2 });
  await approver.post(path(id, '/publish'), { revision: 2 });

  // The hub starts again with the file as it was.
  expect(await publish(hub, folder)).toEqual([]);
  // The exported file goes into the folder: it says what is published already.
  const exported = (await hub.visitor.get(`/schemes/${scheme}/yaml?version=2`)).body as string;
  await write(folder, scheme, ['value: "50,000.00"', 'value: "60,000.00"']);
  expect(await readFile(join(folder, `${scheme}.yaml`), 'utf8')).toBe(exported);
  expect(await publish(hub, folder)).toEqual([]);
  // Somebody changes the file, without knowing: people decide.
  await write(folder, scheme, ['value: "50,000.00"', 'value: "70,000.00"']);
  expect(await publish(hub, folder)).toEqual([]);
  expect(await publish(hub, folder)).toEqual([]);
  const { drafts } = (await first.get(`/scheme-drafts?scheme=${scheme}`)).body;
  expect(drafts).toMatchObject([{ origin: 'file', baseVersion: 2, changedBy: null }]);
  expect((await first.get(path(drafts[0].id, '/changes'))).body.changes).toMatchObject([{ name: 'cap' }]);
  await first.post(path(drafts[0].id, '/check'), { revision: 1 });
  expect((await first.post(path(drafts[0].id, '/see'), { revision: 1 })).body.code).toBe('drafting.same_person');
  await approver.post(path(drafts[0].id, '/see'), { revision: 1 });
  expect((await approver.post(path(drafts[0].id, '/publish'), { revision: 1 })).body.version).toBe(3);
});

test('a draft whose scheme was published meanwhile is put on the newest version with what it changes', async ({
  hub,
  folder,
}) => {
  const { scheme, first, approver, id } = await begun(hub, folder);
  const other = (await first.post('/scheme-drafts', { from: scheme })).body.id as string;
  await first.patch(path(id), { revision: 1, changes: [cap('60,000.00')] });
  await first.patch(path(other), { revision: 1, changes: [{ path: ['terms', 'share', 'value'], value: 75 }] });
  await first.post(path(other, '/check'), { revision: 2 });
  await approver.post(path(other, '/see'), { revision: 2 });
  await approver.post(path(other, '/publish'), { revision: 2 });

  expect((await first.post(path(id, '/check'), { revision: 2 })).body).toMatchObject({
    code: 'drafting.base_moved',
    facts: { version: 2, base: 1 },
  });
  expect((await first.post(path(id, '/follow'), { revision: 2 })).body).toMatchObject({ revision: 3, problems: [] });
  expect((await first.get(path(id))).body).toMatchObject({
    baseVersion: 2,
    body: { terms: { cap: { value: '60,000.00' }, share: { value: 75 } } },
  });
  expect((await first.get(path(id, '/changes'))).body.changes).toHaveLength(1);
  expect((await first.post(path(id, '/check'), { revision: 3 })).status).toBe(204);
});

test('a version whose file was not kept is written anew, in the order of the language, and says the same', async ({
  hub,
  folder,
}) => {
  const { scheme } = await begun(hub, folder);
  await hub.db.updateTable('scheme_version').set({ text: null }).where('scheme', '=', scheme).execute();
  const text = (await hub.visitor.get(`/schemes/${scheme}/yaml?version=1`)).body as string;
  const { scheme: read } = readScheme(text, `${scheme}.yaml`);
  expect(contentHash(read)).toBe((await hub.visitor.get(`/schemes/${scheme}/file?version=1`)).body.hash);
  expect(text.indexOf('language:')).toBeLessThan(text.indexOf('\nterms:'));
});

test('the language is served as JSON Schema', async ({ hub }) => {
  const { status, body, headers } = await hub.visitor.get('/scheme.schema.json');
  expect([status, headers.get('content-type')]).toEqual([200, 'application/schema+json']);
  const schema = JSON.parse(body as string) as { title: string; properties: Record<string, { $ref?: string }>; $defs: object };
  expect(schema.title).toBe('Causeway scheme');
  const terms = schema.properties['terms']!.$ref!.split('/').at(-1)!;
  expect(schema.$defs).toHaveProperty([terms, 'description'], 'Every value of the scheme, each written once.');
});
