import type { Db, Tx } from '../../platform/db.ts';
import { newId } from '../../platform/ids.ts';
import { rests, type Step, type StepLine } from './rules.ts';

export type Decided = 'application' | 'claim' | 'report';

export interface NewStep {
  readonly subjectKind: Decided;
  readonly subjectId: string;
  readonly step: Step['step'];
  readonly stage: string;
  readonly outcome: Step['outcome'];
  readonly reason: string;
  readonly amount?: bigint | undefined;
  readonly lines?: readonly StepLine[] | undefined;
  /** What whoever receives it must keep to, in free words. */
  readonly conditions?: readonly string[] | undefined;
  /** The evaluation that it rests on where the rules alone decide: then nobody took it. */
  readonly byRules?: string | undefined;
}

/** Every step taken on a case, oldest first. */
export async function stepsOf(db: Db, subjectId: string): Promise<Step[]> {
  const rows = await db
    .selectFrom('decision')
    .select(['id', 'step', 'stage', 'outcome', 'amount', 'lines', 'conditions', 'by_person as by'])
    .where('subject_id', '=', subjectId)
    .orderBy('decided_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    ...row,
    lines: row.lines as readonly StepLine[],
    conditions: row.conditions as readonly string[],
  }));
}

/**
 * Writes a step with the one it rests on. The database refuses it when both are by the same person, and when a decision
 * rests on nothing.
 */
export async function takeStep(tx: Tx, steps: readonly Step[], by: string | null, step: NewStep, now: Date): Promise<string> {
  const id = newId('dec', now.getTime());
  const prior = step.byRules === undefined ? rests(steps) : undefined;
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
      lines: JSON.stringify(step.lines ?? []),
      conditions: JSON.stringify(step.conditions ?? []),
      by_person: by,
      by_rules: step.byRules !== undefined,
      evaluation_id: step.byRules ?? null,
      prior_id: prior?.id ?? null,
      prior_by: prior?.by ?? null,
      decided_at: now,
    })
    .execute();
  return id;
}
