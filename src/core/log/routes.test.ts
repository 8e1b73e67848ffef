import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import * as given from '../../../test/given.ts';
import { test, type TestHub } from '../../../test/hub.ts';
import { transact } from '../../platform/db.ts';
import { newId } from '../../platform/ids.ts';
import { record } from './log.ts';
import { rootFromPath, rootOf } from './merkle.ts';
import { sealBlocks } from './seal.ts';
import { findings } from './sealed.fixture.ts';

async function happen(hub: TestHub, subject: string, facts: Record<string, string> = {}): Promise<string> {
  const details = { reason: `about ${subject}` };
  return transact(hub.db, (tx) => record(tx, { at: hub.now(), kind: 'test.happened', subject, actor: 'hub', facts, details }));
}
const seal = (hub: TestHub) => sealBlocks(hub.db, hub.needs.signer, hub.now());

test('anybody reads the blocks, works out a root again and finds the key they are signed with', async ({ hub }) => {
  for (let each = 0; each < 3; each += 1) await happen(hub, newId('sub'));
  await seal(hub);
  const list = await hub.visitor.get('/log/blocks');
  expect(list).toMatchObject({ status: 200, body: { page: 1, size: 50 } });
  const [latest] = list.body.blocks;
  const block = await hub.visitor.get(`/log/blocks/${latest.no}`);
  expect(block.body.header).toMatchObject({ no: latest.no, root: rootOf(block.body.leaves), count: block.body.leaves.length });
  const { body } = await hub.visitor.get('/log/key');
  expect(body.keys).toEqual([{ id: body.current, publicKey: block.body.publicKey }]);
  expect(latest.keyId).toBe(body.current);
  expect(await hub.visitor.get('/log/blocks/999999')).toMatchObject({ status: 404, body: { code: 'log.no_block' } });
  expect((await hub.visitor.get('/log/blocks/x')).status).toBe(422);
});

test('the proof of an event is public and says nothing about it', async ({ hub }) => {
  const id = await happen(hub, newId('sub'), { secret: 'not so secret' });
  expect(await hub.visitor.get(`/events/${id}/proof`)).toMatchObject({ status: 409, body: { code: 'log.not_sealed' } });
  await seal(hub);
  const { body } = await hub.visitor.get(`/events/${id}/proof`);
  expect(rootFromPath(body.leaf, body.index, body.block.count, body.path)).toBe(body.block.root);
  expect(JSON.stringify(body)).not.toContain('secret');
  expect((await hub.visitor.get(`/events/${newId('evt')}/proof`)).status).toBe(404);
});

test('an administrator downloads the log, and the command checks it and finds one changed byte', async ({ hub }) => {
  const id = await happen(hub, newId('sub'), { amount: '5000000' });
  await seal(hub);
  const admin = hub.as(await given.person(hub.db, 'admin'));
  const { status, headers, body } = await admin.get('/log/export');
  expect(status).toBe(200);
  expect(headers.get('content-disposition')).toContain('causeway-log-');
  expect((await findings(Buffer.from(body as string))).at(-1)).toMatchObject({ kind: 'log_whole' });

  const folder = await mkdtemp(join(tmpdir(), 'causeway-log-'));
  const file = join(folder, 'log.jsonl');
  try {
    await writeFile(file, body as string);
    expect(await verify(file)).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^Blocks? .* whole .*\nThe log is whole/) as string,
    });
    await writeFile(file, (body as string).replace('5000000', '6000000'));
    const { code, out } = await verify(file);
    expect(code).toBe(1);
    expect(out).toContain(`event ${id}`);
    expect(out.match(/was changed/g)).toHaveLength(1);
    expect((await verify()).code).toBe(2);
  } finally {
    await rm(folder, { recursive: true });
  }
});

/** The command as a person runs it: no settings, no database. */
function verify(...files: string[]): Promise<{ code: number; out: string }> {
  const main = join(import.meta.dirname, '../../main.ts');
  return new Promise((resolve) => {
    execFile(process.execPath, [main, 'verify', ...files], { env: {} }, (error, out) =>
      resolve({ code: Number(error?.code ?? 0), out }),
    );
  });
}

test('officers of a scheme read the history of its cases, with the reasons; others find nothing there', async ({ hub }) => {
  const subject = newId('app');
  const id = await happen(hub, subject, { scheme: 'dtspp' });
  const officer = hub.as(await given.person(hub.db, 'officer:dtspp'));
  const other = hub.as(await given.person(hub.db, 'officer:other'));
  const { body } = await officer.get(`/subjects/${subject}/events`);
  expect(body).toMatchObject({
    total: 1,
    events: [
      { id, kind: 'test.happened', subject, actor: 'hub', actorName: null, details: { reason: `about ${subject}` }, block: null },
    ],
  });
  await seal(hub);
  expect((await officer.get(`/subjects/${subject}/events`)).body.events[0].block).toBeGreaterThan(0);
  expect((await other.get(`/subjects/${subject}/events`)).status).toBe(404);
  expect((await hub.as(await given.person(hub.db, 'press')).get(`/subjects/${subject}/events`)).status).toBe(403);

  const ofNoScheme = newId('sub');
  await happen(hub, ofNoScheme);
  expect((await officer.get(`/subjects/${ofNoScheme}/events`)).status).toBe(404);
  expect((await hub.as(await given.person(hub.db, 'officer')).get(`/subjects/${ofNoScheme}/events`)).body.total).toBe(1);
});
