// The life of an award as its holder reads it: what is done, the one thing that is now, what comes next.

import type { Standing } from './rules.ts';

export interface Life {
  readonly standing: Standing;
  readonly appliedAt: Date | null;
  readonly offeredAt: Date;
  readonly offerEndsAt: Date;
  readonly acceptedAt: Date | null;
  readonly endedAt: Date | null;
  /** What the scheme asks for, in its order; `dueAt` once it has begun, `doneOn` once it is done. */
  readonly duties: readonly {
    readonly id: string;
    readonly kind: 'deployment' | 'claim' | 'report';
    readonly dueAt: Date | null;
    readonly doneAt: Date | null;
  }[];
  /** Whether its money is claimed, and whether all of it that is paid in parts has gone out; nothing where none is paid. */
  readonly isClaimed?: boolean;
  readonly paidParts?: { readonly all: boolean; readonly last: Date | null } | null;
  readonly claim:
    | { readonly status: 'draft' | 'submitted' | 'checked' | 'approved' | 'paid' | 'refused'; readonly closedAt: Date | null }
    | undefined;
}

export interface Moment {
  readonly key: 'applied' | 'approved' | 'accept' | 'declined' | 'lapsed' | 'duty' | 'check' | 'pay';
  /** Which duty, where it is one. */
  readonly duty?: string;
  readonly state: 'done' | 'now' | 'next';
  readonly at: Date | null;
  /** By when, where there is a date. */
  readonly dueAt: Date | null;
}

/** The moments of an award, top to bottom. At most one is now; an award that came to its end has none. */
export function timeline(life: Life): Moment[] {
  const done = (key: Moment['key'], at: Date | null): Draft => ({ key, at, dueAt: null, isDone: true });
  const moments: Draft[] = [
    ...(life.appliedAt === null ? [] : [done('applied', life.appliedAt)]),
    done('approved', life.offeredAt),
  ];
  if (life.standing === 'declined' || life.standing === 'lapsed') {
    return finish([...moments, done(life.standing, life.endedAt)]);
  }
  moments.push({ key: 'accept', at: life.acceptedAt, dueAt: life.offerEndsAt, isDone: life.acceptedAt !== null });
  const isBack = life.claim === undefined || life.claim.status === 'draft' || life.claim.status === 'refused';
  for (const duty of life.duties) {
    // A claim that was sent back has to be handed in again, though the duty was done in time.
    const isDone = duty.doneAt !== null && !(duty.kind === 'claim' && isBack);
    moments.push({ key: 'duty', duty: duty.id, at: isDone ? duty.doneAt : null, dueAt: duty.dueAt, isDone });
  }
  const parts = life.paidParts;
  if (life.isClaimed === false) {
    if (parts != null) moments.push({ key: 'pay', at: parts.all ? parts.last : null, dueAt: null, isDone: parts.all });
    return finish(moments);
  }
  const status = life.claim?.status;
  moments.push({ key: 'check', at: null, dueAt: null, isDone: status === 'approved' || status === 'paid' });
  moments.push({
    key: 'pay',
    at: status === 'paid' ? (life.claim?.closedAt ?? null) : null,
    dueAt: null,
    isDone: status === 'paid',
  });
  return finish(moments);
}

interface Draft extends Omit<Moment, 'state'> {
  readonly isDone: boolean;
}

function finish(drafts: readonly Draft[]): Moment[] {
  const now = drafts.findIndex((draft) => !draft.isDone);
  return drafts.map(({ isDone, ...moment }, at) => ({ ...moment, state: isDone ? 'done' : at === now ? 'now' : 'next' }));
}
