import { type Db, transact } from '../../platform/db.ts';
import { type Actor, holds } from '../../platform/http/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import { notify } from '../notices/notify.ts';
import { extend, meet } from '../obligations/obligations.ts';
import { membersOf } from '../people/views.ts';
import { fillText } from '../schemes/texts.ts';
import { schemeVersion } from '../schemes/versions.ts';
import { lockedAward, ownAward } from './awards.ts';

/** The holder of an award reports a duty as done on a day. Claiming is done by handing the claim in. */
export function reportDuty(db: Db, actor: Actor, awardId: string, duty: string, day: string, now: Date): Promise<void> {
  return transact(db, async (tx) => {
    const award = await ownAward(tx, actor, awardId, 'deploy', now);
    const scheme = await schemeVersion(tx, award.scheme, award.version);
    const kind = scheme.obligations.find(({ id }) => id === duty)?.kind;
    if (kind === 'claim') throw new Refusal(409, 'obligation.by_claim');
    if (kind === 'report') throw new Refusal(409, 'obligation.by_report');
    const owing = { awardId, scheme, acceptedAt: award.acceptedAt ?? now };
    await meet(tx, owing, { obligation: duty, day, by: actor.id, evidence: {} }, now);
  });
}

export interface MoreTime {
  readonly duty: string;
  /** The last day, as Hong Kong counts: `2026-03-31`. */
  readonly until: string;
  readonly reason: string;
}

/** An approver of the scheme gives more time for a duty of a running award. */
export function giveMoreTime(db: Db, actor: Actor, awardId: string, { duty, until, reason }: MoreTime, now: Date): Promise<void> {
  return transact(db, async (tx) => {
    const award = await lockedAward(tx, awardId);
    if (award === undefined || !holds(actor, 'approver', award.scheme)) throw new Refusal(404, 'http.not_found');
    if (actor.organisations.includes(award.organisationId)) throw new Refusal(403, 'decision.conflict');
    if (award.standing !== 'active') throw new Refusal(409, 'award.wrong_standing', { standing: award.standing });
    const { dueAt } = await extend(tx, awardId, { obligation: duty, until, reason, by: actor.id }, now);
    const scheme = await schemeVersion(tx, award.scheme, award.version);
    const title = scheme.obligations.find(({ id }) => id === duty)?.title;
    const facts = { reference: award.reference, until: dueAt.toISOString(), ...(title && { what: fillText(scheme, title) }) };
    const people = await membersOf(tx, award.organisationId);
    await notify(tx, people, { kind: 'obligation.notice.extended', facts, link: `/portal/awards/${awardId}` }, now);
  });
}
