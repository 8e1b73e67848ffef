// The last moments of a call: applicants with half-filled forms come faster and faster, each fills in the rest and sends.
// Meanwhile one of the two serve processes is killed and started again, and PostgreSQL is restarted. Their clients ask again,
// the same thing, as a browser's page does. Afterwards the books are compared with what everybody was told.

import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { freePort, type Postgres } from '../../test/postgres.ts';
import { answersOf } from './answers.ts';
import { type Applicant, prepareIntake } from './intake-hub.ts';
import { type Client, client, load } from './load.ts';
import { type Served, startProcess } from './processes.ts';
import { type Account, reckon, type Told } from './surge-books.ts';

export interface Surge {
  readonly applicants: number;
  /** Until the call closes, from the first arrival. */
  readonly seconds: number;
  /** The part of the applicants who mean to send only after the close. */
  readonly late: number;
  readonly pool: number;
}

const main = join(import.meta.dirname, '../../src/main.ts');
/** What had been typed before the surge; the rest comes in it. */
const typedBefore = 12;
/** From saving the last answers to pressing the button, in milliseconds. */
const thinking = 500;

/** Runs it on a server of PostgreSQL, which it restarts. `data` is a folder for files, `schemes` one of scheme files. */
export async function surge(
  { applicants, seconds, late, pool }: Surge,
  { server, database, data, schemes }: { server: Postgres; database: string; data: string; schemes: string },
): Promise<Account> {
  const secret = randomBytes(32).toString('hex');
  const prepared = await prepareIntake(database, schemes, secret, applicants);
  const ports = [await freePort(), await freePort()];
  const start = (port: number) =>
    startProcess([main, 'serve'], /is at/, {
      DATABASE_URL: database,
      DATABASE_POOL: String(pool),
      PORT: String(port),
      CAUSEWAY_URL: `http://127.0.0.1:${port}`,
      CAUSEWAY_DATA: data,
      CAUSEWAY_DEMO: '1',
      CAUSEWAY_SECRET: secret,
      CAUSEWAY_SCHEMES: schemes,
      LOG_LEVEL: 'silent',
    });
  const serving: Served[] = await Promise.all(ports.map(start));
  try {
    const doors = ports.map((port) => `http://127.0.0.1:${port}/api`);
    const drafts = await halfFilled(doors, prepared.callId, prepared.applicants);

    const from = Date.now() + 500;
    const closes = from + seconds * 1000;
    await setClose(database, prepared.callId, new Date(closes));
    const sending = drafts.map(async (draft, at): Promise<Told> => {
      const sendAt = from + arrival(at / drafts.length, seconds / (1 - late)) * 1000;
      await pause(Math.max(0, sendAt - thinking - Date.now()));
      return finish(doors, at, draft, sendAt);
    });
    const disturbing = disturb(serving, () => start(ports[0] ?? 0), server, from, seconds);
    const told = await Promise.all(sending);
    const disturbed = await disturbing;
    return await reckon(database, told, closes, disturbed);
  } finally {
    await Promise.all(serving.map((one) => one.stop()));
  }
}

/** The instant, in seconds, by which a part of the arrivals has come when their rate rises ten-fold from end to end. */
function arrival(part: number, over: number): number {
  return (over * (Math.sqrt(1 + 99 * part) - 1)) / 9;
}

interface Draft extends Applicant {
  readonly id: string;
}

async function halfFilled(doors: readonly string[], callId: string, applicants: readonly Applicant[]): Promise<Draft[]> {
  const drafts: Draft[] = [];
  await load(16, applicants.length, async (own, piece) => {
    const applicant = applicants[piece];
    if (applicant === undefined) throw new Error(`There is no applicant ${piece}`);
    const { organisationId, enquiryId, cookie } = applicant;
    const answers = Object.fromEntries(Object.entries(answersOf(piece)).slice(0, typedBefore));
    const body = JSON.stringify({ callId, organisationId, basisId: enquiryId, answers });
    const begun = await own.send('POST', `${doors[piece % 2]}/applications`, body, { cookie });
    if (begun.status !== 200) throw new Error(`${begun.status}: ${begun.text}`);
    drafts[piece] = { ...applicant, id: (JSON.parse(begun.text) as { id: string }).id };
  });
  return drafts;
}

/** Saves the rest of the answers, every tenth with a document, and sends when the time has come. */
async function finish(doors: readonly string[], at: number, { id, cookie }: Draft, sendAt: number): Promise<Told> {
  const own = client();
  const rest = Object.entries(answersOf(at)).slice(typedBefore);
  const changes = JSON.stringify({ changes: rest.map(([field, value]) => ({ field, value, base: 0 })) });
  try {
    await patient(own, doors, at, 'PATCH', `/applications/${id}/answers`, changes, { cookie });
    if (at % 10 === 0) {
      const headers = { cookie, 'content-type': 'image/png', 'x-file-name': 'certificate.png' };
      await patient(own, doors, at, 'PUT', `/applications/${id}/documents/registrationCopy`, picture, headers);
    }
    await pause(Math.max(0, sendAt - Date.now()));
    const headers = { cookie, 'idempotency-key': `send-${id}` };
    const { reply, tries, sentAt } = await patient(own, doors, at, 'POST', `/applications/${id}/submit`, '{}', headers);
    return { id, meantAt: sendAt, sentAt, toldAt: Date.now(), tries, status: reply.status, text: reply.text };
  } finally {
    own.close();
  }
}

/** Asks again, at the other door, when there is no answer or one that says the hub cannot now. Gives up after a minute. */
async function patient(
  own: Client,
  doors: readonly string[],
  first: number,
  method: string,
  path: string,
  body: string | Buffer,
  headers: Readonly<Record<string, string>>,
) {
  const until = Date.now() + 60_000;
  let sentAt: number | undefined;
  for (let tries = 1; ; tries += 1) {
    const door = doors[(first + tries - 1) % doors.length];
    const triedAt = Date.now();
    let said = 'no answer';
    try {
      const reply = await own.send(method, `${door}${path}`, body, headers);
      if (reply.status < 500) return { reply, tries, sentAt: sentAt ?? triedAt };
      said = `${reply.status} ${reply.text}`;
      sentAt ??= triedAt;
    } catch (error) {
      // A closed door has nothing of it; of a connection that broke one cannot say.
      if ((error as { code?: unknown }).code !== 'ECONNREFUSED') sentAt ??= triedAt;
    }
    if (Date.now() > until) throw new Error(`${method} ${path}: ${said}`);
    await pause(100 + Math.random() * 200);
  }
}

/** At 40 % of the time one serving process is killed, at 65 % PostgreSQL is restarted. Answers how long each was away. */
async function disturb(serving: Served[], start: () => Promise<Served>, server: Postgres, from: number, seconds: number) {
  const kill = async () => {
    await pause(Math.max(0, from + seconds * 400 - Date.now()));
    const since = Date.now();
    serving[0]?.process.kill('SIGKILL');
    serving[0] = await supervised(start);
    return (Date.now() - since) / 1000;
  };
  const restart = async () => {
    await pause(Math.max(0, from + seconds * 650 - Date.now()));
    const since = Date.now();
    await server.restart();
    return (Date.now() - since) / 1000;
  };
  const [processAwaySeconds, databaseAwaySeconds] = await Promise.all([kill(), restart()]);
  return { processAwaySeconds, databaseAwaySeconds };
}

/** As a supervisor does: one that cannot start, because the database is away just then, is started again. */
async function supervised(start: () => Promise<Served>): Promise<Served> {
  for (let left = 30; ; left -= 1) {
    try {
      return await start();
    } catch (error) {
      if (left === 0) throw error;
      await pause(500);
    }
  }
}

async function setClose(database: string, callId: string, closesAt: Date): Promise<void> {
  const one = new pg.Client(database);
  await one.connect();
  try {
    await one.query('update call set closes_at = $2 where id = $1', [callId, closesAt]);
  } finally {
    await one.end();
  }
}

/** The smallest picture there is. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
