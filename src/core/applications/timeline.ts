// The course of an application, from its applicant's side: what is done, what is now, what comes next, and the one thing to
// do. Pure: the same records at the same instant always read the same.

import { isAlwaysOpen } from '../calls/rules.ts';
import type { Status } from './rules.ts';
import type { LocalText } from '../../platform/formats.ts';
import type { Scheme } from '../schemes/shape.ts';
import { fillText } from '../schemes/texts.ts';

export interface Course {
  readonly id: string;
  readonly status: Status;
  readonly createdAt: Date;
  readonly submittedAt: Date | null;
  readonly dueAt: Date | null;
  readonly closedAt: Date | null;
  readonly closesAt: Date;
  /** The step it is at, while it is with the office. */
  readonly stage?: string | null;
  readonly question: { readonly id: string; readonly askedAt: Date } | null;
  readonly award: CourseAward | null;
}

export interface CourseAward {
  readonly id: string;
  readonly standing: 'offered' | 'active' | 'completed' | 'declined' | 'lapsed' | 'closed';
  readonly offeredAt: Date;
  readonly offerEndsAt: Date;
  readonly acceptedAt: Date | null;
  readonly endedAt: Date | null;
  readonly obligations: readonly { readonly kind: string; readonly dueAt: Date; readonly metAt: Date | null }[];
  readonly claim: {
    readonly id: string;
    readonly status: string;
    readonly submittedAt: Date | null;
    readonly closedAt: Date | null;
  } | null;
}

export const stepIds = [
  'apply',
  'assess',
  'accept',
  'duty',
  'pay',
  'refused',
  'withdrawn',
  'declined',
  'lapsed',
  'closed',
] as const;

export interface Step {
  readonly id: (typeof stepIds)[number];
  /** The scheme's own words, for its duties. */
  readonly title: LocalText | null;
  readonly state: 'done' | 'now' | 'next';
  /** When it was done. */
  readonly at: Date | null;
  /** By when it must or should be done. */
  readonly by: Date | null;
}

export const todoKinds = ['continue', 'answer', 'accept', 'duty', 'claim', 'wait', 'nothing'] as const;

export interface Todo {
  readonly kind: (typeof todoKinds)[number];
  /** The place to do it at, without the language. */
  readonly link: string;
  readonly by: Date | null;
}

const done = (id: Step['id'], at: Date | null, title: LocalText | null = null): Step => ({
  id,
  title,
  state: 'done',
  at,
  by: null,
});
const now = (id: Step['id'], by: Date | null, title: LocalText | null = null): Step => ({
  id,
  title,
  state: 'now',
  at: null,
  by,
});
const next = (id: Step['id'], title: LocalText | null = null): Step => ({ id, title, state: 'next', at: null, by: null });

/** By when it must be sent; nothing in a call that is always open. */
const closeOf = (it: Course): Date | null => (isAlwaysOpen(it) ? null : it.closesAt);

/** The payment at the end, where there is one. */
const paid = (scheme: Scheme) => (scheme.instalments.length > 0 ? [next('pay')] : []);

/** Every step of the way, in order. What cannot come any more is left out. */
export function timeline(scheme: Scheme, it: Course): readonly Step[] {
  const duties = scheme.obligations.map((duty) => next('duty', fillText(scheme, duty.title)));
  const later = [next('accept'), ...duties, ...paid(scheme)];
  if (it.submittedAt === null) {
    return it.status === 'withdrawn' ? [done('withdrawn', it.closedAt)] : [now('apply', closeOf(it)), next('assess'), ...later];
  }
  const applied = done('apply', it.submittedAt);
  if (it.status === 'withdrawn') return [applied, done('withdrawn', it.closedAt)];
  if (it.status === 'refused') return [applied, done('assess', it.closedAt), done('refused', it.closedAt)];
  if (it.award === null)
    return [applied, now('assess', it.status === 'waiting' ? null : it.dueAt, stageTitle(scheme, it)), ...later];
  return [applied, done('assess', it.closedAt ?? it.award.offeredAt), ...afterOffer(scheme, it.award)];
}

function afterOffer(scheme: Scheme, award: CourseAward): Step[] {
  if (award.standing === 'offered') {
    const duties = scheme.obligations.map((duty) => next('duty', fillText(scheme, duty.title)));
    return [now('accept', award.offerEndsAt), ...duties, ...paid(scheme)];
  }
  if (award.acceptedAt === null) return [done(award.standing === 'lapsed' ? 'lapsed' : 'declined', award.endedAt)];
  const isOver = award.endedAt !== null;
  const duties = scheme.obligations.flatMap((duty): Step[] => {
    const title = fillText(scheme, duty.title);
    const begun = award.obligations.find(({ kind }) => kind === duty.id);
    if (begun?.metAt) return [done('duty', begun.metAt, title)];
    if (isOver) return [];
    return [begun === undefined ? next('duty', title) : now('duty', begun.dueAt, title)];
  });
  const accepted = done('accept', award.acceptedAt);
  if (award.standing === 'completed') return [accepted, ...duties, done('pay', award.endedAt)];
  if (isOver) return [accepted, ...duties, done('closed', award.endedAt)];
  const isClaimed = award.claim !== null && award.claim.status !== 'draft' && award.claim.status !== 'refused';
  return [accepted, ...duties, ...(isClaimed ? [now('pay', null)] : paid(scheme))];
}

/** The step that an application is at, in the words of its scheme, where there are more than the usual two. */
function stageTitle(scheme: Scheme, { stage }: Course): LocalText | null {
  const { application } = scheme.stages;
  const title = application.length > 2 ? application.find(({ id }) => id === stage)?.title : undefined;
  return title === undefined ? null : fillText(scheme, title);
}

/** The one thing to do now. */
export function todo(it: Course): Todo {
  const page = `/portal/applications/${it.id}`;
  if (it.status === 'draft') return { kind: 'continue', link: page, by: closeOf(it) };
  if (it.status === 'waiting' && it.question !== null) return { kind: 'answer', link: page, by: null };
  const { award } = it;
  if (award === null)
    return { kind: it.closedAt === null ? 'wait' : 'nothing', link: page, by: it.closedAt === null ? it.dueAt : null };
  const link = `/portal/awards/${award.id}`;
  if (award.standing === 'offered') return { kind: 'accept', link, by: award.offerEndsAt };
  if (award.standing !== 'active') return { kind: 'nothing', link, by: null };
  const open = award.obligations.find(({ metAt }) => metAt === null);
  if (open === undefined) return { kind: 'wait', link, by: null };
  return { kind: open.kind === 'claim' ? 'claim' : 'duty', link, by: open.dueAt };
}
