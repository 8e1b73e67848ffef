// The life of a claim: what may be done with it, when and by whom.

import type { Selectable } from 'kysely';
import type { DB } from '../../platform/schema.ts';
import { type Obstacle, obstacleToStage, type Reviewer, stageNow, type Step } from '../decisions/rules.ts';
import type { Stage } from '../schemes/shape.ts';

export type Status = Selectable<DB['claim']>['status'];
/** support and oppose are the two ends of the officer's check; approve and refuse are the decision. */
export const acts = ['ask', 'support', 'oppose', 'return', 'approve', 'refuse', 'conflict', 'reassign'] as const;
export type Act = (typeof acts)[number];

/** From which states an act may be done, and where it leads. Returned by its officer a claim is a draft again; by finance, it is with the officer. */
export const course: Readonly<Record<Act, { readonly from: readonly Status[]; readonly to: readonly Status[] }>> = {
  ask: { from: ['submitted'], to: ['submitted'] },
  support: { from: ['submitted'], to: ['checked'] },
  oppose: { from: ['submitted'], to: ['checked'] },
  return: { from: ['submitted', 'checked'], to: ['draft', 'submitted'] },
  approve: { from: ['checked'], to: ['approved'] },
  refuse: { from: ['checked'], to: ['refused'] },
  conflict: { from: ['submitted'], to: ['submitted'] },
  reassign: { from: ['submitted'], to: ['submitted'] },
};

/** What the merchant itself has said, asked by a way its provider does not control. */
export type Confirmation = 'not_asked' | 'no_contact' | 'asked' | 'expired' | 'confirmed' | 'denied';

export interface ClaimNow {
  readonly status: Status;
  readonly officerId: string | null;
  /** Not needed where the scheme asks for none. */
  readonly confirmation: Confirmation | 'not_needed';
  readonly stages: readonly Stage[];
  readonly steps: readonly Step[];
}

/** Why a person may not do something with a claim, or nothing if they may. */
export function obstacleTo(act: Act, it: ClaimNow, reviewer: Reviewer): Obstacle | undefined {
  const wrongTime: Obstacle = { code: 'claim.wrong_status', facts: { status: it.status } };
  const isTime = course[act].from.includes(it.status);
  if (act === 'reassign') {
    if (!reviewer.roles.includes('admin')) return { code: 'case.admins_only', facts: {} };
    return isTime ? undefined : wrongTime;
  }
  if (act === 'conflict') return isTime ? obstacleToOfficer(it, reviewer) : wrongTime;
  if (reviewer.isConflicted) return { code: 'decision.conflict', facts: {} };
  if (!isTime) return wrongTime;
  const stage = stageNow(it.stages, it.steps);
  if (stage === undefined) return wrongTime;
  const notTheirs = stage === it.stages[0] ? obstacleToOfficer(it, reviewer) : undefined;
  if (notTheirs) return notTheirs;
  if (act === 'ask')
    return it.confirmation === 'confirmed' || it.confirmation === 'denied'
      ? { code: 'claim.already_confirmed', facts: {} }
      : undefined;
  const leadsToPayment = act === 'support' || act === 'approve';
  return obstacleToStage(stage, it.steps, reviewer) ?? (leadsToPayment ? obstacleToPaying(it.confirmation) : undefined);
}

function obstacleToOfficer(it: ClaimNow, reviewer: Reviewer): Obstacle | undefined {
  if (it.officerId === null) return { code: 'case.nobody_yet', facts: {} };
  return it.officerId === reviewer.id ? undefined : { code: 'case.not_yours', facts: {} };
}

/** Why a claim cannot go forward towards payment yet: the merchant's own word is missing or against it. */
export function obstacleToPaying(confirmation: ClaimNow['confirmation']): Obstacle | undefined {
  switch (confirmation) {
    case 'confirmed':
    case 'not_needed':
      return undefined;
    case 'denied':
      return { code: 'claim.denied', facts: {} };
    case 'no_contact':
      return { code: 'claim.no_contact', facts: {} };
    case 'not_asked':
    case 'asked':
    case 'expired':
      return { code: 'claim.not_confirmed', facts: {} };
  }
}

interface Asked {
  readonly answeredAt: Date | null;
  readonly confirms: boolean | null;
  readonly expiresAt: Date;
}

/** How far the merchant's confirmation is, from the last time it was asked. */
export function confirmationNow(last: Asked | undefined, hasContact: boolean, now: Date): Confirmation {
  if (last !== undefined && last.answeredAt !== null) return last.confirms === true ? 'confirmed' : 'denied';
  if (last !== undefined && last.expiresAt >= now) return 'asked';
  if (!hasContact) return 'no_contact';
  return last === undefined ? 'not_asked' : 'expired';
}
