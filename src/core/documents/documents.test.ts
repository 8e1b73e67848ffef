import { createHash } from 'node:crypto';
import { describe, expect } from 'vitest';
import * as apply from '../../../test/given-application.ts';
import * as given from '../../../test/given.ts';
import { test, type TestHub } from '../../../test/hub.ts';
import { docx, pdf, png } from '../../../test/zip.ts';
import { documentJobs } from './jobs.ts';

async function attached(hub: TestHub, name = 'quote.pdf', bytes: Uint8Array = pdf()) {
  const { id, owner } = await apply.draft(hub, { documents: false });
  const answer = await hub.as(owner).upload(`/applications/${id}/documents/quotation`, name, bytes);
  return { applicationId: id, owner, answer };
}

describe('attaching', () => {
  test('a document is kept with its name, its real type and its hash, and comes back byte for byte, safe to open', async ({
    hub,
  }) => {
    const { owner, answer } = await attached(hub, '報價單 1.pdf');
    expect(answer).toMatchObject({
      status: 200,
      body: { name: '報價單 1.pdf', mediaType: 'application/pdf', bytes: pdf().byteLength },
    });
    const response = await hub.fetch(
      new Request(`http://hub.test/api/documents/${answer.body.id}`, { headers: { 'x-test-person': owner.id } }),
    );
    expect(Buffer.from(await response.arrayBuffer()).equals(pdf())).toBe(true);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': expect.stringMatching(/^attachment;/),
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    });
  });

  test('the same file sent twice to the same question is one document', async ({ hub }) => {
    const { applicationId, owner, answer } = await attached(hub);
    const again = await hub.as(owner).upload(`/applications/${applicationId}/documents/quotation`, 'again.pdf', pdf());
    expect(again.body.id).toBe(answer.body.id);
  });

  test('a question takes only as many documents as its scheme says', async ({ hub }) => {
    const { applicationId, owner } = await attached(hub);
    const put = (text: string) => hub.as(owner).upload(`/applications/${applicationId}/documents/quotation`, 'q.pdf', pdf(text));
    expect((await put('two')).status).toBe(200);
    expect(await put('three')).toMatchObject({ status: 409, body: { code: 'document.too_many', facts: { limit: 2 } } });
  });

  test.for([
    ['is not what its name says', 'quote.pdf', png(), 415, 'document.not_what_it_says'],
    ['is of a kind that the question does not take', 'quote.docx', docx(), 415, 'document.kind'],
    ['is empty', 'quote.pdf', new Uint8Array(), 422, 'document.empty'],
    ['has no name', '', pdf(), 422, 'document.name'],
    [
      'is larger than the question takes',
      'quote.pdf',
      Buffer.concat([pdf(), Buffer.alloc(10_000_000)]),
      413,
      'document.too_large',
    ],
  ] as const)('a file is refused when it %s, and nothing of it stays', async ([, name, bytes, status, code], { hub }) => {
    const { applicationId, owner, answer } = await attached(hub, name, bytes);
    expect(answer).toMatchObject({ status, body: { code } });
    expect((await hub.as(owner).get(`/applications/${applicationId}`)).body.documents).toEqual([]);
  });

  test('a file of 200 MB is refused by its announced length, before it is read', async ({ hub }) => {
    const { id, owner } = await apply.draft(hub, { documents: false });
    let pulled = 0;
    const chunk = Buffer.alloc(65_536);
    const endless = new ReadableStream<Uint8Array>(
      {
        pull: (controller) => {
          pulled += 1;
          controller.enqueue(chunk);
        },
      },
      { highWaterMark: 0 },
    );
    const response = await hub.fetch(
      new Request(`http://hub.test/api/applications/${id}/documents/quotation`, {
        method: 'PUT',
        headers: { 'x-test-person': owner.id, 'x-file-name': 'big.pdf', 'content-length': '200000000' },
        body: endless,
        duplex: 'half',
      } as RequestInit),
    );
    expect(response.status).toBe(413);
    expect(pulled).toBeLessThan(5);
  });

  test('a file of 200 MB that does not say so is refused once it passes the limit, without being held', async ({ hub }) => {
    const { id, owner } = await apply.draft(hub, { documents: false });
    const chunk = Buffer.alloc(65_536);
    let sent = 0;
    const long = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        if (sent >= 200_000_000) return controller.close();
        sent += chunk.byteLength;
        controller.enqueue(chunk);
      },
    });
    const answer = await hub.as(owner).upload(`/applications/${id}/documents/quotation`, 'big.pdf', long);
    expect(answer).toMatchObject({ status: 413, body: { code: 'document.too_large', facts: { limit: 10 } } });
    expect(sent).toBeLessThan(11_000_000);
  });
});

describe('reading and removing', () => {
  test('a draft’s documents are its organisation’s own; once it is sent the office of its scheme may read them too', async ({
    hub,
  }) => {
    const { id, owner } = await apply.draft(hub);
    const [document] = (await hub.as(owner).get(`/applications/${id}`)).body.documents;
    const people = {
      stranger: (await apply.applicant(hub)).owner,
      officer: await given.person(hub.db, 'officer:plain'),
      finance: await given.person(hub.db, 'finance'),
      otherOfficer: await given.person(hub.db, 'officer:dtspp'),
      press: await given.person(hub.db, 'press'),
    };
    const read = async () =>
      Object.fromEntries(
        await Promise.all(
          Object.entries(people).map(
            async ([name, who]) => [name, (await hub.as(who).get(`/documents/${document.id}`)).status] as const,
          ),
        ),
      );
    expect(await read()).toEqual({ stranger: 404, officer: 404, finance: 404, otherOfficer: 404, press: 404 });
    expect((await hub.as(owner).post(`/applications/${id}/submit`)).status).toBe(200);
    expect(await read()).toEqual({ stranger: 404, officer: 200, finance: 200, otherOfficer: 404, press: 404 });
    expect(await hub.as(people.officer).delete(`/documents/${document.id}`)).toMatchObject({ status: 403 });
  });

  test('a document leaves a draft, and not what was sent', async ({ hub }) => {
    const { applicationId, owner, answer } = await attached(hub);
    expect((await hub.as(owner).delete(`/documents/${answer.body.id}`)).status).toBe(204);
    expect(await hub.as(owner).get(`/documents/${answer.body.id}`)).toMatchObject({
      status: 410,
      body: { code: 'document.gone' },
    });
    expect((await hub.as(owner).get(`/applications/${applicationId}`)).body.documents).toEqual([]);

    const sent = await apply.submitted(hub);
    const [kept] = (await hub.as(sent.owner).get(`/applications/${sent.id}`)).body.documents;
    expect(await hub.as(sent.owner).delete(`/documents/${kept.id}`)).toMatchObject({
      status: 409,
      body: { code: 'document.closed' },
    });
    expect(
      await hub.as(sent.owner).upload(`/applications/${sent.id}/documents/quotation`, 'more.pdf', pdf('more')),
    ).toMatchObject({
      status: 409,
      body: { code: 'document.closed' },
    });
  });
});

describe('the sweep', () => {
  const sweep = (hub: TestHub) => documentJobs({ ...hub.needs, clock: hub.now })['documents.sweep']?.({});

  test('takes away what a crash between file and row left, and what was removed, but nothing younger than an hour', async ({
    hub,
  }) => {
    hub.stand('2026-03-02T06:00:00Z');
    const { owner, answer } = await attached(hub);
    const key = (
      await hub.db.selectFrom('document').select('storage_key').where('id', '=', answer.body.id).executeTakeFirstOrThrow()
    ).storage_key;
    // Killed after the file was kept and before its row was written.
    const { files } = hub.needs;
    const left = Buffer.from('left behind');
    await hub.db.insertInto('loose_file').values({ storage_key: 'zz/doc_orphan', since: hub.now() }).execute();
    await files.put('zz/doc_orphan', new Blob([left]), createHash('sha256').update(left).digest('hex'));
    await hub.as(owner).delete(`/documents/${answer.body.id}`);

    await sweep(hub);
    expect(await files.open(key)).toBeDefined();
    hub.stand('2026-03-02T07:00:01Z');
    await sweep(hub);
    expect(await files.open(key)).toBeUndefined();
    expect(await files.open('zz/doc_orphan')).toBeUndefined();
    const loose = await hub.db.selectFrom('loose_file').selectAll().where('storage_key', 'in', [key, 'zz/doc_orphan']).execute();
    expect(loose).toEqual([]);
    hub.stand(undefined);
  });

  test('leaves what became a document', async ({ hub }) => {
    hub.stand('2026-03-02T06:00:00Z');
    const { owner, answer } = await attached(hub);
    hub.stand('2026-03-03T06:00:00Z');
    await sweep(hub);
    expect((await hub.as(owner).get(`/documents/${answer.body.id}`)).status).toBe(200);
    hub.stand(undefined);
  });
});
