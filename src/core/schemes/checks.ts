import { expressionProblems } from './check-expressions.ts';
import { formProblems } from './check-forms.ts';
import { referenceProblems } from './check-references.ts';
import { textProblems } from './check-texts.ts';
import type { BodyProblem } from './problems.ts';
import type { Scheme } from './shape.ts';

/** What is wrong between the parts of a scheme whose form is right: names that lead nowhere, rules that cannot be judged. */
export function crossProblems(scheme: Scheme, name?: string): BodyProblem[] {
  const problems = [
    ...referenceProblems(scheme),
    ...courseProblems(scheme),
    ...formProblems(scheme),
    ...expressionProblems(scheme),
    ...textProblems(scheme),
  ];
  if (name !== undefined && scheme.scheme !== name) {
    problems.push({ path: ['scheme'], key: 'schemes.problem.file_name', params: { scheme: scheme.scheme, file: name } });
  }
  return problems;
}

function courseProblems(scheme: Scheme): BodyProblem[] {
  const problems: BodyProblem[] = [];
  for (const [course, stages = []] of Object.entries(scheme.stages)) {
    const earlier: string[] = [];
    for (const [place, stage] of stages.entries()) {
      const path = ['stages', course, place];
      for (const [at, id] of (stage.notBy ?? []).entries()) {
        if (!earlier.includes(id))
          problems.push({ path: [...path, 'notBy', at], key: 'schemes.problem.no_stage', params: { name: id } });
      }
      if (stage.act === 'decide' && !stage.notBy?.length) {
        problems.push({ path, key: 'schemes.problem.one_person', params: { stage: stage.id } });
      }
      earlier.push(stage.id);
    }
    if (stages.at(-1)?.act !== 'decide')
      problems.push({ path: ['stages', course], key: 'schemes.problem.no_decision', params: { course } });
  }
  const shares = scheme.instalments
    .map(({ share }) => scheme.terms[share])
    .map((term) => (term?.kind === 'percent' ? Math.round(term.value * 100) : NaN));
  const sum = shares.reduce((total, share) => total + share, 0);
  if (!Number.isNaN(sum) && sum !== 10_000)
    problems.push({ path: ['instalments'], key: 'schemes.problem.instalments', params: { sum: sum / 100 } });
  for (const [place, { gate }] of scheme.instalments.entries()) {
    if (gate === 'claim-approved' && !(scheme.claim && scheme.stages.claim)) {
      problems.push({ path: ['instalments', place, 'gate'], key: 'schemes.problem.no_claim', params: {} });
    }
  }
  for (const [place, line] of scheme.gives.entries()) {
    if (line.unit !== scheme.envelope.unit) {
      problems.push({
        path: ['gives', place, 'unit'],
        key: 'schemes.problem.unit',
        params: { unit: line.unit, envelope: scheme.envelope.unit },
      });
    }
  }
  return problems;
}
