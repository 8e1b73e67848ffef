import type { Db, Tx } from '../../platform/db.ts';
import { newId } from '../../platform/ids.ts';
import type { Locale } from '../../platform/formats.ts';
import { Refusal } from '../../platform/refusal.ts';
import { percentTerm } from '../schemes/terms.ts';
import { rubricNamed, type Scores, stepsOfScale, totalOf, wrongScore } from '../schemes/rubric.ts';
import type { Rubric } from '../schemes/shape-rubric.ts';
import type { Scheme, Stage } from '../schemes/shape.ts';
import { readable } from '../schemes/texts.ts';

export interface Scoring {
  readonly scores?: Scores | undefined;
  /** What the assessor has to say on a criterion. */
  readonly remarks?: Readonly<Record<string, string>> | undefined;
}

/**
 * Keeps one assessor's scores of a step with their weighted total. Refused (422, with the criterion) when one is missing or
 * off the scale, and when the step takes none.
 */
export async function keepScores(
  tx: Tx,
  scheme: Scheme,
  stage: Stage,
  given: Scoring & { readonly applicationId: string; readonly decisionId: string; readonly by: string },
  now: Date,
): Promise<{ readonly total: number; readonly passes: boolean | undefined } | undefined> {
  const rubric = rubricNamed(scheme, stage.rubric);
  const { scores = {}, remarks = {} } = given;
  if (rubric === undefined) {
    if (Object.keys(scores).length > 0) throw new Refusal(422, 'case.no_rubric', { stage: stage.id });
    return undefined;
  }
  const wrong = wrongScore(rubric, scores);
  if (wrong) {
    const facts = { criterion: wrong.criterion };
    throw new Refusal(422, `case.score_${wrong.is}`, facts, [
      { field: `scores.${wrong.criterion}`, code: `case.score_${wrong.is}`, facts },
    ]);
  }
  const { total, passes } = totalOf(scheme, rubric, scores);
  await tx
    .insertInto('assessment')
    .values({
      id: newId('asm', now.getTime()),
      application_id: given.applicationId,
      stage: stage.id,
      rubric: rubric.id,
      by_person: given.by,
      scores: JSON.stringify(scores),
      remarks: JSON.stringify(remarks),
      total,
      passes: passes ?? null,
      given_at: now,
      decision_id: given.decisionId,
    })
    .execute();
  return { total, passes };
}

/** Every assessment of an application, oldest first, in words. */
export async function scoresOf(db: Db, scheme: Scheme, applicationId: string, locale: Locale) {
  const rows = await db
    .selectFrom('assessment')
    .innerJoin('person', 'person.id', 'assessment.by_person')
    .select(['assessment.id', 'stage', 'rubric', 'scores', 'remarks', 'total', 'passes', 'given_at as at', 'person.name as by'])
    .where('application_id', '=', applicationId)
    .orderBy('given_at')
    .orderBy('assessment.id')
    .execute();
  const read = readable(scheme);
  return rows.flatMap((row) => {
    const rubric = rubricNamed(read, row.rubric);
    if (rubric === undefined) return [];
    const [scores, remarks] = [row.scores as Scores, row.remarks as Record<string, string>];
    return [
      {
        id: row.id,
        stage: read.stages.application.find(({ id }) => id === row.stage)?.title[locale] ?? row.stage,
        rubric: rubric.title[locale],
        by: row.by,
        at: row.at,
        total: row.total,
        passes: row.passes,
        scores: rubric.criteria.map(({ id, title }) => ({
          criterion: id,
          title: title[locale],
          score: scores[id] ?? null,
          remark: remarks[id] ?? null,
        })),
      },
    ];
  });
}

/** A rubric as a page asks by it. */
export function rubricForm(scheme: Scheme, stage: Stage | undefined, locale: Locale) {
  const rubric: Rubric | undefined = rubricNamed(readable(scheme), stage?.rubric);
  if (rubric === undefined) return null;
  return {
    id: rubric.id,
    title: rubric.title[locale],
    steps: stepsOfScale(rubric),
    passMark: rubric.passMark === undefined ? null : Number(percentTerm(scheme, rubric.passMark)),
    criteria: rubric.criteria.map(({ id, title, text, weight }) => ({
      id,
      title: title[locale],
      text: text[locale],
      weight: Number(percentTerm(scheme, weight)),
    })),
  };
}
