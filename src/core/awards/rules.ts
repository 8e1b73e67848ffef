// The life of an award, from the offer to its end.

import type { Selectable } from 'kysely';
import type { DB } from '../../platform/schema.ts';
import type { Obstacle } from '../decisions/rules.ts';

export type Standing = Selectable<DB['award']>['standing'];
export const awardActs = ['accept', 'decline', 'lapse', 'deploy', 'claim', 'report', 'complete'] as const;
export type AwardAct = (typeof awardActs)[number];

/** From which standing an act may be done, and where it leads. */
export const course: Readonly<Record<AwardAct, { readonly from: readonly Standing[]; readonly to: Standing }>> = {
  accept: { from: ['offered'], to: 'active' },
  decline: { from: ['offered'], to: 'declined' },
  lapse: { from: ['offered'], to: 'lapsed' },
  deploy: { from: ['active'], to: 'active' },
  claim: { from: ['active'], to: 'active' },
  report: { from: ['active'], to: 'active' },
  complete: { from: ['active'], to: 'completed' },
};

export interface AwardNow {
  readonly standing: Standing;
  readonly offerEndsAt: Date;
}

/** Why an act may not be done on an award now, or nothing if it may. Its last instant is still in time. */
export function obstacleTo(act: AwardAct, award: AwardNow, now: Date): Obstacle | undefined {
  const hasEnded = now > award.offerEndsAt;
  if (award.standing === 'lapsed' || (act === 'accept' && award.standing === 'offered' && hasEnded)) {
    return { code: 'award.offer_ended', facts: { at: award.offerEndsAt.toISOString() } };
  }
  if (act === 'lapse' && !hasEnded) return { code: 'award.offer_open', facts: { at: award.offerEndsAt.toISOString() } };
  if (!course[act].from.includes(award.standing)) return { code: 'award.wrong_standing', facts: { standing: award.standing } };
  return undefined;
}
