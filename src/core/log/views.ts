import { sql } from 'kysely';
import type { Db } from '../../platform/db.ts';
import { type Actor, holds, type Role } from '../../platform/http/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import { isSealed } from '../calls/rules.ts';
import { headerOf } from './block.ts';

const pageSize = 50;

/** One page of blocks, the latest first. */
export async function listBlocks(db: Db, page: number, size = pageSize) {
  const head = await db.selectFrom('block').select('no').orderBy('no', 'desc').limit(1).executeTakeFirst();
  const total = Number(head?.no ?? 0n);
  const rows = await db
    .selectFrom('block')
    .selectAll()
    .where('no', '<=', BigInt(total - (page - 1) * size))
    .orderBy('no', 'desc')
    .limit(size)
    .execute();
  const blocks = rows.map((row) => ({ ...headerOf(row), hash: row.hash, signature: row.signature }));
  return { blocks, total, page, size };
}

/** A block with the hashes of its leaves in order: enough to work out its root again. */
export async function blockOf(db: Db, no: number) {
  const row = await db
    .selectFrom('block')
    .innerJoin('signing_key', 'signing_key.id', 'block.key_id')
    .selectAll('block')
    .select('signing_key.public_key')
    .where('no', '=', BigInt(no))
    .executeTakeFirst();
  if (row === undefined) throw new Refusal(404, 'log.no_block');
  const leaves = await db.selectFrom('event').select('leaf').where('block_no', '=', row.no).orderBy('position').execute();
  const { hash, signature, public_key: publicKey } = row;
  return { header: headerOf(row), hash, signature, publicKey, leaves: leaves.map((event) => event.leaf ?? '') };
}

export const historians = ['officer', 'assessor', 'approver', 'committee', 'finance', 'admin'] as const satisfies readonly Role[];

/**
 * What happened to a case, the latest first: to the thing itself and to what hangs on it (an application's award, its
 * obligations and claims). For those who hold a role in its scheme; for others it is as if it were not there.
 */
export async function historyOf(db: Db, actor: Actor, subject: string, page: number, now: Date) {
  const scheme = await schemeOf(db, subject);
  const mayRead = scheme === null ? actor.grants.some((grant) => isOpen(grant)) : holds(actor, historians, scheme);
  if (!mayRead) throw new Refusal(404, 'http.not_found');
  const sealedUntil = await sealOf(db, subject);
  if (isSealed(sealedUntil, now)) throw new Refusal(409, 'calls.sealed', { until: sealedUntil.toISOString() });
  const ofCase = db.selectFrom('event').where('event.subject', 'in', partsOf(subject));
  const { total } = await ofCase.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow();
  const events = await ofCase
    .leftJoin('person', 'person.id', 'event.actor')
    .select(['event.id', 'event.at', 'event.kind', 'event.subject', 'event.actor', 'person.name as actorName'])
    .select((of) => [
      of.ref('event.facts').$castTo<Record<string, unknown>>().as('facts'),
      of.ref('event.details').$castTo<Record<string, unknown> | null>().as('details'),
      sql<number | null>`event.block_no::int`.as('block'),
    ])
    .orderBy('event.at', 'desc')
    .orderBy('event.id', 'desc')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  return { events, total, page, size: pageSize };
}

/** Until when nobody of the office may read of an application. */
async function sealOf(db: Db, subject: string): Promise<Date | null> {
  const row = await db
    .selectFrom('application')
    .innerJoin('call', 'call.id', 'application.call_id')
    .select('call.sealed_until')
    .where('application.id', '=', subject)
    .executeTakeFirst();
  return row?.sealed_until ?? null;
}

/** A grant that is good for every scheme. */
function isOpen({ role, scheme }: Actor['grants'][number]): boolean {
  return scheme === null && (historians as readonly Role[]).includes(role);
}

function partsOf(subject: string) {
  return sql<string>`(
    select ${subject}::text
    union select id from award where application_id = ${subject}
    union select obligation.id from obligation join award on award.id = award_id where ${subject} in (award.id, application_id)
    union select claim.id from claim join award on award.id = award_id where ${subject} in (award.id, application_id)
  )`;
}

/** The scheme that a thing belongs to, from its table, or else from what its events say of it. */
async function schemeOf(db: Db, subject: string): Promise<string | null> {
  const { rows } = await sql<{ scheme: string | null }>`
    select coalesce(
      (select scheme from application where id = ${subject}),
      (select scheme from award where id = ${subject}),
      (select scheme from award join claim on claim.award_id = award.id where claim.id = ${subject}),
      (select scheme from award join obligation on obligation.award_id = award.id where obligation.id = ${subject}),
      (select facts ->> 'scheme' from event where subject = ${subject} and facts ->> 'scheme' is not null order by at limit 1)
    ) as scheme`.execute(db);
  return rows[0]?.scheme ?? null;
}
