// The same cases for both stores: a folder, and a bucket of a real S3 server.

import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBucket } from '../../../test/bucket.ts';
import { eicar, startStandIn, type TestScanner } from '../../../test/clamd.ts';
import * as apply from '../../../test/given-application.ts';
import * as given from '../../../test/given.ts';
import { openTestHub, type TestHub, type Visitor } from '../../../test/hub.ts';
import { pdf, png } from '../../../test/zip.ts';
import { documentJobs } from './jobs.ts';

const tus = { 'tus-resumable': '1.0.0' };
const base64 = (text: string) => Buffer.from(text).toString('base64');
const large = (size: number, text = 'large') => Buffer.concat([pdf(text), Buffer.alloc(size - pdf(text).byteLength, 37)]);

const stores: [string, () => Promise<{ settings: Record<string, string>; stop(): Promise<void> }>][] = [
  ['a folder', () => Promise.resolve({ settings: {}, stop: () => Promise.resolve() })],
  ['a bucket', startBucket],
];

describe.each(stores)('in %s', (_, startStore) => {
  let store: Awaited<ReturnType<typeof startStore>>;
  let scanner: TestScanner;
  let hub: TestHub;
  beforeAll(async () => {
    store = await startStore();
    scanner = await startStandIn();
    hub = await openTestHub(undefined, { ...store.settings, CAUSEWAY_CLAMD: scanner.setting, LOG_LEVEL: 'silent' });
  });
  afterAll(async () => {
    await hub.close();
    await scanner.stop();
    await store.stop();
  });

  const begin = (as: Visitor, ownerId: string, size: number, more: Record<string, string> = {}) => {
    const said = { filename: 'quote.pdf', owner: 'application', id: ownerId, field: 'quotation', ...more };
    const metadata = Object.entries(said).map(([key, value]) => `${key} ${base64(value)}`);
    return as.post('/uploads', undefined, { ...tus, 'upload-length': String(size), 'upload-metadata': metadata.join(',') });
  };
  async function begun(size: number, more: Record<string, string> = {}) {
    const { id, owner } = await apply.draft(hub, { documents: false });
    const as = hub.as(owner);
    const answer = await begin(as, id, size, more);
    return { applicationId: id, owner, as, answer, upload: answer.body.id as string };
  }
  async function send(
    owner: { id: string },
    upload: string,
    offset: number,
    body: Uint8Array | ReadableStream<Uint8Array>,
    more: Record<string, string> = {},
  ) {
    const headers = { ...tus, 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset), ...more };
    const init = {
      method: 'PATCH',
      headers: { ...headers, 'x-test-person': owner.id },
      body: body as BodyInit,
      duplex: 'half',
    } as const;
    const response = await hub.fetch(new Request(`http://hub.test/api/uploads/${upload}`, init));
    const text = await response.text();
    const code = text === '' ? undefined : (JSON.parse(text) as { code: string }).code;
    return { status: response.status, code, offset: Number(response.headers.get('upload-offset')), headers: response.headers };
  }
  const documents = async (as: Visitor, id: string) =>
    (await as.get(`/applications/${id}`)).body.documents as { sha256: string }[];

  test('a file in pieces becomes the document that was sent, and the pieces go', async () => {
    const bytes = large(5_000_000);
    const { applicationId, owner, as, answer, upload } = await begun(bytes.byteLength, { filename: '報價單.pdf' });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('location')).toBe(`/api/uploads/${upload}`);
    for (let at = 0; at < bytes.byteLength; at += 2_000_000) {
      const piece = bytes.subarray(at, at + 2_000_000);
      expect(await send(owner, upload, at, piece)).toMatchObject({ status: 204, offset: at + piece.byteLength });
    }
    const document = await as.post(`/uploads/${upload}/document`);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(document).toMatchObject({ status: 200, body: { name: '報價單.pdf', bytes: bytes.byteLength, sha256 } });
    expect((await as.post(`/uploads/${upload}/document`)).body.id).toBe(document.body.id);
    expect(await documents(as, applicationId)).toMatchObject([{ sha256 }]);
    expect(await hub.db.selectFrom('upload_part').selectAll().where('upload_id', '=', upload).execute()).toEqual([]);
    expect((await send(owner, upload, bytes.byteLength, new Uint8Array(1))).status).toBe(409);
  });

  test('what had arrived when the connection was lost is kept, and the sender goes on from there', async () => {
    const bytes = large(3_000_000, 'cut');
    const { owner, as, upload } = await begun(bytes.byteLength);
    let at = 0;
    const cut = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        if (at >= 1_200_000) return controller.error(new Error('connection lost'));
        controller.enqueue(bytes.subarray(at, (at += 100_000)));
      },
    });
    await send(owner, upload, 0, cut);
    const head = new Request(`http://hub.test/api/uploads/${upload}`, { method: 'HEAD', headers: { 'x-test-person': owner.id } });
    const state = (await hub.fetch(head)).headers;
    expect(state.get('upload-length')).toBe('3000000');
    expect(state.get('upload-offset')).toBe('1200000');
    expect(state.get('cache-control')).toBe('no-store');
    expect(await send(owner, upload, 0, bytes)).toMatchObject({ status: 409, code: 'upload.offset' });
    expect(await send(owner, upload, 1_200_000, bytes.subarray(1_200_000))).toMatchObject({ status: 204, offset: 3_000_000 });
    const { body } = await as.post(`/uploads/${upload}/document`);
    expect(body.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
  });

  test('a piece that was damaged on its way is sent again; one with a checksum counts whole or not at all', async () => {
    const bytes = large(200_000, 'sum');
    const { owner, upload } = await begun(bytes.byteLength);
    const sum = `sha256 ${createHash('sha256').update(bytes).digest('base64')}`;
    const damaged = Buffer.from(bytes).fill(38, 100_000);
    expect(await send(owner, upload, 0, damaged, { 'upload-checksum': sum })).toMatchObject({
      status: 460,
      code: 'upload.checksum',
    });
    expect(await send(owner, upload, 0, bytes, { 'upload-checksum': 'md5 xxx' })).toMatchObject({
      status: 422,
      code: 'upload.header',
    });
    expect(await send(owner, upload, 0, bytes, { 'upload-checksum': sum })).toMatchObject({ status: 204, offset: 200_000 });
  });

  test('a wrong type is found in the first bytes, and the upload is over', async () => {
    const { owner, as, upload } = await begun(8_000_000);
    let pulled = 0;
    const endless = new ReadableStream<Uint8Array>(
      {
        pull: (controller) => {
          pulled += 1;
          controller.enqueue(pulled === 1 ? Buffer.concat([png(), Buffer.alloc(5000)]) : Buffer.alloc(65_536));
        },
      },
      { highWaterMark: 0 },
    );
    expect(await send(owner, upload, 0, endless)).toMatchObject({ status: 415, code: 'document.not_what_it_says' });
    expect(pulled).toBeLessThan(4);
    expect((await as.get(`/uploads/${upload}`)).status).toBe(404);
  });

  test('what rules a file out is said before a byte is sent', async () => {
    const { applicationId, as } = await begun(1000);
    const refused = async (size: number, more: Record<string, string> = {}) => {
      const { status, body } = await begin(as, applicationId, size, more);
      return [status, body.code];
    };
    expect(await refused(20_000_000)).toEqual([413, 'document.too_large']);
    expect(await refused(0)).toEqual([422, 'document.empty']);
    expect(await refused(10, { filename: 'run.exe' })).toEqual([415, 'document.kind']);
    expect(await refused(10, { field: 'nature' })).toEqual([404, 'document.not_a_file_field']);
    expect(await refused(10, { owner: 'award' })).toEqual([404, 'http.not_found']);
    expect(await refused(10, { id: 'app_other' })).toEqual([404, 'http.not_found']);
    for (const text of ['one', 'two']) await as.upload(`/applications/${applicationId}/documents/quotation`, 'q.pdf', pdf(text));
    expect(await refused(10)).toEqual([409, 'document.too_many']);
    expect((await as.post('/uploads', undefined, { 'upload-length': '5' })).status).toBe(412);
    expect((await as.post('/uploads', undefined, { ...tus, 'upload-length': '-5' })).body.code).toBe('upload.header');
    const options = await hub.visitor.options('/uploads');
    expect([options.status, options.headers.get('tus-version')]).toEqual([204, '1.0.0']);
  });

  test('more than was announced is not taken, nothing is finished early, and a person has so many on their way', async () => {
    const { applicationId, owner, as, upload } = await begun(50_000);
    expect(await send(owner, upload, 0, large(60_000))).toMatchObject({ status: 413 });
    expect(await as.post(`/uploads/${upload}/document`)).toMatchObject({ status: 409, body: { code: 'upload.incomplete' } });
    for (let more = 1; more < 20; more += 1) expect((await begin(as, applicationId, 10)).status).toBe(201);
    expect((await begin(as, applicationId, 10)).body.code).toBe('upload.too_many');
    expect((await as.delete(`/uploads/${upload}`)).status).toBe(204);
    expect((await begin(as, applicationId, 10)).status).toBe(201);
  });

  test('nobody else sees, sends, finishes or cancels it', async () => {
    const { applicationId, owner, upload } = await begun(1000, { fingerprint: 'f1' });
    const stranger = await given.person(hub.db);
    const as = hub.as(stranger);
    expect((await as.get(`/uploads/${upload}`)).status).toBe(404);
    expect((await send(stranger, upload, 0, pdf())).status).toBe(404);
    expect((await as.post(`/uploads/${upload}/document`)).status).toBe(404);
    expect((await as.delete(`/uploads/${upload}`)).status).toBe(404);
    expect((await hub.as(owner).get(`/uploads/${upload}`)).body).toMatchObject({ received: 0, bytes: 1000 });
    const mine = { id: upload, field: 'quotation', name: 'quote.pdf', fingerprint: 'f1', bytes: 1000, received: 0 };
    expect((await hub.as(owner).get(`/uploads?of=${applicationId}`)).body.uploads).toMatchObject([mine]);
    expect((await as.get(`/uploads?of=${applicationId}`)).body.uploads).toEqual([]);
  });

  test('a virus is found in the whole, though no piece shows it', async () => {
    const bytes = Buffer.concat([large(100_000, 'virus'), Buffer.from(eicar)]);
    const { applicationId, owner, as, upload } = await begun(bytes.byteLength);
    const middle = bytes.byteLength - 30;
    await send(owner, upload, 0, bytes.subarray(0, middle));
    await send(owner, upload, middle, bytes.subarray(middle));
    expect(await as.post(`/uploads/${upload}/document`)).toMatchObject({ status: 422, body: { code: 'document.infected' } });
    expect((await as.get(`/uploads/${upload}`)).status).toBe(404);
    expect(await documents(as, applicationId)).toEqual([]);
  });

  test('a file that nobody goes on with is swept away with its pieces', async () => {
    const { owner, as, upload } = await begun(1_000_000);
    await send(owner, upload, 0, large(1_000_000).subarray(0, 600_000));
    const { storage_key: key } = await hub.db
      .selectFrom('upload_part')
      .select('storage_key')
      .where('upload_id', '=', upload)
      .executeTakeFirstOrThrow();
    const sweep = documentJobs(hub.needs)['documents.sweep']!;
    hub.stand(new Date(Date.now() + 86_400_000));
    await sweep({});
    expect((await as.get(`/uploads/${upload}`)).status).toBe(200);
    hub.stand(new Date(Date.now() + 3 * 86_400_000));
    await sweep({});
    expect((await as.get(`/uploads/${upload}`)).status).toBe(404);
    hub.stand(new Date(Date.now() + 4 * 86_400_000));
    await sweep({});
    hub.stand(undefined);
    expect(await hub.needs.files.open(key)).toBeUndefined();
    expect(await readdir(join(hub.config.data, 'incoming'))).toEqual([]);
  });
});

test('while the scanner is down a file that is here whole waits; it is not sent again', async () => {
  const scanner = await startStandIn();
  const hub = await openTestHub(undefined, { CAUSEWAY_CLAMD: scanner.setting, LOG_LEVEL: 'silent' });
  try {
    const { id, owner } = await apply.draft(hub, { documents: false });
    const as = hub.as(owner);
    await scanner.stop();
    const metadata = `filename ${base64('q.pdf')},owner ${base64('application')},id ${base64(id)},field ${base64('quotation')}`;
    const bytes = pdf();
    const headers = { ...tus, 'upload-length': String(bytes.byteLength), 'upload-metadata': metadata };
    const { body } = await as.post('/uploads', undefined, headers);
    await hub.fetch(
      new Request(`http://hub.test/api/uploads/${body.id}`, {
        method: 'PATCH',
        headers: { ...tus, 'x-test-person': owner.id, 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' },
        body: new Uint8Array(bytes),
      }),
    );
    const finish = () => as.post(`/uploads/${body.id}/document`);
    expect(await finish()).toMatchObject({ status: 503, body: { code: 'document.not_scanned' } });
    expect((await as.get(`/uploads/${body.id}`)).body.received).toBe(bytes.byteLength);
    expect((await as.get(`/applications/${id}`)).body.documents).toEqual([]);
  } finally {
    await hub.close();
  }
});
