// Two of everything at once, on a real server: the same piece twice, the end twice, a copy against a removal.

import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as apply from '../../../test/given-application.ts';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { pdf } from '../../../test/zip.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub(8);
});
afterAll(() => hub.close());

const tus = { 'tus-resumable': '1.0.0' };
const base64 = (text: string) => Buffer.from(text).toString('base64');
const bytes = Buffer.concat([pdf('race'), Buffer.alloc(500_000, 37)]);

async function begun() {
  const { id, owner } = await apply.draft(hub, { documents: false });
  const said = { filename: 'quote.pdf', owner: 'application', id, field: 'quotation' };
  const metadata = Object.entries(said)
    .map(([key, value]) => `${key} ${base64(value)}`)
    .join(',');
  const headers = { ...tus, 'upload-length': String(bytes.byteLength), 'upload-metadata': metadata };
  const { body } = await hub.as(owner).post('/uploads', undefined, headers);
  const send = async (offset: number, piece: Uint8Array<ArrayBuffer>) => {
    const own = { ...tus, 'x-test-person': owner.id, 'content-type': 'application/offset+octet-stream' };
    const init = { method: 'PATCH', headers: { ...own, 'upload-offset': String(offset) }, body: piece };
    return (await hub.fetch(new Request(`http://hub.test/api/uploads/${body.id}`, init))).status;
  };
  return { id, owner, upload: body.id as string, send };
}

test('the same piece sent twice at once counts once, and the file is whole', async () => {
  const { id, owner, upload, send } = await begun();
  const half = 250_000;
  const [first, second] = [new Uint8Array(bytes.subarray(0, half)), new Uint8Array(bytes.subarray(half))];
  const both = await Promise.all([send(0, first), send(0, first)]);
  expect(both.toSorted()).toEqual([204, 409]);
  expect((await Promise.all([send(half, second), send(half, second), send(half, second)])).toSorted()).toEqual([204, 409, 409]);
  const ends = await Promise.all([1, 2, 3].map(() => hub.as(owner).post(`/uploads/${upload}/document`)));
  expect(ends.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(new Set(ends.map(({ body }) => body.id)).size).toBe(1);
  const { body } = await hub.as(owner).get(`/applications/${id}`);
  expect(body.documents).toHaveLength(1);
  expect(body.documents[0].sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
});

test('a document that is taken away while it is copied: the copy has its file, or there is no copy', async () => {
  for (let round = 0; round < 5; round += 1) {
    const made = await apply.draft(hub);
    const into = await apply.draft(hub, { by: made.by, callId: (await apply.call(hub)).id, documents: false });
    const as = hub.as(made.owner);
    const { body } = await as.get(`/applications/${made.id}`);
    const quotation = (body.documents as { id: string; field: string }[]).find(({ field }) => field === 'quotation')!;
    await Promise.all([
      as.post(`/applications/${into.id}/copy`, { from: made.id, documents: true }),
      as.delete(`/documents/${quotation.id}`),
    ]);
    const rows = await hub.db
      .selectFrom('document')
      .select('storage_key')
      .where('owner_id', '=', into.id)
      .where('removed_at', 'is', null)
      .execute();
    const keys = rows.map((row) => row.storage_key);
    const loose = await hub.db
      .selectFrom('loose_file')
      .select('storage_key')
      .where('storage_key', 'in', [...keys, ''])
      .execute();
    expect(loose).toEqual([]);
  }
});
