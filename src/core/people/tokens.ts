import { randomBytes } from 'node:crypto';
import { type Db, transact } from '../../platform/db.ts';
import type { Actor } from '../../platform/http/actor.ts';
import { newId } from '../../platform/ids.ts';
import { Refusal } from '../../platform/refusal.ts';
import { record } from '../log/log.ts';
import { notify } from '../notices/notify.ts';
import { tokenHash } from './token-actor.ts';

const mostTokens = 25;

export interface NewToken {
  readonly name: string;
  readonly scopes: readonly string[];
  /** How long it is good for. */
  readonly days: number;
}

/** Makes a personal token. It is shown this once; only its hash is kept. It rests on what the session now rests on. */
export function makeToken(
  db: Db,
  actor: Actor,
  known: readonly string[],
  { name, scopes, days }: NewToken,
  now: Date,
): Promise<{ id: string; token: string }> {
  const unknown = scopes.find((scope) => !known.includes(scope));
  if (unknown !== undefined) {
    throw new Refusal(422, 'http.invalid', {}, [{ field: 'scopes', code: 'tokens.scope_unknown', facts: { scope: unknown } }]);
  }
  return transact(db, async (tx) => {
    // One at a time for a person, so that the count holds.
    await tx.selectFrom('person').select('id').where('id', '=', actor.id).forNoKeyUpdate().executeTakeFirstOrThrow();
    const session = await tx
      .selectFrom('session')
      .select('proof')
      .where('id', '=', actor.session ?? '')
      .where('person_id', '=', actor.id)
      .executeTakeFirst();
    if (session === undefined) throw new Refusal(403, 'http.session_only');
    const { open } = await tx
      .selectFrom('personal_token')
      .select(({ fn }) => fn.countAll<bigint>().as('open'))
      .where('person_id', '=', actor.id)
      .where('revoked_at', 'is', null)
      .where('expires_at', '>', now)
      .executeTakeFirstOrThrow();
    if (open >= BigInt(mostTokens)) throw new Refusal(409, 'tokens.too_many', { limit: mostTokens });

    const id = newId('tok', now.getTime());
    const token = `cw_${randomBytes(32).toString('base64url')}`;
    const expiresAt = new Date(now.getTime() + days * 86_400_000);
    await tx
      .insertInto('personal_token')
      .values({
        id,
        person_id: actor.id,
        name,
        hash: tokenHash(token),
        hint: token.slice(-4),
        scopes: [...new Set(scopes)].toSorted(),
        proof: session.proof,
        created_at: now,
        expires_at: expiresAt,
      })
      .execute();
    const facts = { token: id, scopes: scopes.join(' '), expiresAt: expiresAt.toISOString() };
    await record(tx, { at: now, kind: 'token.made', subject: actor.id, actor: actor.id, facts, details: { name } });
    await notify(
      tx,
      [actor.id],
      { kind: 'tokens.notice.made', facts: { name, until: expiresAt }, link: '/portal/account/tokens' },
      now,
    );
    return { id, token };
  });
}

/** Ends one of my tokens at once. Ending it twice is no error; somebody else's is not there. */
export function revokeToken(db: Db, actor: Actor, id: string, now: Date): Promise<void> {
  return transact(db, async (tx) => {
    const own = await tx
      .selectFrom('personal_token')
      .select('revoked_at')
      .where('id', '=', id)
      .where('person_id', '=', actor.id)
      .forUpdate()
      .executeTakeFirst();
    if (own === undefined) throw new Refusal(404, 'tokens.not_found');
    if (own.revoked_at !== null) return;
    await tx.updateTable('personal_token').set({ revoked_at: now }).where('id', '=', id).execute();
    await record(tx, { at: now, kind: 'token.revoked', subject: actor.id, actor: actor.id, facts: { token: id } });
  });
}

/** My tokens that are good, the newest first, and those that ended in the last month. */
export async function tokensOf(db: Db, actor: Actor, now: Date) {
  const rows = await db
    .selectFrom('personal_token')
    .select([
      'id',
      'name',
      'hint',
      'scopes',
      'created_at as createdAt',
      'expires_at as expiresAt',
      'last_used_at as lastUsedAt',
      'revoked_at as revokedAt',
    ])
    .where('person_id', '=', actor.id)
    .where('expires_at', '>', new Date(now.getTime() - 30 * 86_400_000))
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(100)
    .execute();
  return rows.map((row) => ({ ...row, isGood: row.revokedAt === null && row.expiresAt > now }));
}
