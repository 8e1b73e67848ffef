// What everybody was told, against what stands in the database.

import pg from 'pg';
import { quantile, rounded } from './report.ts';

/** How sending went for one applicant; times in milliseconds since 1970, by the clock the server has too. */
export interface Told {
  readonly id: string;
  /** When they meant to send: what the wait is counted from. */
  readonly meantAt: number;
  /** When the first try left that may have reached a server. */
  readonly sentAt: number;
  readonly toldAt: number;
  readonly tries: number;
  readonly status: number;
  readonly text: string;
}

export interface Account {
  readonly accepted: number;
  readonly refusedLate: number;
  /** Sent in time, or told to be in, and not there. */
  readonly lost: number;
  /** There more than once: an event, a reference or a judgement too many. */
  readonly doubled: number;
  /** In, at an instant that is not between sending and being told, or not before the close; or another than the receipt says. */
  readonly wrongInstant: number;
  /** Sent before the close and had by the server after it: how many, and the longest way in milliseconds. */
  readonly onTheWay: number;
  readonly longestWay: number;
  /** Anything else that was said. */
  readonly otherwise: readonly string[];
  readonly askedAgain: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly slowest: number;
  readonly processAwaySeconds: number;
  readonly databaseAwaySeconds: number;
}

interface Entry {
  readonly id: string;
  readonly submitted_at: Date | null;
  readonly reference: string | null;
  readonly events: number;
  readonly judgements: number;
  readonly asked: number;
}

/** Two clocks in one machine: what is read in one process may be a little behind another. */
const grain = 5;

/** From sending to having, in milliseconds: longer is no way but a queue, and counts as lost. */
const longWay = 1000;

/** The instant at which the server had a request that it refused as too late. */
function hadAt(text: string): number {
  const { facts } = JSON.parse(text) as { facts?: { at?: string } };
  return Date.parse(facts?.at ?? '');
}

export async function reckon(
  database: string,
  told: readonly Told[],
  closes: number,
  away: Pick<Account, 'processAwaySeconds' | 'databaseAwaySeconds'>,
): Promise<Account> {
  const entries = await entriesOf(database);
  const references = new Set<string>();
  const count = { accepted: 0, refusedLate: 0, lost: 0, doubled: 0, wrongInstant: 0 };
  const otherwise: string[] = [];
  const straddling: number[] = [];
  for (const one of told) {
    const entry = entries.get(one.id);
    const at = entry?.submitted_at?.getTime();
    const isIn = at !== undefined;
    if (one.status === 200) count.accepted += 1;
    else if (one.status === 409 && one.text.includes('application.closed')) count.refusedLate += 1;
    else otherwise.push(`${one.status}: ${one.text}`);

    if (!isIn && one.sentAt < closes) {
      // A first try that the server had only after the close was on its way when it came: refused, and rightly.
      const isRefused = one.status === 409 && one.tries === 1;
      const way = isRefused ? hadAt(one.text) - one.sentAt : Number.POSITIVE_INFINITY;
      if (way < longWay) straddling.push(way);
      else count.lost += 1;
    } else if (!isIn && one.status === 200) count.lost += 1;
    if (entry === undefined || !isIn) continue;
    const isAgain = entry.reference === null || references.has(entry.reference);
    references.add(entry.reference ?? '');
    if (isAgain || entry.events !== 1 || entry.judgements !== 1 || entry.asked > 1) count.doubled += 1;
    const isBetween = at >= one.sentAt - grain && at <= one.toldAt + grain && at < closes;
    if (!isBetween || !one.text.includes(new Date(at).toISOString())) count.wrongInstant += 1;
  }
  const waits = told.map(({ meantAt, toldAt }) => toldAt - meantAt);
  return {
    ...count,
    otherwise: otherwise.slice(0, 5),
    onTheWay: straddling.length,
    longestWay: Math.max(0, ...straddling),
    askedAgain: told.filter(({ tries }) => tries > 1).length,
    p50: rounded(quantile(waits, 0.5), 0),
    p95: rounded(quantile(waits, 0.95), 0),
    p99: rounded(quantile(waits, 0.99), 0),
    slowest: rounded(Math.max(...waits), 0),
    processAwaySeconds: rounded(away.processAwaySeconds, 1),
    databaseAwaySeconds: rounded(away.databaseAwaySeconds, 1),
  };
}

async function entriesOf(database: string): Promise<ReadonlyMap<string, Entry>> {
  const one = new pg.Client(database);
  await one.connect();
  try {
    const { rows } = await one.query<Entry>(`
      select id, submitted_at, reference,
        (select count(*)::int from event where subject = application.id and kind = 'application.submitted') as events,
        (select count(*)::int from evaluation where subject_id = application.id and stage = 'submit') as judgements,
        (select count(*)::int from outbox where data ->> 'applicationId' = application.id) as asked
      from application`);
    return new Map(rows.map((row) => [row.id, row]));
  } finally {
    await one.end();
  }
}
