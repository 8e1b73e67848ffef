// The process is killed, at moments of chance, while people create and send applications. After each restart nothing that
// was acknowledged is missing and nothing is half done.

import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { answersOf } from '../bench/lib/answers.ts';
import { prepareIntake, schemesWithoutDocuments } from '../bench/lib/intake-hub.ts';
import { client } from '../bench/lib/load.ts';
import { type Served, startProcess } from '../bench/lib/processes.ts';
import { openTestDatabase, type TestDatabase } from './database.ts';
import { freePort } from './postgres.ts';

const applicants = 60;
const main = join(import.meta.dirname, '../src/main.ts');

test(
  'killed again and again, it loses nothing that it acknowledged and leaves nothing half done',
  { timeout: 120_000 },
  async () => {
    const database = await openTestDatabase(4);
    const folder = await mkdtemp(join(tmpdir(), 'causeway-killed-'));
    const schemes = await schemesWithoutDocuments();
    const secret = randomBytes(32).toString('hex');
    const port = await freePort();
    const address = `http://127.0.0.1:${port}`;
    const start = () =>
      startProcess([main, 'start'], /is at/, {
        DATABASE_URL: database.url ?? '',
        DATABASE_POOL: '8',
        PORT: String(port),
        CAUSEWAY_URL: address,
        CAUSEWAY_DATA: folder,
        CAUSEWAY_DEMO: '1',
        CAUSEWAY_SECRET: secret,
        CAUSEWAY_SCHEMES: schemes,
        LOG_LEVEL: 'silent',
      });
    let server: Served | undefined;
    try {
      const prepared = await prepareIntake(database.url ?? '', schemes, secret, applicants);
      server = await start();
      const acknowledged = new Map<string, string>();
      const sending = prepared.applicants.map(async ({ organisationId, enquiryId, cookie }, at) => {
        const own = client();
        const draft = JSON.stringify({ callId: prepared.callId, organisationId, basisId: enquiryId, answers: answersOf(at) });
        // A patient client: it asks again, the same thing under the same key, until it is told.
        const ask = async (path: string, body: string, key = ''): Promise<Record<string, string>> => {
          const headers = { cookie, ...(key === '' ? {} : { 'idempotency-key': key }) };
          for (;;) {
            const reply = await own.send('POST', `${address}/api${path}`, body, headers).catch(() => undefined);
            if (reply?.status === 200) return JSON.parse(reply.text) as Record<string, string>;
            if (reply !== undefined && reply.status < 500) throw new Error(`${reply.status}: ${reply.text}`);
            await pause(20);
          }
        };
        try {
          const { id = '' } = await ask('/applications', draft, `begin-${at}-${organisationId}`);
          const { reference = '' } = await ask(`/applications/${id}/submit`, '{}');
          acknowledged.set(id, reference);
        } finally {
          own.close();
        }
      });
      for (let kill = 0; kill < 3; kill += 1) {
        const before = acknowledged.size;
        while (acknowledged.size < Math.min(before + 8, applicants)) await pause(2);
        const ended = once(server.process, 'exit');
        server.process.kill('SIGKILL');
        await ended;
        server = await start();
      }
      await Promise.all(sending);

      const kept = await database.db
        .selectFrom('application')
        .select(['id', 'reference'])
        .where('status', '<>', 'draft')
        .execute();
      expect(new Map(kept.map(({ id, reference }) => [id, reference]))).toEqual(acknowledged);
      expect(new Set(acknowledged.values()).size).toBe(applicants);
      expect(await halves(database)).toEqual({ drafts: 0, events: applicants, evaluations: applicants, jobs: applicants });
    } finally {
      await server?.stop();
      await database.close();
      await rm(folder, { recursive: true, force: true });
      await rm(schemes, { recursive: true, force: true });
    }
  },
);

/** What belongs to a submission, counted: one of each for each (a job waits in the outbox or the queue), and no draft left over. */
async function halves({ db }: TestDatabase) {
  const { rows } = await sql<{ drafts: number; events: number; evaluations: number; jobs: number }>`
    select (select count(*)::int from application where status = 'draft') as drafts,
      (select count(*)::int from event where kind = 'application.submitted') as events,
      (select count(distinct subject_id)::int from evaluation where stage = 'submit') as evaluations,
      (select count(distinct id)::int from (
        select data ->> 'applicationId' as id from jobs.job union select data ->> 'applicationId' from outbox
      ) as asked) as jobs`.execute(db);
  return rows[0];
}
