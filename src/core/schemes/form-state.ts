/*
 * How far a form is filled in: what is shown, what is missing or wrong, and how each section stands. The same for an
 * application, a claim and an enrolment; a page gets it with every answer that is saved.
 */
import { z } from 'zod';
import { t } from '../../messages/index.ts';
import type { Locale } from '../../platform/formats.ts';
import type { FieldProblem } from '../../platform/refusal.ts';
import { type AnswerProblem, type Reading, readSubmission, shownFields } from './form.ts';
import type { Form } from './shape-form.ts';

const missing: ReadonlySet<string> = new Set(['forms.required', 'forms.required_file', 'forms.required_consent']);

const SectionState = z.enum(['not-started', 'started', 'done', 'problem']);
export type SectionState = z.output<typeof SectionState>;

/** The state of a form for a page. */
export const FormStateShape = z.object({
  /** The fields that are asked, given the answers so far. */
  shown: z.array(z.string()),
  /** Everything that stands in the way of sending, in the order of the form, in the reader's language. */
  problems: z.array(
    z.object({
      field: z.string(),
      code: z.string(),
      message: z.string(),
      /** Not answered yet, rather than wrong. */ isMissing: z.boolean(),
    }),
  ),
  sections: z.array(z.object({ id: z.string(), state: SectionState })),
});
export type FormState = z.output<typeof FormStateShape>;

/** Reads answers as if they were sent now, and says how the form stands. */
export function formState(reading: Reading, locale: Locale): FormState {
  const { problems } = readSubmission(reading);
  const shown = shownFields(reading);
  return {
    shown: [...shown],
    problems: problems.map((problem) => showProblem(problem, locale)),
    sections: reading.form.sections.map((section) => ({
      id: section.id,
      state: stateOf(section, reading.answers, shown, problems),
    })),
  };
}

/** A problem in the reader's words: the scheme's own where it has some. */
export function showProblem(problem: AnswerProblem, locale: Locale): FormState['problems'][number] {
  return {
    field: problem.field,
    code: problem.key,
    message: problem.text?.[locale] ?? t(locale, problem.key, problem.params),
    isMissing: missing.has(problem.key),
  };
}

/** Problems of a form as the fields of a refusal: what has words of its own says them. */
export function asFieldProblems(problems: readonly AnswerProblem[], locale: Locale): FieldProblem[] {
  return problems.map(({ field, key, params, text }) =>
    text === undefined ? { field, code: key, facts: params } : { field, code: 'forms.says', facts: { text: text[locale] } },
  );
}

function stateOf(
  section: Form['sections'][number],
  answers: Readonly<Record<string, unknown>>,
  shown: ReadonlySet<string>,
  problems: readonly AnswerProblem[],
): SectionState {
  const fields = section.fields.filter(({ id }) => shown.has(id));
  const own = problems.filter(({ field }) => fields.some(({ id }) => id === field));
  if (own.some(({ key }) => !missing.has(key))) return 'problem';
  const isTouched = fields.some(({ id }) => answers[id] !== undefined);
  if (own.length > 0) return isTouched ? 'started' : 'not-started';
  // Nothing in it has to be answered: done as soon as it was looked into, or when there is nothing to look at.
  return isTouched || fields.every(({ required }) => required !== true) ? 'done' : 'not-started';
}
