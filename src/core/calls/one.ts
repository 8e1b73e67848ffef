import type { Db } from '../../platform/db.ts';
import type { Actor } from '../../platform/http/actor.ts';
import { readable } from '../schemes/texts.ts';
import { demandOf } from './counts.ts';
import { planOf } from './milestones.ts';
import { standingIn } from './plan.ts';
import { callWithScheme, shown } from './views.ts';

/** A call with its plan, for whoever may see it; `all` for the office, which also sees what is not public. */
export async function oneCall(db: Db, actor: Actor, callId: string, now: Date, all = false) {
  const { call, scheme } = await callWithScheme(db, callId, actor);
  const { name, summary } = readable(scheme).texts;
  const demand = await demandOf(db, [callId], all);
  const plan = await planOf(db, [callId], all);
  const standing = standingIn(plan, now);
  return {
    ...shown(call, now),
    ...demand.get(callId)!,
    name,
    summary,
    units: [...new Set(scheme.gives.map(({ unit }) => unit))],
    applicants: [...scheme.applicants.kinds],
    basis: scheme.basis?.kind ?? null,
    organisationKinds: scheme.applicants.organisationKinds ?? null,
    who: [...readable(scheme).texts.who],
    plan: plan.map(({ callId: _, ...one }, place) => ({ ...one, standing: standing[place] ?? ('later' as const) })),
  };
}
