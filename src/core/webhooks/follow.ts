// Follows the sealed log in its order and notes a delivery for each webhook that wants an event and may know of it. One
// follower at a time; where it stands and what it noted are one transaction, so no event is passed over and none noted twice.

import { sql } from 'kysely';
import { transact, type Tx } from '../../platform/db.ts';
import { askForJobs, enqueue } from '../../platform/jobs.ts';
import type { Needs } from '../needs.ts';
import { officeKinds, ownKinds } from './kinds.ts';

/** Blocks that are followed at once. */
const atOnce = 50n;

/** Has the log followed when somebody listens: told of each new block, in its transaction. */
export async function onBlock(tx: Tx): Promise<void> {
  const listening = await tx.selectFrom('webhook').select('id').where('standing', '=', 'active').limit(1).executeTakeFirst();
  if (listening !== undefined) await enqueue(tx, 'webhook.follow', {});
}

/** Follows the log to its end, some blocks at a time. */
export async function followLog({ database: { db }, clock }: Pick<Needs, 'database' | 'clock'>): Promise<void> {
  for (;;) {
    const isMore = await transact(db, (tx) => followSome(tx, clock()));
    if (!isMore) return;
  }
}

async function followSome(tx: Tx, now: Date): Promise<boolean> {
  await sql`insert into webhook_follower (id, block_no) values (true, 0) on conflict do nothing`.execute(tx);
  const { rows } = await sql<{ at: bigint; head: bigint; from: bigint | null }>`
    select follower.block_no as at, coalesce((select max(no) from block), 0) as head,
      (select min(since_block) from webhook where standing <> 'removed') as from
    from webhook_follower follower for update`.execute(tx);
  const [{ at, head, from } = { at: 0n, head: 0n, from: null }] = rows;
  // What happened before anybody listened is nobody's.
  const after = from === null ? head : from > at ? from : at;
  const until = head - after > atOnce ? after + atOnce : head;
  if (until > after) {
    await noteDeliveries(tx, after, until, now);
    await askForJobs(
      tx,
      'webhook.deliver',
      sql`select jsonb_build_object('id', delivery.id) as data from webhook_delivery delivery
        join webhook on webhook.id = webhook_id and webhook.standing = 'active'
        join event on event.id = event_id and event.block_no > ${after} and event.block_no <= ${until}
        where delivery.status = 'waiting' order by event.block_no, event.position`,
    );
  }
  await tx.updateTable('webhook_follower').set({ block_no: until }).execute();
  return until < head;
}

/** Who a thing belongs to, by the table that it is in; what an event is about may be in any of them. */
const belongings = (now: Date) => sql`
  select subject.id as subject,
    coalesce(application.organisation_id, award.organisation_id, claimed.organisation_id, owing.organisation_id, organisation.id) as organisation_id,
    coalesce(application.scheme, award.scheme, claimed.scheme, owing.scheme, call.scheme, subject.scheme) as scheme,
    call.id is not null and not call.invited as is_open,
    coalesce(applied.sealed_until > ${now}, false) as is_sealed
  from (select distinct subject as id, facts ->> 'scheme' as scheme from heard) as subject
  left join application on application.id = subject.id
  left join award on award.id = subject.id
  left join claim on claim.id = subject.id
  left join award claimed on claimed.id = claim.award_id
  left join obligation on obligation.id = subject.id
  left join award owing on owing.id = obligation.award_id
  left join organisation on organisation.id = subject.id
  left join call on call.id = subject.id
  left join call applied on applied.id = application.call_id`;

/**
 * A delivery for every event of some blocks and every webhook that asked for its kind, as far as whoever set the webhook up may
 * still know of it: members what happens to their organisation's things, administrators what happens in their scheme and is not
 * sealed from them.
 */
async function noteDeliveries(tx: Tx, after: bigint, until: bigint, now: Date): Promise<void> {
  await sql`
    with heard as (
      select id, kind, subject, facts, block_no, position from event
      where block_no > ${after} and block_no <= ${until} and kind = any(${[...officeKinds]})
    ), belonging as (${belongings(now)})
    insert into webhook_delivery (id, webhook_id, event_id, next_at, created_at)
    select 'dlv' || substr(heard.id, 4) || '_' || right(webhook.id, 8), webhook.id, heard.id, ${now}, ${now}
    from heard
    join belonging on belonging.subject = heard.subject
    join webhook on webhook.standing <> 'removed' and heard.kind = any(webhook.kinds) and heard.block_no > webhook.since_block
    where case when webhook.organisation_id is null
      then not belonging.is_sealed and (webhook.scheme is null or webhook.scheme = belonging.scheme) and exists (
        select from role_grant where person_id = webhook.created_by and role = 'admin' and revoked_at is null
          and (role_grant.scheme is null or role_grant.scheme = webhook.scheme))
      else heard.kind = any(${[...ownKinds]})
        and (belonging.organisation_id = webhook.organisation_id or belonging.is_open)
        and exists (select from membership where person_id = webhook.created_by and membership.organisation_id = webhook.organisation_id)
      end
    on conflict (webhook_id, event_id) do nothing`.execute(tx);
}
