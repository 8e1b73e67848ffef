import type { Db, Tx } from '../../platform/db.ts';
import { newId } from '../../platform/ids.ts';
import { rests, type Step } from './rules.ts';

export type Decided = 'application' | 'claim';

export interface NewStep {
  readonly subjectKind: Decided;
  readonly subjectId: string;
  readonly step: Step['step'];
  readonly stage: string;
  readonly outcome: Step['outcome'];
  readonly reason: string;
  readonly amount?: bigint | undefined;
}

/** Every step taken on a case, oldest first. */
export async function stepsOf(db: Db, subjectId: string): Promise<Step[]> {
  return db
    .selectFrom('decision')
    .select(['id', 'step', 'stage', 'outcome', 'amount', 'by_person as by'])
    .where('subject_id', '=', subjectId)
    .orderBy('decided_at')
    .orderBy('id')
    .execute();
}

/**
 * Writes a step with the one it rests on. The database refuses it when both are by the same person, and when a decision
 * rests on nothing.
 */
export async function takeStep(tx: Tx, steps: readonly Step[], by: string, step: NewStep, now: Date): Promise<string> {
  const id = newId('dec', now.getTime());
  const prior = rests(steps);
  await tx
    .insertInto('decision')
    .values({
      id,
      subject_kind: step.subjectKind,
      subject_id: step.subjectId,
      step: step.step,
      stage: step.stage,
      outcome: step.outcome,
      reason: step.reason,
      amount: step.amount ?? null,
      by_person: by,
      prior_id: prior?.id ?? null,
      prior_by: prior?.by ?? null,
      decided_at: now,
    })
    .execute();
  return id;
}
