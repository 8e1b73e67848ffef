import { z } from 'zod';
import { ById, route } from '../../platform/http/route.ts';
import { language } from '../schemes/outline.ts';
import { readers } from './hold.ts';
import { ExampleShape, ReadingShape, TryBody, TypedExpression, WhatIfShape, Which, WhichOne } from './try-shapes.ts';
import { makeUp, readingOf, tryExpression, tryScheme } from './try.ts';

const missing = ['schemes.no_scheme', 'schemes.no_version', 'drafting.no_draft', 'drafting.not_readable'] as const;

/** Reading a scheme as a page and trying it on somebody: a published version or a draft, by the code that judges. */
export const tryRoutes = {
  'GET /scheme-reading': route({
    summary: 'A scheme to be read as a page: rules, sheet, forms as applicants see them',
    access: { role: readers },
    query: Which,
    returns: ReadingShape,
    refusals: missing,
    handle: ({ db, actor }, { query }) => readingOf(db, actor, query),
  }),
  'POST /scheme-what-if': route({
    summary:
      'Try a scheme on somebody: which rules hold and why, which lane, what would be given, what would be owed. Nothing is stored',
    access: { role: readers },
    body: TryBody,
    returns: WhatIfShape,
    refusals: [...missing, 'schemes.check.malformed'],
    handle: ({ db, actor, now }, { body: { facts, ...which } }) => tryScheme(db, actor, which, facts, now),
  }),
  'GET /scheme-example': route({
    summary: 'Somebody made up for a scheme: whom every rule holds for, or every one but the one named',
    access: { role: readers },
    query: WhichOne,
    returns: ExampleShape,
    refusals: missing,
    handle: ({ db, actor, now }, { query: { failing, ...which } }) => makeUp(db, actor, which, failing, now),
  }),
  'GET /scheme-language': route({
    summary: 'The scheme language as a tree: what may stand where, for structured editors',
    access: 'public',
    returns: z.object({ fields: z.array(z.unknown()).readonly() }),
    handle: () => ({ fields: language.fields }),
  }),
  'POST /scheme-drafts/:id/expression': route({
    summary: 'Check an expression as it is typed at a place of a draft. Nothing is stored',
    access: { role: readers },
    params: ById,
    body: TypedExpression,
    returns: z.object({ problem: z.string().nullable(), fix: z.object({ from: z.string(), to: z.string() }).nullable() }),
    refusals: ['drafting.no_draft', 'drafting.not_yaml', 'drafting.no_place'],
    handle: ({ db, actor, locale }, { params, body }) => tryExpression(db, actor, params.id, body, locale),
  }),
};
