// The same cases against the real clamd, where the machine has it, and against a stand-in that speaks its protocol.

import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eicar, hasClamd, startClamd, startStandIn, streamMost, type TestScanner } from '../../../test/clamd.ts';
import * as apply from '../../../test/given-application.ts';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { docx, pdf } from '../../../test/zip.ts';
import { clamdScan, NoVerdict } from '../../platform/clamd.ts';

const scanners: [string, () => Promise<TestScanner>][] = [['a stand-in', () => startStandIn()]];
if (hasClamd) scanners.push(['clamd itself', startClamd]);
else process.stderr.write('There is no clamd on this machine: viruses are looked for by the stand-in only.\n');

const infected = Buffer.concat([pdf('bad'), Buffer.from(`\n% ${eicar}\n`)]);

describe.each(scanners)('with %s', (_, start) => {
  let scanner: TestScanner;
  let hub: TestHub;
  beforeAll(async () => {
    scanner = await start();
    hub = await openTestHub(undefined, { CAUSEWAY_CLAMD: scanner.setting, LOG_LEVEL: 'silent' });
  });
  afterAll(async () => {
    await hub.close();
    await scanner.stop();
  });
  const attach = async (name: string, bytes: Uint8Array) => {
    const made = await apply.draft(hub, { documents: false });
    const answer = await hub.as(made.owner).upload(`/applications/${made.id}/documents/quotation`, name, bytes);
    const { body } = await hub.as(made.owner).get(`/applications/${made.id}`);
    return { ...made, answer, documents: body.documents as unknown[] };
  };

  test('a clean file is taken, small or of several megabytes', async () => {
    expect((await attach('quote.pdf', pdf())).answer.status).toBe(200);
    expect((await attach('quote.pdf', Buffer.concat([pdf(), Buffer.alloc(6_000_000, 32)]))).answer.status).toBe(200);
  });

  test('a file with a virus is refused by its name, kept nowhere, and an event says so without naming the file', async () => {
    const before = (await stored()).length;
    const { id, owner, answer, documents } = await attach('rechnung 陳大文.pdf', infected);
    expect(answer).toMatchObject({
      status: 422,
      body: { code: 'document.infected', facts: { name: 'rechnung 陳大文.pdf', signature: expect.stringContaining('Eicar') } },
    });
    expect(documents).toEqual([]);
    expect((await stored()).length).toBe(before);
    const event = await hub.db
      .selectFrom('event')
      .select(['facts', 'details', 'actor'])
      .where('subject', '=', id)
      .where('kind', '=', 'document.infected')
      .executeTakeFirstOrThrow();
    expect(event).toMatchObject({ actor: owner.id, facts: { field: 'quotation', bytes: infected.byteLength } });
    expect(JSON.stringify(event.facts)).not.toContain('陳大文');
  });

  test('what the scanner will not look at because of its size is not taken for clean', async () => {
    const { answer, documents } = await attach('quote.pdf', Buffer.concat([pdf(), Buffer.alloc(streamMost + 500_000, 32)]));
    expect(answer).toMatchObject({ status: 503, body: { code: 'document.not_scanned' } });
    expect(documents).toEqual([]);
  });

  const stored = async () => {
    const files = await readdir(join(hub.config.data, 'files'), { recursive: true, withFileTypes: true });
    const incoming = await readdir(join(hub.config.data, 'incoming'));
    expect(incoming).toEqual([]);
    return files.filter((file) => file.isFile());
  };
});

test('while the scanner is down nothing is taken, in clear words; once it is back the same file is', async () => {
  const first = await startStandIn();
  const hub = await openTestHub(undefined, { CAUSEWAY_CLAMD: first.setting, LOG_LEVEL: 'silent' });
  try {
    const { id, owner } = await apply.draft(hub, { documents: false });
    const attach = () => hub.as(owner).upload(`/applications/${id}/documents/quotation`, 'quote.pdf', pdf());
    await first.stop();
    const refused = await attach();
    expect(refused).toMatchObject({ status: 503, body: { code: 'document.not_scanned', facts: { name: 'quote.pdf' } } });
    expect(JSON.stringify(refused.body)).not.toContain('127.0.0.1');
    expect((await hub.as(owner).get(`/applications/${id}`)).body.documents).toEqual([]);
  } finally {
    await hub.close();
  }
});

test('only a clear word counts as a verdict', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'causeway scans '));
  const file = join(folder, 'file');
  await writeFile(file, docx());
  try {
    for (const said of ['', 'stream: OKAY', 'stream: Access denied. ERROR', 'COMMAND READ TIMED OUT', 'stream: FOUND']) {
      const odd = await startStandIn(said);
      const [host = '', port] = odd.setting.split(':');
      const told: string[] = [];
      const scan = clamdScan({ host, port: Number(port) }, (why) => told.push(why), 300);
      await expect(scan(file), said).rejects.toBeInstanceOf(NoVerdict);
      expect(told).toHaveLength(1);
      await odd.stop();
    }
    const reports: string[] = [];
    await expect(clamdScan({ path: join(folder, 'none') }, (why) => reports.push(why))(file)).rejects.toBeInstanceOf(NoVerdict);
    expect(reports[0]).toContain('cannot be reached');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
