// Makes the example hub: the same each time but for identifiers, up to the day it is made.

import { sql } from 'kysely';
import type { Config } from '../config.ts';
import { enterCall } from '../core/calls/calls.ts';
import { sealBlocks } from '../core/log/seal.ts';
import { actorOf } from '../core/people/actor.ts';
import { publishSchemes } from '../core/schemes/schemes.ts';
import { schemeVersion } from '../core/schemes/versions.ts';
import type { Scheme } from '../core/schemes/shape.ts';
import { openHub } from '../hub.ts';
import { type Database, type Db, transact } from '../platform/db.ts';
import { migrate } from '../platform/migrate.ts';
import { bringOver } from './brought.ts';
import { beginNextVersion } from './drafts.ts';
import { later } from './calendar.ts';
import { chanceFrom } from './chance.ts';
import { type Life, live } from './lives.ts';
import { type OnSale, providerLife } from './market.ts';
import { populate, settlePopulation } from './population.ts';
import { type Lookup, payingLife, shopLife, type Town } from './shops.ts';
import { afternoonAfter, roundsOf, VENTURES_PER_SCHEME } from './rounds.ts';
import { walkerHeader, walkThrough } from './walk.ts';

const day = 86_400_000;
const daysBack = 420;

export interface Size {
  readonly shops: number;
  readonly providers: number;
  readonly ventures: number;
}

export const wholeHub: Size = { shops: 260, providers: 24, ventures: 13 * VENTURES_PER_SCHEME };

/** Whether nobody lives in this database yet. */
export async function isEmpty(db: Db): Promise<boolean> {
  await migrate(db);
  return (await db.selectFrom('person').select('id').limit(1).executeTakeFirst()) === undefined;
}

/** Fills an empty database. `tell` hears how far it is. */
export async function seed(
  config: Config,
  database: Database,
  now: Date,
  tell: (line: string) => void,
  size: Size = wholeHub,
): Promise<void> {
  const { db } = database;
  let clock = new Date(now.getTime() - daysBack * day);
  const opened = clock;
  const hub = await openHub(
    { ...config, logLevel: 'error' },
    {
      database,
      clock: () => clock,
      identify: async (headers) => actorOf(db, headers.get(walkerHeader) ?? ''),
    },
  );
  try {
    await transact(db, (tx) => publishSchemes(tx, config.schemes, 'hub', opened));
    const walk = walkThrough({
      origin: config.address,
      fetch: (request) => hub.fetch(request),
      setClock: (instant) => {
        clock = instant;
      },
      drain: () => hub.jobs.drain(),
    });
    const schemes = await schemesOf(db);
    // The town lives by the first scheme that has packages to sell; start-ups apply under the others.
    const lived = schemes.find(({ packages }) => packages !== undefined);
    if (lived !== undefined) {
      let told = 0;
      const others = schemes.filter((scheme) => scheme !== lived);
      const lives = await livesOf(lived, others, { db, walk, opened, now, size });
      await live(lives, now, {
        at: walk.at,
        dayEnds: async (instant) => {
          await walk.settle();
          await sealBlocks(db, hub.sealing.signer, instant);
        },
        progress: (done, at) => {
          if (Math.floor(done / 300) > told) {
            told = Math.floor(done / 300);
            tell(`Example hub: ${at.toISOString().slice(0, 10)}`);
          }
        },
      });
    }
    clock = now;
    if (lived !== undefined) {
      await bringOver(walk, db, lived.scheme);
      await beginNextVersion(walk, db, lived.scheme);
    }
    await walk.settle();
    while ((await sealBlocks(db, hub.sealing.signer, now)) > 0);
    await sql`analyze`.execute(db);
  } finally {
    await hub.close();
  }
}

/** Every scheme as it was published last. */
async function schemesOf(db: Db): Promise<readonly Scheme[]> {
  const rows = await db
    .selectFrom('scheme_version')
    .select(['scheme', (row) => row.fn.max('version').as('version')])
    .groupBy('scheme')
    .orderBy('scheme')
    .execute();
  return Promise.all(rows.map(({ scheme, version }) => schemeVersion(db, scheme, version)));
}

const exampleTitle = { en: 'Example round', 'zh-Hant': '示例申請期', 'zh-Hans': '示例申请期' };

interface Ways {
  readonly db: Db;
  readonly walk: ReturnType<typeof walkThrough>;
  readonly opened: Date;
  readonly now: Date;
  readonly size: Size;
}

async function livesOf(scheme: Scheme, others: readonly Scheme[], { db, walk, opened, now, size }: Ways): Promise<Life[]> {
  const chance = chanceFrom(20_260_917);
  const sectors = Object.values(scheme.terms).flatMap((term) => (term.kind === 'choices' ? [term] : []));
  const sold = sectors.find((term) => term === scheme.terms[scheme.packages?.sectors ?? '']);
  const people = populate(chance, sold?.options.map((option) => option.value) ?? [], size);
  await transact(db, (tx) => settlePopulation(tx, people, chance, opened));
  const round = { scheme: scheme.scheme, code: 'example', title: exampleTitle };
  const call = await enterCall(db, 'hub', { ...round, opensAt: opened, closesAt: afternoonAfter(now, 75) }, opened);

  const shelf: OnSale[] = [];
  // Most came at the beginning; every eighth is new and waits for a decision, or for one on its packages.
  const enrolsAt = (at: number) =>
    at % 8 === 7 ? later(now, -1 - Math.floor(at / 2), chance) : later(opened, chance.between(1, 90), chance);
  const lookup = lookupIn(db);
  const ground = { db, walk, lookup, people, opened, now };
  const rounds: Life[] = [];
  for (const [place, other] of others.entries()) rounds.push(...(await roundsOf(ground, other, place)));
  const town: Town = { walk, lookup, people, shelf, callId: call.id };
  return [
    ...people.providers.map((firm, at) => providerLife(walk, scheme, people, firm, chanceFrom(1_000 + at), enrolsAt(at), shelf)),
    ...people.shops.map((firm, at) => {
      // More came lately than at first, and some are only just asking.
      const back = Math.floor((daysBack - 110) * (1 - Math.sqrt((at + 1) / people.shops.length)));
      const own = chanceFrom(5_000 + at);
      return shopLife(town, firm, own, later(now, -back - own.between(0, 9), own));
    }),
    ...rounds,
    payingLife(town, chanceFrom(9_999), opened),
  ];
}

function lookupIn(db: Db): Lookup {
  return {
    officerOf: async (id) =>
      (await db.selectFrom('application').select('officer_id').where('id', '=', id).executeTakeFirst())?.officer_id ?? undefined,
    awardOf: async (id) => (await db.selectFrom('award').select('id').where('application_id', '=', id).executeTakeFirst())?.id,
    claimOfficerOf: async (id) =>
      (await db.selectFrom('claim').select('officer_id').where('id', '=', id).executeTakeFirst())?.officer_id ?? undefined,
    linkTo: async (email) => {
      const mail = await db
        .selectFrom('mail_message')
        .select('body')
        .where('recipient', '=', email)
        .where('body', 'like', '%/confirm/%')
        .orderBy('sent_at', 'desc')
        .limit(1)
        .executeTakeFirst();
      return /\/confirm\/([\w-]+)/.exec(mail?.body ?? '')?.[1];
    },
  };
}
