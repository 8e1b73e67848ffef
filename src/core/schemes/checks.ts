import { callProblems } from './check-calls.ts';
import { courseProblems } from './check-course.ts';
import { expressionProblems } from './check-expressions.ts';
import { formProblems } from './check-forms.ts';
import { referenceProblems } from './check-references.ts';
import { givenProblems } from './check-gives.ts';
import { textProblems } from './check-texts.ts';
import type { BodyProblem } from './problems.ts';
import type { Scheme } from './shape.ts';

/** What is wrong between the parts of a scheme whose form is right: names that lead nowhere, rules that cannot be judged. */
export function crossProblems(scheme: Scheme, name?: string): BodyProblem[] {
  const problems = [
    ...referenceProblems(scheme),
    ...courseProblems(scheme),
    ...givenProblems(scheme),
    ...callProblems(scheme),
    ...formProblems(scheme),
    ...expressionProblems(scheme),
    ...textProblems(scheme),
  ];
  if (name !== undefined && scheme.scheme !== name) {
    problems.push({ path: ['scheme'], key: 'schemes.problem.file_name', params: { scheme: scheme.scheme, file: name } });
  }
  return problems;
}
