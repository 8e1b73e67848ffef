import type { z } from 'zod';
import { nearestName } from './names.ts';
import type { BodyProblem } from './problems.ts';
import { LANGUAGES } from './shape-text.ts';
import { explanationAt, fieldsAt } from './walk-language.ts';

type Issue = z.core.$ZodIssue;
type Path = (string | number)[];

/** What is wrong with the form of a body, in the hub's words: each unknown field with the nearest right one. */
export function shapeProblems(error: z.ZodError, body: unknown): BodyProblem[] {
  const problems = error.issues.flatMap((issue) => problemsOf(issue, body));
  // A field that is written wrongly is not reported a second time as missing.
  const meant = new Set(
    problems.flatMap(({ key, path, params }) =>
      key === 'schemes.problem.unknown_near' ? [[...path.slice(0, -1), params['near']].join('.')] : [],
    ),
  );
  return problems.filter(({ key, path }) => !(key.startsWith('schemes.problem.missing') && meant.has(path.join('.'))));
}

function problemsOf(issue: Issue, body: unknown): BodyProblem[] {
  const path = issue.path as Path;
  if (issue.code === 'unrecognized_keys') return issue.keys.map((field) => unknownField(path, field, body));
  if (issue.code === 'invalid_key') {
    return [{ path, key: 'schemes.problem.bad_name', params: { name: String(path.at(-1)) }, atName: true }];
  }
  const value = at(body, path);
  const field = String(path.at(-1) ?? '');
  if (value === undefined) return [missing(path, field)];
  const values = valuesOf(issue);
  if (values) return [notOffered(path, typeof value === 'string' ? value : JSON.stringify(value), values)];
  if (issue.code === 'invalid_type') {
    return [{ path, key: 'schemes.problem.wrong_type', params: { field, expected: issue.expected } }];
  }
  if (issue.code === 'too_small' || issue.code === 'too_big') {
    const limit = Number(issue.code === 'too_small' ? issue.minimum : issue.maximum);
    return [
      {
        path,
        key: issue.code === 'too_small' ? 'schemes.problem.too_small' : 'schemes.problem.too_big',
        params: { field, limit },
      },
    ];
  }
  const expected = explanationAt(path, body);
  if (expected === undefined) return [{ path, key: 'schemes.problem.not_valid', params: { field } }];
  return [{ path, key: 'schemes.problem.format', params: { field, expected } }];
}

function unknownField(path: Path, field: string, body: unknown): BodyProblem {
  const known = fieldsAt(path, body);
  const taken = Object.keys(at(body, path) ?? {});
  const near =
    nearestName(
      field,
      known.filter((name) => !taken.includes(name)),
    ) ?? nearestName(field, known);
  const place = { path: [...path, field], atName: true };
  if (near !== undefined) return { ...place, key: 'schemes.problem.unknown_near', params: { field, near } };
  return { ...place, key: 'schemes.problem.unknown', params: { field, known: known.join(', ') } };
}

function missing(path: Path, field: string): BodyProblem {
  const language = LANGUAGES.find((name) => name === field);
  if (language === undefined) return { path, key: 'schemes.problem.missing', params: { field } };
  return { path, key: 'schemes.problem.missing_language', params: { language, text: path.slice(0, -1).join('.') } };
}

function notOffered(path: Path, value: string, values: readonly string[]): BodyProblem {
  const near = nearestName(value, values);
  if (near !== undefined) return { path, key: 'schemes.problem.not_offered_near', params: { value, near } };
  return { path, key: 'schemes.problem.not_offered', params: { value, values: values.join(', ') } };
}

function valuesOf(issue: Issue): string[] | undefined {
  if (issue.code === 'invalid_value') return issue.values.map(String);
  if (issue.code === 'invalid_union' && 'options' in issue && Array.isArray(issue.options)) return issue.options.map(String);
  return undefined;
}

function at(body: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, step) => (value as Record<string | number, unknown> | null | undefined)?.[step], body);
}
