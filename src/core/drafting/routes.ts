import { z } from 'zod';
import { ById, type Context, route } from '../../platform/http/route.ts';
import { schemeJsonSchema } from '../schemes/shape.ts';
import { beginDraft } from './begin.ts';
import { changeDraft, followNewest, writeDraft, type Written } from './edit.ts';
import { draftToRead, readers, seconds } from './hold.ts';
import {
  Beginning,
  Changes,
  ChangeShape,
  DraftList,
  DraftShape,
  Kept,
  Remark,
  Revision,
  SchemeName,
  Wanted,
  WholeText,
} from './shapes.ts';
import { checkDraft, dropDraft, giveBackDraft, publishDraft, seeDraft } from './steps.ts';
import { publicText } from './text.ts';
import { draftChanges, listDrafts, problemsOf, showDraft, versionChanges } from './views.ts';

const ByScheme = z.object({ scheme: SchemeName });
const VersionNumber = z.coerce.number().int().min(1).max(1_000_000);
const yaml = 'application/yaml; charset=utf-8';
const writing = ['drafting.no_draft', 'drafting.not_admin', 'drafting.changed_meanwhile', 'drafting.over'] as const;
const second = [
  'drafting.no_draft',
  'drafting.not_second',
  'drafting.same_person',
  'drafting.changed_meanwhile',
  'drafting.not_now',
] as const;

/** After a change: the revision, and what is wrong now. */
async function kept({ db, actor, locale }: Context, id: string, written: Promise<Written>) {
  const { revision } = await written;
  return { revision, problems: problemsOf(await draftToRead(db, actor, id), locale) };
}

export const draftingRoutes = {
  'GET /scheme.schema.json': route({
    summary: 'The scheme language as JSON Schema, for editors that complete and explain while one writes',
    access: 'public',
    download: 'application/schema+json',
    handle: () => ({
      type: 'application/schema+json',
      name: 'scheme.schema.json',
      body: `${JSON.stringify(schemeJsonSchema(), null, 2)}\n`,
      inline: true,
    }),
  }),
  'GET /schemes/:scheme/yaml': route({
    summary: 'A published version of a scheme as its file, to be kept in a repository or begun from',
    access: 'public',
    params: ByScheme,
    query: z.object({ version: VersionNumber }),
    download: yaml,
    refusals: ['schemes.no_version'],
    handle: async ({ db }, { params: { scheme }, query: { version } }) => ({
      type: yaml,
      name: `${scheme}.yaml`,
      body: await publicText(db, scheme, version),
    }),
  }),
  'GET /schemes/:scheme/changes': route({
    summary: 'What changed between two published versions of a scheme, thing by thing',
    access: 'public',
    params: ByScheme,
    query: z.object({ from: VersionNumber, to: VersionNumber }),
    returns: z.object({ scheme: z.string(), from: z.int(), to: z.int(), changes: z.array(ChangeShape) }),
    refusals: ['schemes.no_version'],
    handle: ({ db }, { params, query }) => versionChanges(db, params.scheme, query.from, query.to),
  }),
  'GET /scheme-drafts': route({
    summary: 'Drafts of scheme files, the one changed last first',
    access: { role: readers },
    query: Wanted,
    returns: DraftList,
    handle: ({ db, actor }, { query }) => listDrafts(db, actor, query),
  }),
  'POST /scheme-drafts': route({
    summary: 'Begin a draft: of the next version of a scheme, of a new scheme from another, or from the template',
    access: { role: 'admin' },
    body: Beginning,
    returns: z.object({ id: z.string() }),
    refusals: ['drafting.not_admin', 'drafting.name_needed', 'drafting.name_taken', 'schemes.no_scheme', 'schemes.no_version'],
    handle: ({ db, actor, now }, { body }) => beginDraft(db, actor, body, now),
  }),
  'GET /scheme-drafts/:id': route({
    summary: 'A draft: what it says, what is wrong with it, who wrote, checked and saw it',
    access: { role: readers },
    params: ById,
    returns: DraftShape,
    refusals: ['drafting.no_draft'],
    handle: ({ db, actor, locale }, { params }) => showDraft(db, actor, params.id, locale),
  }),
  'PATCH /scheme-drafts/:id': route({
    summary: 'Change values of a draft at their places; the rest of its file stays as it is written',
    access: { role: 'admin' },
    params: ById,
    body: Changes,
    returns: Kept,
    refusals: [...writing, 'drafting.not_yaml', 'drafting.no_place', 'schemefile.too_large'],
    handle: (context, { params: { id }, body }) =>
      kept(context, id, changeDraft(context.db, context.actor, id, body, context.now)),
  }),
  'GET /scheme-drafts/:id/yaml': route({
    summary: 'A draft as a file',
    access: { role: readers },
    params: ById,
    download: yaml,
    refusals: ['drafting.no_draft'],
    handle: async ({ db, actor }, { params }) => {
      const { scheme, text } = await draftToRead(db, actor, params.id);
      return { type: yaml, name: `${scheme}.yaml`, body: text };
    },
  }),
  'GET /scheme-drafts/:id/text': route({
    summary: 'The text of a draft’s file, with the revision it is of',
    access: { role: readers },
    params: ById,
    returns: WholeText,
    refusals: ['drafting.no_draft'],
    handle: ({ db, actor }, { params }) => draftToRead(db, actor, params.id),
  }),
  'PUT /scheme-drafts/:id/text': route({
    summary: 'Take the whole text of a draft’s file as it was typed, right or wrong',
    access: { role: 'admin' },
    params: ById,
    body: WholeText,
    returns: Kept,
    refusals: [...writing, 'schemefile.too_large'],
    handle: (context, { params: { id }, body }) =>
      kept(context, id, writeDraft(context.db, context.actor, id, body, context.now)),
  }),
  'POST /scheme-drafts/:id/follow': route({
    summary: 'Put a draft on the newest published version, keeping what it changes',
    access: { role: 'admin' },
    params: ById,
    body: Revision,
    returns: Kept,
    refusals: [...writing, 'drafting.not_yaml'],
    handle: (context, { params: { id }, body }) =>
      kept(context, id, followNewest(context.db, context.actor, id, body.revision, context.now)),
  }),
  'GET /scheme-drafts/:id/changes': route({
    summary: 'What a draft changes in the version that is published now',
    access: { role: readers },
    params: ById,
    returns: z.object({ against: z.int().nullable(), isReadable: z.boolean(), changes: z.array(ChangeShape) }),
    refusals: ['drafting.no_draft'],
    handle: ({ db, actor }, { params }) => draftChanges(db, actor, params.id),
  }),
  'POST /scheme-drafts/:id/check': route({
    summary: 'Say that a draft is ready to be seen by a second person: nothing may be wrong with it',
    access: { role: 'admin' },
    params: ById,
    body: Revision,
    refusals: [
      ...writing,
      'drafting.not_now',
      'drafting.problems',
      'drafting.base_moved',
      'drafting.prefix_taken',
      'drafting.nothing_changed',
    ],
    handle: ({ db, actor, now }, { params, body }) => checkDraft(db, actor, { id: params.id, ...body }, now),
  }),
  'POST /scheme-drafts/:id/see': route({
    summary: 'Say, as the second person, that every change was read',
    access: { role: seconds },
    params: ById,
    body: Revision,
    refusals: second,
    handle: ({ db, actor, now }, { params, body }) => seeDraft(db, actor, { id: params.id, ...body }, now),
  }),
  'POST /scheme-drafts/:id/give-back': route({
    summary: 'Give a draft back to its writers with a remark, as the second person',
    access: { role: seconds },
    params: ById,
    body: Remark,
    refusals: second,
    handle: ({ db, actor, now }, { params, body }) => giveBackDraft(db, actor, { id: params.id, ...body }, now),
  }),
  'POST /scheme-drafts/:id/publish': route({
    summary: 'Publish what was seen as the next version of the scheme',
    access: { role: seconds },
    params: ById,
    body: Revision,
    returns: z.object({ scheme: z.string(), version: z.int() }),
    refusals: [...second, 'drafting.problems', 'drafting.base_moved', 'drafting.prefix_taken', 'drafting.nothing_changed'],
    handle: ({ db, actor, now }, { params, body }) => publishDraft(db, actor, { id: params.id, ...body }, now),
  }),
  'POST /scheme-drafts/:id/drop': route({
    summary: 'End a draft without publishing it',
    access: { role: 'admin' },
    params: ById,
    body: Revision,
    refusals: writing,
    handle: ({ db, actor, now }, { params, body }) => dropDraft(db, actor, { id: params.id, ...body }, now),
  }),
};
