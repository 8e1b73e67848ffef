import { nearestName } from './names.ts';
import type { BodyProblem, PlacePath } from './problems.ts';
import type { Scheme, Stage } from './shape.ts';

/** Steps that lead nowhere or to a decision by one person, lanes and instalments that cannot be gone through, duties without a date. */
export function courseProblems(scheme: Scheme): BodyProblem[] {
  return [
    ...Object.entries(scheme.stages).flatMap(([course, stages = []]) => stageProblems(scheme, course, stages)),
    ...laneProblems(scheme),
    ...instalmentProblems(scheme),
    ...dutyProblems(scheme),
  ];
}

function stageProblems(scheme: Scheme, course: string, stages: readonly Stage[]): BodyProblem[] {
  const problems: BodyProblem[] = [];
  const earlier: string[] = [];
  const rubrics = (scheme.rubrics ?? []).map(({ id }) => id);
  for (const [place, stage] of stages.entries()) {
    const path = ['stages', course, place];
    for (const [at, id] of (stage.notBy ?? []).entries()) {
      if (!earlier.includes(id))
        problems.push({ path: [...path, 'notBy', at], key: 'schemes.problem.no_stage', params: { name: id } });
    }
    if (stage.act === 'decide' && !stage.notBy?.length)
      problems.push({ path, key: 'schemes.problem.one_person', params: { stage: stage.id } });
    if (stage.act === 'decide' && place < stages.length - 1)
      problems.push({ path, key: 'schemes.problem.decides_early', params: { stage: stage.id } });
    if (stage.rubric !== undefined) problems.push(...named([...path, 'rubric'], stage.rubric, rubrics));
    earlier.push(stage.id);
  }
  if (stages.at(-1)?.act !== 'decide')
    problems.push({ path: ['stages', course], key: 'schemes.problem.no_decision', params: { course } });
  return problems;
}

/** A lane keeps to the steps there are, and ends in the same decision by a second person as every other. */
function laneProblems({ lanes = [], stages }: Scheme): BodyProblem[] {
  const problems: BodyProblem[] = [];
  const ids = stages.application.map(({ id }) => id);
  for (const [at, lane] of lanes.entries()) {
    for (const id of Object.keys(lane.targets ?? {}))
      problems.push(...named(['lanes', at, 'targets', id], id, ids).map((problem) => ({ ...problem, atName: true })));
    for (const [s, id] of (lane.stages ?? []).entries()) problems.push(...named(['lanes', at, 'stages', s], id, ids));
    const taken = stages.application.filter(({ id }) => lane.stages?.includes(id) ?? true);
    const last = taken.at(-1);
    const place = ['lanes', at, 'stages'];
    if (last?.act !== 'decide') problems.push({ path: place, key: 'schemes.problem.no_decision', params: { course: lane.id } });
    else if (taken.length < 2 || !last.notBy?.some((id) => lane.stages?.includes(id) ?? true))
      problems.push({ path: place, key: 'schemes.problem.one_person', params: { stage: last.id } });
  }
  const open = lanes.findIndex(({ when }) => when === 'true');
  if (lanes.length > 0 && open !== lanes.length - 1)
    problems.push({ path: ['lanes'], key: 'schemes.problem.no_lane_for_rest', params: {} });
  return problems;
}

function instalmentProblems(scheme: Scheme): BodyProblem[] {
  const problems: BodyProblem[] = [];
  const shares = scheme.instalments
    .map(({ share }) => scheme.terms[share])
    .map((term) => (term?.kind === 'percent' ? Math.round(term.value * 100) : NaN));
  const sum = shares.reduce((total, share) => total + share, 0);
  if (shares.length > 0 && !Number.isNaN(sum) && sum !== 10_000)
    problems.push({ path: ['instalments'], key: 'schemes.problem.instalments', params: { sum: sum / 100 } });
  if (shares.length > 0 && !scheme.gives.some(({ unit }) => unit === 'HKD.cent'))
    problems.push({ path: ['instalments'], key: 'schemes.problem.no_money', params: {} });
  for (const [place, { gate, report }] of scheme.instalments.entries()) {
    const path = ['instalments', place];
    if (gate === 'claim-approved' && !(scheme.claim && scheme.stages.claim))
      problems.push({ path: [...path, 'gate'], key: 'schemes.problem.no_claim', params: {} });
    problems.push(...reportNamed(scheme, path, gate === 'report-accepted', report));
  }
  return problems;
}

function dutyProblems(scheme: Scheme): BodyProblem[] {
  return scheme.obligations.flatMap((duty, at) => {
    const path = ['obligations', at];
    const isDated = duty.on !== undefined || (duty.after !== undefined && duty.within !== undefined);
    return [
      ...(isDated ? [] : [{ path, key: 'schemes.problem.no_date' as const, params: { name: duty.id } }]),
      ...reportNamed(scheme, path, duty.kind === 'report', duty.report),
    ];
  });
}

/** Where a report is meant it is named, and is there; where none is meant none is named. */
function reportNamed(scheme: Scheme, path: PlacePath, isMeant: boolean, report: string | undefined): BodyProblem[] {
  if (report === undefined) return isMeant ? [{ path, key: 'schemes.problem.missing', params: { field: 'report' } }] : [];
  return named(
    [...path, 'report'],
    report,
    (scheme.reports ?? []).map(({ id }) => id),
  );
}

/** A name that must be one of some ids: the nearest right one where it is not. */
function named(path: PlacePath, name: string, ids: readonly string[]): BodyProblem[] {
  if (ids.includes(name)) return [];
  const near = nearestName(name, ids);
  if (near !== undefined) return [{ path, key: 'schemes.problem.not_offered_near', params: { value: name, near } }];
  return [{ path, key: 'schemes.problem.not_offered', params: { value: name, values: ids.join(', ') || '–' } }];
}
