import { sql } from 'kysely';
import type { Db } from '../../platform/db.ts';
import type { Keeper, KeptUnder } from '../../core/retention/keeper.ts';

/** Enquiries to providers. What somebody wrote goes; that somebody asked for which package at which price stays for figures. */
export const enquiryKeeper: Keeper = {
  what: 'enquiries',
  after: ['last-changed'],
  old: (db, under, until, limit) =>
    restedOf(db, under, until)
      .select(['enquiry.id', lastChange.as('from'), sql<null>`null`.as('reference')])
      .orderBy('from')
      .limit(limit)
      .execute(),
  count: async (db, under, until) => {
    const row = await restedOf(db, under, until)
      .select(sql<string>`count(*)`.as('count'))
      .executeTakeFirst();
    return Number(row?.count ?? 0);
  },
  erase: async (tx, id, _rule, now) => {
    await tx.updateTable('marketplace_enquiry').set({ note: null, reply: null, erased_at: now }).where('id', '=', id).execute();
    await tx.updateTable('event').set({ details: null, salt: null }).where('subject', '=', id).execute();
    return { enquiries: 1 };
  },
};

const lastChange = sql<Date>`greatest(enquiry.asked_at, enquiry.answered_at, enquiry.withdrawn_at)`;

/** An enquiry has no call of its own: the newest version under which the scheme has a call says how long it is kept. */
const restedOf = (db: Db, { scheme, version }: KeptUnder, until: Date) =>
  db
    .selectFrom('marketplace_enquiry as enquiry')
    .innerJoin('marketplace_package as package', 'package.id', 'enquiry.package_id')
    .where('package.scheme', '=', scheme)
    .where('enquiry.erased_at', 'is', null)
    .where(lastChange, '<=', until)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('call').select('call.id').where('call.scheme', '=', scheme).where('call.version', '>', version))),
    );
