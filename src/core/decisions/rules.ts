// The course of a decision: the stages a scheme names, taken one after the other by different people. What is said here
// drives the refusal and the greyed-out button alike.

import type { Role } from '../../platform/http/actor.ts';
import type { MessageKey } from '../../platform/messages.ts';
import type { Facts, RefusalCode } from '../../platform/refusal.ts';
import type { Stage } from '../schemes/shape.ts';

/** An amount that a step names for a line, and why where it is more than the usual share. */
export interface StepLine {
  readonly unit: string;
  readonly amount: string;
  readonly exceptional?: string;
  /** How it was worked out, as it was said then. */
  readonly steps?: readonly { readonly key: MessageKey; readonly facts: Readonly<Record<string, string>> }[];
}

/** A step somebody took, as the decision table keeps it. */
export interface Step {
  readonly id: string;
  readonly step: 'recommend' | 'decide' | 'return';
  /** The stage of the scheme it belongs to. */
  readonly stage: string | null;
  readonly outcome: 'approve' | 'refuse' | 'return';
  readonly amount: bigint | null;
  /** What it says of each line, where it names amounts: in the smallest part of the unit, as text. */
  readonly lines: readonly StepLine[];
  /** What it asks whoever receives something to keep to. */
  readonly conditions: readonly string[];
  /** Who took it; nobody where the rules of an automatic lane did. */
  readonly by: string | null;
}

/** Whoever wants to take a step, as far as this case is concerned. */
export interface Reviewer {
  readonly id: string;
  /** Roles held for the case's scheme. */
  readonly roles: readonly Role[];
  /** Has something to do with one of the parties, by declaration or by membership. */
  readonly isConflicted: boolean;
}

/** Why something may not be done: words with their facts. */
export interface Obstacle {
  readonly code: RefusalCode;
  readonly facts: Facts;
}

/** The steps that count: those since the case was last sent back. */
export function stepsTaken(steps: readonly Step[]): readonly Step[] {
  return steps.slice(steps.findLastIndex((step) => step.step === 'return') + 1);
}

/** The stage that is next, or nothing once the last is taken. */
export function stageNow(stages: readonly Stage[], steps: readonly Step[]): Stage | undefined {
  return stages[stepsTaken(steps).length];
}

/**
 * Why a person may not take a stage, or nothing if they may. Whoever took a step that the stage names in `notBy` may not,
 * even when that step was long ago and the case has been sent back since.
 */
export function obstacleToStage(stage: Stage, steps: readonly Step[], reviewer: Reviewer): Obstacle | undefined {
  if (reviewer.isConflicted) return { code: 'decision.conflict', facts: {} };
  if (!reviewer.roles.includes(stage.role)) return { code: 'decision.wrong_role', facts: { role: stage.role } };
  const barred = stage.notBy ?? [];
  const own = steps.find((step) => step.by === reviewer.id && step.step !== 'return' && barred.includes(step.stage ?? ''));
  if (own !== undefined || rests(steps)?.by === reviewer.id) return { code: 'decision.same_person', facts: {} };
  return undefined;
}

/** The step that the next one rests on: the last that counts. Never by the same person, whatever the scheme says. */
export function rests(steps: readonly Step[]): Step | undefined {
  return stepsTaken(steps).at(-1);
}
