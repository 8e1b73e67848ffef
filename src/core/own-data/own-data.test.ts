import { writeFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { text as textOf, buffer } from 'node:stream/consumers';
import { openPromise } from 'yauzl';
import { expect } from 'vitest';
import * as apply from '../../../test/given-application.ts';
import * as given from '../../../test/given.ts';
import { test, type TestHub } from '../../../test/hub.ts';
import { pdf } from '../../../test/zip.ts';
import { packData } from './export.ts';
import { ownDataJobs } from './jobs.ts';

async function unpacked(hub: TestHub, person: { id: string }, id: string) {
  const headers = { 'x-test-person': person.id };
  const response = await hub.fetch(new Request(`http://hub.test/api/me/data-exports/${id}/file`, { headers }));
  expect(response.status).toBe(200);
  expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="causeway-.*\.zip"/);
  const folder = await mkdtemp(join(tmpdir(), 'causeway export '));
  const path = join(folder, 'own.zip');
  await writeFile(path, new Uint8Array(await response.arrayBuffer()));
  const zip = await openPromise(path, { autoClose: false });
  try {
    const files = new Map<string, Buffer>();
    for await (const entry of zip.eachEntry()) files.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
    return files;
  } finally {
    zip.close();
    await rm(folder, { recursive: true, force: true });
  }
}

test('a person takes away what the hub holds of them and their applications, documents byte for byte', async ({ hub }) => {
  const { id, owner, reference, by } = await apply.submitted(hub);
  const other = await apply.submitted(hub);
  const as = hub.as(owner);
  const asked = await as.post('/me/data-exports');
  expect(asked.status).toBe(200);
  expect((await as.post('/me/data-exports')).body.id).toBe(asked.body.id);
  expect((await as.get(`/me/data-exports/${asked.body.id}/file`)).body.code).toBe('owndata.not_ready');
  await hub.jobs.drain();
  const { body } = await as.get('/me/data-exports');
  expect(body.exports).toMatchObject([{ id: asked.body.id, mayFetch: true }]);
  const notice = await hub.db.selectFrom('notice').select('kind').where('person_id', '=', owner.id).execute();
  expect(notice.map(({ kind }) => kind)).toContain('owndata.notice.ready');

  const files = await unpacked(hub, owner, asked.body.id as string);
  const folder = `organisations/${by.id}/applications/${reference}`;
  const application = JSON.parse(files.get(`${folder}/application.json`)!.toString()) as Record<string, unknown>;
  expect(application).toMatchObject({ id, reference, submitted_answers: { fullTimeStaff: 9 } });
  const quotation = [...files].find(([name]) => name.startsWith(`${folder}/documents/`) && name.endsWith('quotation.pdf'))!;
  expect(quotation[1].equals(pdf('quotation'))).toBe(true);
  expect(JSON.parse(files.get('me.json')!.toString())).toMatchObject({ person: { id: owner.id } });
  const everything = [...files.values()].map(String).join();
  expect(everything).not.toContain(other.id);
  expect(everything).not.toMatch(/"token"|"password"|token_hash/);
  expect(JSON.parse(files.get('events.json')!.toString())).toContainEqual(
    expect.objectContaining({ kind: 'application.submitted', subject: id }),
  );
  expect(createHash('sha256').update(quotation[1]).digest('hex')).toBe(
    (application['documents'] as { field: string; sha256: string }[]).find(({ field }) => field === 'quotation')!.sha256,
  );
});

test('only the person themselves fetches it, and only for a week; then its file is gone', async ({ hub }) => {
  const { owner } = await apply.draft(hub, { documents: false });
  const as = hub.as(owner);
  const { id } = (await as.post('/me/data-exports')).body as { id: string };
  await hub.jobs.drain();
  const stranger = hub.as(await given.person(hub.db, 'admin'));
  expect((await stranger.get(`/me/data-exports/${id}/file`)).status).toBe(404);
  const { storage_key: key } = await hub.db
    .selectFrom('data_export')
    .select('storage_key')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  expect(await textOf((await hub.needs.files.open(key!))!)).not.toBe('');
  hub.stand(new Date(Date.now() + 7 * 86_400_000 + 60_000));
  expect(await as.get(`/me/data-exports/${id}/file`)).toMatchObject({ status: 410, body: { code: 'owndata.expired' } });
  await ownDataJobs(hub.needs)['own-data.expire']!({});
  const loose = await hub.db.selectFrom('loose_file').select('storage_key').where('storage_key', '=', key!).execute();
  expect(loose).toHaveLength(1);
  hub.stand(undefined);
});

test('asking is limited, and packing twice packs once', async ({ hub }) => {
  const person = await given.person(hub.db);
  const as = hub.as(person);
  const ids: string[] = [];
  for (let each = 0; each < 3; each += 1) {
    ids.push((await as.post('/me/data-exports')).body.id as string);
    await hub.jobs.drain();
  }
  expect(new Set(ids).size).toBe(3);
  expect((await as.post('/me/data-exports')).body.code).toBe('owndata.too_many');
  await packData(hub.db, hub.needs.files, ids[0]!, hub.now());
  const events = await hub.db
    .selectFrom('event')
    .select('id')
    .where('subject', '=', person.id)
    .where('kind', '=', 'person.data_packed')
    .execute();
  expect(events).toHaveLength(3);
});
