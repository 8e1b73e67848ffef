import type { Db } from '../../platform/db.ts';
import type { Actor } from '../../platform/http/actor.ts';
import { Refusal } from '../../platform/refusal.ts';

/** Whether somebody outside the organisation was asked into an application, came, and was not sent away since. */
export async function isGuest(db: Db, actor: Actor, applicationId: string): Promise<boolean> {
  const row = await db
    .selectFrom('application_guest')
    .select('id')
    .where('person_id', '=', actor.id)
    .where('application_id', '=', applicationId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** What only those who act for the organisation may do: send, take back, ask others in. */
export function refuseGuest(actor: Actor, it: { readonly organisation_id: string }): void {
  if (!actor.organisations.includes(it.organisation_id)) throw new Refusal(403, 'together.members_only');
}
