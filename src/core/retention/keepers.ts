// What the core keeps: drafts, applications that came to nothing, awards with all that hangs on them.

import { sql } from 'kysely';
import type { Db } from '../../platform/db.ts';
import { eraseApplication, eraseAward, eraseDraft } from './erase.ts';
import type { Keeper, KeptUnder } from './keeper.ts';

const drafts: Keeper = {
  what: 'drafts',
  after: ['last-changed'],
  old: (db, under, until, limit) =>
    draftsOf(db, under, until)
      .select(['application.id', 'application.changed_at as from', 'application.reference'])
      .orderBy('application.changed_at')
      .limit(limit)
      .execute(),
  count: (db, under, until) => counted(draftsOf(db, under, until)),
  erase: (tx, id, _rule, now) => eraseDraft(tx, id, now),
};

const draftsOf = (db: Db, { scheme, version }: KeptUnder, until: Date) =>
  db
    .selectFrom('application')
    .innerJoin('call', 'call.id', 'application.call_id')
    .where('application.scheme', '=', scheme)
    .where('call.version', '=', version)
    .where('application.status', '=', 'draft')
    .where('application.changed_at', '<=', until);

const applications: Keeper = {
  what: 'refused-applications',
  after: ['refused', 'withdrawn'],
  old: (db, under, until, limit) =>
    endedOf(db, under, until)
      .select(['application.id', 'application.closed_at as from', 'application.reference'])
      .$narrowType<{ from: Date }>()
      .orderBy('application.closed_at')
      .limit(limit)
      .execute(),
  count: (db, under, until) => counted(endedOf(db, under, until)),
  erase: eraseApplication,
};

const endedOf = (db: Db, { scheme, version, after }: KeptUnder, until: Date) =>
  db
    .selectFrom('application')
    .innerJoin('call', 'call.id', 'application.call_id')
    .where('application.scheme', '=', scheme)
    .where('call.version', '=', version)
    .where('application.status', '=', after === 'withdrawn' ? 'withdrawn' : 'refused')
    .where('application.submitted_at', 'is not', null)
    .where('application.erased_at', 'is', null)
    .where('application.closed_at', '<=', until);

const awards: Keeper = {
  what: 'awards',
  after: ['closed'],
  old: (db, under, until, limit) =>
    awardsOf(db, under, until)
      .select(['award.id', 'award.ended_at as from', 'award.reference'])
      .$narrowType<{ from: Date }>()
      .orderBy('award.ended_at')
      .limit(limit)
      .execute(),
  count: (db, under, until) => counted(awardsOf(db, under, until)),
  erase: eraseAward,
};

const awardsOf = (db: Db, { scheme, version }: KeptUnder, until: Date) =>
  db
    .selectFrom('award')
    .innerJoin('call', 'call.id', 'award.call_id')
    .where('award.scheme', '=', scheme)
    .where('call.version', '=', version)
    .where('award.erased_at', 'is', null)
    .where('award.ended_at', '<=', until);

async function counted(query: ReturnType<typeof draftsOf> | ReturnType<typeof awardsOf>): Promise<number> {
  const rows = await (query as ReturnType<typeof draftsOf>).select(sql<string>`count(*)`.as('count')).execute();
  return Number(rows[0]?.count ?? 0);
}

export const coreKeepers: readonly Keeper[] = [drafts, applications, awards];
