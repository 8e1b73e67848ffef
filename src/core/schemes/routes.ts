import { z } from 'zod';
import { route } from '../../platform/http/route.ts';
import { checkFacts } from './check.ts';
import { EligibilityShape, ListedShape, PageShape, RulebookShape, VersionShape } from './page-shape.ts';
import { withoutHidden } from './hidden.ts';
import { rulebookOf } from './rulebook.ts';
import { eligibility, explain } from './rules.ts';
import { readable } from './texts.ts';
import { listSchemes, schemePage, standing } from './views.ts';

const ByScheme = z.object({ scheme: z.string().max(60) });
const Version = z.coerce.number().int().min(1).max(1_000_000).optional();

/** The answers to the check, one parameter a fact, beside the version they are judged by. */
const Answers = z
  .looseObject({ version: Version })
  .meta({ description: 'One parameter for each question of the check: fact=answer' });

export const schemeRoutes = {
  'GET /schemes': route({
    summary: 'List the schemes with their calls',
    access: 'public',
    returns: z.object({ schemes: z.array(ListedShape) }),
    handle: async ({ db, now }) => ({ schemes: await listSchemes(db, now) }),
  }),
  'GET /schemes/:scheme': route({
    summary: 'A scheme in words: what it gives, to whom, by which rules; its calls with the time left; what is only assumed',
    access: 'public',
    params: ByScheme,
    query: z.object({ version: Version }),
    returns: PageShape,
    refusals: ['schemes.no_scheme', 'schemes.no_version'],
    handle: ({ db, now }, { params, query }) => schemePage(db, params.scheme, now, query.version),
  }),
  'GET /schemes/:scheme/eligibility': route({
    summary: 'Check whether one may apply: for each rule whether and why it holds. Nothing is stored',
    access: 'public',
    params: ByScheme,
    query: Answers,
    returns: EligibilityShape,
    refusals: ['schemes.no_scheme', 'schemes.no_version', 'schemes.check.malformed'],
    handle: async ({ db, now }, { params, query }) => {
      const { version: asked, ...answers } = query;
      const { scheme, version } = await standing(db, params.scheme, now, asked);
      const facts = checkFacts(scheme, answers as Record<string, string | string[]>);
      const { holds, rules } = eligibility(scheme, facts, 'check');
      return {
        scheme: params.scheme,
        version: version.version,
        holds,
        rules: [...explain(scheme, scheme.eligibility.rules, rules)],
      };
    },
  }),
  'GET /schemes/:scheme/rulebook': route({
    summary: 'The rules of a scheme one by one: in words, as the expression that judges, and what its names mean',
    access: 'public',
    params: ByScheme,
    query: z.object({ version: Version }),
    returns: RulebookShape,
    refusals: ['schemes.no_scheme', 'schemes.no_version'],
    handle: async ({ db, now }, { params, query }) => {
      const { scheme, version } = await standing(db, params.scheme, now, query.version);
      return { ...version, name: readable(scheme).texts.name, ...rulebookOf(withoutHidden(scheme)) };
    },
  }),
  'GET /schemes/:scheme/file': route({
    summary: 'The rules of a scheme as data: the body of a published version as its file says it',
    access: 'public',
    params: ByScheme,
    query: z.object({ version: Version }),
    returns: VersionShape.extend({ body: z.record(z.string(), z.unknown()) }),
    refusals: ['schemes.no_scheme', 'schemes.no_version'],
    handle: async ({ db, now }, { params, query }) => {
      const { scheme, version } = await standing(db, params.scheme, now, query.version);
      return { ...version, body: withoutHidden(scheme) };
    },
  }),
};
