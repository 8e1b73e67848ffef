import type { Db } from '../../platform/db.ts';
import type { Actor } from '../../platform/http/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import { type Change, compareSchemes } from '../schemes/compare.ts';
import { withoutHidden } from '../schemes/hidden.ts';
import { schemeVersion } from '../schemes/versions.ts';

/**
 * What changed in the rules of a draft's call since the draft was begun, so that its writer sees which questions and rules
 * are others now. Nothing where the rules are those it was begun under, or it was sent.
 */
export async function draftChanges(db: Db, actor: Actor, applicationId: string) {
  const it = await db
    .selectFrom('application')
    .innerJoin('call', 'call.id', 'application.call_id')
    .select(['application.organisation_id', 'application.created_at', 'application.submitted_at', 'call.id as callId'])
    .select(['call.scheme', 'call.version'])
    .where('application.id', '=', applicationId)
    .executeTakeFirst();
  if (it === undefined || !actor.organisations.includes(it.organisation_id)) throw new Refusal(404, 'http.not_found');
  const moved = await db
    .selectFrom('call_change')
    .select(['from_version', 'reason', 'applied_at'])
    .where('call_id', '=', it.callId)
    .where('kind', '=', 'repin')
    .where('applied_at', '>', it.created_at)
    .orderBy('applied_at')
    .execute();
  const from = moved[0]?.from_version ?? it.version;
  const last = moved.at(-1);
  if (it.submitted_at !== null || last?.applied_at == null || from === it.version) return { moved: null, changes: [] };
  const [older, younger] = [await schemeVersion(db, it.scheme, from), await schemeVersion(db, it.scheme, it.version)];
  const changes: readonly Change[] = compareSchemes(withoutHidden(older), withoutHidden(younger));
  return { moved: { from, to: it.version, at: last.applied_at, reason: last.reason }, changes: [...changes] };
}
