import { condition } from './rules.ts';
import type { Facts } from './facts.ts';
import type { Lane, Scheme, Stage } from './shape.ts';

/** The lane an application's facts put it on: the first whose condition holds. Nothing where the scheme has no lanes. */
export function laneFor(scheme: Scheme, facts: Facts): Lane | undefined {
  return scheme.lanes?.find(({ when }) => condition(scheme, when, facts) === true) ?? scheme.lanes?.at(-1);
}

/** A lane by its name, as an application keeps it. */
export function laneNamed(scheme: Scheme, id: string | null): Lane | undefined {
  return scheme.lanes?.find((lane) => lane.id === id);
}

/** The steps an application takes, in order: those of its lane, each with the lane's own target where it has one. */
export function stagesOn(scheme: Scheme, lane: string | null): readonly Stage[] {
  const { stages, targets = {} } = laneNamed(scheme, lane) ?? {};
  return scheme.stages.application
    .filter(({ id }) => stages?.includes(id) ?? true)
    .map((stage) => ({ ...stage, target: targets[stage.id] ?? stage.target }));
}
