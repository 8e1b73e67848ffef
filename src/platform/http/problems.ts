// Problem details (RFC 9457): the one shape in which anything that went wrong leaves the house.

import type { z } from 'zod';
import { t } from '../../messages/index.ts';
import type { Locale } from '../messages.ts';
import { type FieldProblem, Refusal } from '../refusal.ts';

export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly requestId: string;
  readonly fields?: readonly { field: string; code: string; message: string }[];
}

/** A refusal as the asker reads it. */
export function problem(refusal: Refusal, locale: Locale, requestId: string): Problem {
  return {
    type: `/problems/${refusal.code}`,
    title: t(locale, refusal.code, refusal.facts),
    status: refusal.status,
    code: refusal.code,
    facts: refusal.facts,
    requestId,
    ...(refusal.fields.length === 0
      ? {}
      : {
          fields: refusal.fields.map(({ field, code, facts }) => ({ field, code, message: t(locale, code, facts) })),
        }),
  };
}

export function problemResponse(refusal: Refusal, locale: Locale, requestId: string): Response {
  return new Response(JSON.stringify(problem(refusal, locale, requestId)), {
    status: refusal.status,
    headers: {
      'content-type': 'application/problem+json',
      'content-language': locale,
      ...(refusal.status === 401 && { 'www-authenticate': 'Bearer' }),
    },
  });
}

/** Checks what came in against its shape; what does not fit is refused field by field. */
export async function parse<S extends z.ZodType>(shape: S, value: unknown): Promise<z.output<S>> {
  const result = await shape.safeParseAsync(value, { reportInput: true });
  if (result.success) return result.data;
  throw new Refusal(422, 'http.invalid', {}, result.error.issues.flatMap(fieldProblems));
}

function fieldProblems(issue: z.core.$ZodIssue): FieldProblem[] {
  const field = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ field: [...issue.path, key].join('.'), code: 'field.unknown' as const }));
  }
  return [{ field, ...codeOf(issue) }];
}

function codeOf(issue: z.core.$ZodIssue): Omit<FieldProblem, 'field'> {
  switch (issue.code) {
    case 'invalid_type':
      return { code: issue.input === undefined ? 'field.required' : 'field.wrong_type' };
    case 'too_big':
      if (issue.origin === 'string') return { code: 'field.too_long', facts: { limit: Number(issue.maximum) } };
      if (issue.origin === 'array') return { code: 'field.too_many', facts: { limit: Number(issue.maximum) } };
      return { code: 'field.too_big', facts: { limit: Number(issue.maximum) } };
    case 'too_small':
      if (issue.origin === 'string' && Number(issue.minimum) === 1) return { code: 'field.required' };
      if (issue.origin === 'string') return { code: 'field.too_short', facts: { limit: Number(issue.minimum) } };
      if (issue.origin === 'array') return { code: 'field.too_few', facts: { limit: Number(issue.minimum) } };
      return { code: 'field.too_small', facts: { limit: Number(issue.minimum) } };
    case 'invalid_value':
      return { code: issue.input === undefined ? 'field.required' : 'field.not_offered' };
    case 'invalid_format':
      return { code: 'field.format' };
    default:
      return { code: 'field.invalid' };
  }
}
