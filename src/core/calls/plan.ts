// The plan of a call: its dates, proposed from the scheme's plan and then fixed for this call. `open` and `close` are always
// there, and stand for the instants of the call itself. Pure.

import { deadlineOf } from '../schemes/calendar.ts';
import type { LocalText } from '../../platform/formats.ts';
import { eachLanguage, fillText } from '../schemes/texts.ts';
import { t } from '../../messages/index.ts';
import type { MilestoneKind, Scheme } from '../schemes/shape.ts';

export interface Milestone {
  readonly milestone: string;
  readonly kind: MilestoneKind;
  readonly title: LocalText;
  readonly public: boolean;
}

export interface Dated extends Milestone {
  readonly at: Date;
}

/** A milestone with the date that the scheme's terms propose for it; none where the scheme leaves it to whoever opens the call. */
export interface Proposed extends Milestone {
  readonly at: Date | null;
}

/** The plan of a call with these instants, by the scheme's terms, in the order of time. A call that never closes has no `close`. */
export function proposedPlan(scheme: Scheme, opensAt: Date, closesAt: Date | null): readonly Proposed[] {
  const steps = scheme.calls?.plan ?? [];
  const titleOf = (id: 'open' | 'close') => {
    const own = steps.find((step) => step.id === id);
    return own ? fillText(scheme, own.title) : eachLanguage((language) => t(language, `calls.milestone.${id}`));
  };
  const plan: Proposed[] = [{ milestone: 'open', kind: 'open', title: titleOf('open'), public: true, at: opensAt }];
  if (closesAt !== null) plan.push({ milestone: 'close', kind: 'close', title: titleOf('close'), public: true, at: closesAt });
  for (const step of steps) {
    if (step.id === 'open' || step.id === 'close') continue;
    const from = step.after && plan.find(({ milestone }) => milestone === step.after?.milestone)?.at;
    const at = step.after && from ? deadlineOf(scheme, step.after.within, from) : null;
    plan.push({ milestone: step.id, kind: step.kind, title: fillText(scheme, step.title), public: step.public, at });
  }
  return inOrder(plan);
}

/** A date that somebody chose for a milestone of the scheme's plan (nothing: it has none), or a milestone of this call alone. */
export interface Chosen {
  readonly milestone: string;
  readonly at: Date | null;
  readonly kind?: MilestoneKind | undefined;
  readonly title?: LocalText | undefined;
  readonly public?: boolean | undefined;
}

/** The plan with what was chosen in place of what was proposed. Milestones without a date are left out. */
export function datedPlan(proposed: readonly Proposed[], chosen: readonly Chosen[]): readonly Dated[] {
  const plan = proposed.map((one) => {
    const own = chosen.find(({ milestone }) => milestone === one.milestone);
    if (own === undefined || isOfCall(one.milestone)) return one;
    return { ...one, at: own.at, title: own.title ?? one.title, public: own.public ?? one.public };
  });
  const added = chosen.flatMap(({ milestone, at, kind = 'other', title, public: isPublic = true }): Proposed[] =>
    title === undefined || proposed.some((one) => one.milestone === milestone)
      ? []
      : [{ milestone, kind, title, public: isPublic, at }],
  );
  return inOrder([...plan, ...added]).filter((one): one is Dated => one.at !== null);
}

/** Whether a milestone is an instant of the call itself, which is moved in another way. */
export const isOfCall = (milestone: string): boolean => milestone === 'open' || milestone === 'close';

function inOrder<One extends Proposed>(plan: readonly One[]): One[] {
  const time = ({ at }: One) => at?.getTime() ?? Number.MAX_SAFE_INTEGER;
  return plan.toSorted((a, b) => time(a) - time(b));
}

/** Where today stands in a plan: what is past, what is next, what is later. */
export function standingIn(plan: readonly { readonly at: Date }[], now: Date): readonly ('past' | 'next' | 'later')[] {
  const next = plan.findIndex(({ at }) => at > now);
  return plan.map((_, place) => (next === -1 || place < next ? 'past' : place === next ? 'next' : 'later'));
}
