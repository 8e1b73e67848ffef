import { type Db, transact } from '../../platform/db.ts';
import type { Actor } from '../../platform/http/actor.ts';
import type { Locale } from '../../platform/formats.ts';
import type { ProvidersAmong } from '../module.ts';
import { record } from '../log/log.ts';
import { stepLeft } from './rules.ts';
import { rolesOf } from './views.ts';

/** Who I am to the hub: the first thing that a page of portal or office asks. */
export async function meOf(db: Db, actor: Actor, providersAmong: ProvidersAmong) {
  const person = await db
    .selectFrom('person')
    .leftJoin('session', (join) => join.onRef('session.person_id', '=', 'person.id').on('session.id', '=', actor.session ?? ''))
    .select((of) => [
      'person.id',
      'person.name',
      'person.email',
      'person.locale',
      'session.proof',
      of
        .selectFrom('notice')
        .select(({ fn }) => fn.countAll<bigint>().as('unread'))
        .where('notice.person_id', '=', actor.id)
        .where('notice.read_at', 'is', null)
        .as('unread'),
      of
        .exists(of.selectFrom('credential').select('id').where('person_id', '=', actor.id).where('password', 'is not', null))
        .as('hasPassword'),
    ])
    .where('person.id', '=', actor.id)
    .executeTakeFirstOrThrow();
  const held = (await rolesOf(db, [actor.id])).get(actor.id) ?? [];
  const organisations = await db
    .selectFrom('membership')
    .innerJoin('organisation', 'organisation.id', 'membership.organisation_id')
    .select(['organisation.id', 'organisation.name_en as nameEn', 'organisation.name_zh as nameZh', 'membership.role'])
    .where('membership.person_id', '=', actor.id)
    .orderBy('organisation.name_en')
    .execute();
  const providers = await providersAmong(db, actor.organisations);
  const { id, name, email, locale, proof, unread, hasPassword } = person;
  return {
    id,
    name,
    email,
    locale,
    hasPassword: Boolean(hasPassword),
    roles: [...actor.grants],
    /** What is still to be shown before the roles that are held count. */
    next: proof === null ? null : stepLeft(proof, held.length > 0),
    organisations: organisations.map((organisation) => ({ ...organisation, isProvider: providers.includes(organisation.id) })),
    unread: Number(unread ?? 0n),
  };
}

/** Changes what I am called, or the language that mail comes in. */
export async function changeMe(
  db: Db,
  actor: Actor,
  given: { name?: string | undefined; locale?: Locale | undefined },
  now: Date,
): Promise<void> {
  const changed = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  if (Object.keys(changed).length === 0) return;
  await transact(db, async (tx) => {
    await tx
      .updateTable('person')
      .set({ ...changed, updated_at: now })
      .where('id', '=', actor.id)
      .execute();
    const facts = { names: Object.keys(changed).toSorted().join(' ') };
    await record(tx, { at: now, kind: 'person.changed', subject: actor.id, actor: actor.id, facts, details: changed });
  });
}

/** Where I am signed in, the newest first. */
export async function sessionsOf(db: Db, actor: Actor, now: Date) {
  const rows = await db
    .selectFrom('session')
    .select(['id', 'user_agent as device', 'created_at as since', 'expires_at as until'])
    .where('person_id', '=', actor.id)
    .where('expires_at', '>', now)
    .orderBy('created_at', 'desc')
    .limit(100)
    .execute();
  return rows.map((row) => ({ ...row, device: row.device ?? '', isThis: row.id === actor.session }));
}

/** Ends one of my sessions, or all of them: "sign out everywhere". Somebody else's stays. */
export async function endSessions(db: Db, actor: Actor, sessionId: string | undefined, now: Date): Promise<void> {
  await transact(db, async (tx) => {
    const mine = tx.deleteFrom('session').where('person_id', '=', actor.id).returning('id');
    const ended = await (sessionId === undefined ? mine : mine.where('id', '=', sessionId)).execute();
    if (ended.length === 0) return;
    const facts = { sessions: ended.length };
    await record(tx, { at: now, kind: 'person.signed_out', subject: actor.id, actor: actor.id, facts });
  });
}
