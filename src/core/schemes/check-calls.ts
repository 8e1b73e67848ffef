import { repeated, termProblem } from './check-references.ts';
import { nearestName } from './names.ts';
import type { BodyProblem } from './problems.ts';
import type { FieldKind, Scheme } from './shape.ts';

/** Questions that a referee can answer on a page without scripts and without an account. */
const plainKinds: ReadonlySet<FieldKind> = new Set([
  'text',
  'long-text',
  'choice',
  'multi-choice',
  'yes-no',
  'consent',
  'whole',
  'money',
  'date',
  'email',
]);

/** The two names that are instants of the call itself. */
const isOfCall = (name: string) => name === 'open' || name === 'close';

/** What is wrong with how a scheme's calls are opened: dates that hang on nothing, a close that never comes. */
export function callProblems(scheme: Scheme): BodyProblem[] {
  const { calls } = scheme;
  if (calls === undefined) return [];
  const { plan = [], letters, grace, kind, sealed } = calls;
  const problems: BodyProblem[] = [];
  if (grace !== undefined) problems.push(...termProblem(scheme, ['calls', 'grace'], grace, 'period'));
  if (letters !== undefined) {
    problems.push(...termProblem(scheme, ['calls', 'letters', 'within'], letters.within, 'period'));
    if (letters.most < letters.least)
      problems.push({ path: ['calls', 'letters', 'most'], key: 'schemes.problem.letters', params: { least: letters.least } });
  }
  for (const [s, section] of (letters?.form.sections ?? []).entries()) {
    for (const [f, field] of section.fields.entries()) {
      if (!plainKinds.has(field.kind))
        problems.push({
          path: ['calls', 'letters', 'form', 'sections', s, 'fields', f, 'kind'],
          key: 'schemes.problem.letter_field',
          params: { kind: field.kind },
        });
    }
  }
  if (kind === 'rolling') {
    if (sealed) problems.push({ path: ['calls', 'sealed'], key: 'schemes.problem.needs_close', params: {} });
    if (letters) problems.push({ path: ['calls', 'letters'], key: 'schemes.problem.needs_close', params: {} });
  }
  problems.push(
    ...repeated(
      ['calls', 'plan'],
      plan.map(({ id }) => id),
      'id',
    ),
  );
  const known = new Set(kind === 'rolling' ? ['open'] : ['open', 'close']);
  for (const [at, step] of plan.entries()) {
    const path = ['calls', 'plan', at];
    if ((isOfCall(step.kind) || isOfCall(step.id)) && step.id !== step.kind)
      problems.push({ path: [...path, 'id'], key: 'schemes.problem.milestone_name', params: { name: step.id, kind: step.kind } });
    if (step.after !== undefined) {
      const { milestone, within } = step.after;
      problems.push(...termProblem(scheme, [...path, 'after', 'within'], within, 'period'));
      if (!known.has(milestone))
        problems.push({
          path: [...path, 'after', 'milestone'],
          key: 'schemes.problem.no_milestone',
          params: { name: milestone, near: nearestName(milestone, known) ?? [...known].join(', ') },
        });
    }
    known.add(step.id);
  }
  return problems;
}
