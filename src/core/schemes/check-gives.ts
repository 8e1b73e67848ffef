import { nearestName } from './names.ts';
import type { BodyProblem } from './problems.ts';
import type { Scheme } from './shape.ts';

/** Lines without an envelope or anything to be worked out from, roundings that do not fit, rubrics that are no hundred, promises nobody reports. */
export function givenProblems(scheme: Scheme): BodyProblem[] {
  return [...lineProblems(scheme), ...rubricProblems(scheme), ...commitmentProblems(scheme), ...figureProblems(scheme)];
}

function lineProblems({ gives, envelopes, basis, stages }: Scheme): BodyProblem[] {
  const problems: BodyProblem[] = [];
  const held = envelopes.map(({ unit }) => unit);
  for (const [at, unit] of held.entries()) {
    if (held.indexOf(unit) !== at)
      problems.push({ path: ['envelopes', at, 'unit'], key: 'schemes.problem.twice', params: { name: unit } });
  }
  const deciders = stages.application.filter(({ act }) => act === 'decide').map(({ role }) => role);
  for (const [at, line] of gives.entries()) {
    const path = ['gives', at];
    if (gives.findIndex(({ unit }) => unit === line.unit) !== at)
      problems.push({ path: [...path, 'unit'], key: 'schemes.problem.unit_twice', params: { unit: line.unit } });
    if (!held.includes(line.unit))
      problems.push({
        path: [...path, 'unit'],
        key: 'schemes.problem.unit',
        params: { unit: line.unit, envelope: held.join(', ') },
      });
    if ((line.unit === 'HKD.cent') === (line.rounding === 'whole'))
      problems.push({ path: [...path, 'rounding'], key: 'schemes.problem.rounding', params: { unit: line.unit } });
    if (line.of === undefined && (basis === undefined || line.unit !== 'HKD.cent'))
      problems.push({ path, key: 'schemes.problem.no_formula', params: { line: line.id } });
    const role = line.exceptional?.role;
    if (role !== undefined && !deciders.includes(role)) {
      const params = { value: role, values: deciders.join(', ') };
      problems.push({ path: [...path, 'exceptional', 'role'], key: 'schemes.problem.not_offered', params });
    }
  }
  return problems;
}

function rubricProblems({ rubrics = [], terms }: Scheme): BodyProblem[] {
  return rubrics.flatMap(({ id, criteria, scale }, at): BodyProblem[] => {
    const weights = criteria.map(({ weight }) => terms[weight]).map((term) => (term?.kind === 'percent' ? term.value : NaN));
    const sum = Math.round(weights.reduce((total, weight) => total + weight, 0) * 100) / 100;
    const path = ['rubrics', at];
    return [
      ...(Number.isNaN(sum) || sum === 100
        ? []
        : [{ path: [...path, 'criteria'], key: 'schemes.problem.weights' as const, params: { rubric: id, sum } }]),
      ...(scale.from < scale.to ? [] : [{ path: [...path, 'scale'], key: 'schemes.problem.scale' as const, params: {} }]),
    ];
  });
}

function commitmentProblems({ commitments = [], facts }: Scheme): BodyProblem[] {
  return commitments.flatMap((one, at) =>
    (['promised', 'reported'] as const).flatMap((part): BodyProblem[] => {
      const path = ['commitments', at, part];
      const name = one[part];
      const fact = Object.hasOwn(facts, name) ? facts[name] : undefined;
      const near = nearestName(name, Object.keys(facts));
      if (!fact && near !== undefined) return [{ path, key: 'schemes.problem.no_fact_near', params: { name, near } }];
      if (!fact) return [{ path, key: 'schemes.problem.no_fact', params: { name } }];
      const expected = one.unit === 'money' ? 'money' : 'whole';
      return fact.kind === expected
        ? []
        : [{ path, key: 'schemes.problem.fact_kind', params: { name, kind: fact.kind, expected } }];
    }),
  );
}

/** What every scheme publishes without a line of code. */
export const GENERIC_FIGURES = ['applications', 'awards', 'awarded', 'organisations'] as const;

/** What a scheme with enrolled providers and listed packages, and one whose applicants name a sector, publishes besides. */
function figuresOf(scheme: Scheme): string[] {
  const besides = [...(scheme.packages ? ['smes', 'sectors', 'packages'] : []), ...(scheme.provider ? ['providers'] : [])];
  return [...GENERIC_FIGURES, ...besides].map((name) => `${scheme.scheme}.${name}`);
}

function figureProblems(scheme: Scheme): BodyProblem[] {
  const known = figuresOf(scheme);
  return scheme.figures.flatMap((figure, at): BodyProblem[] => {
    if (known.includes(figure)) return [];
    const near = nearestName(figure, known);
    const path = ['figures', at];
    if (near !== undefined) return [{ path, key: 'schemes.problem.not_offered_near', params: { value: figure, near } }];
    return [{ path, key: 'schemes.problem.not_offered', params: { value: figure, values: known.join(', ') } }];
  });
}
