import { z } from 'zod';
import { ById, Instant, LocalTextShape, PageQuery, route } from '../../platform/http/route.ts';
import type { Needs } from '../needs.ts';
import { Email, LocaleName, Name } from '../people/shapes.ts';
import { askedParties } from './asked-parties.ts';
import { answerParty, myParties, nameParty, removeParty } from './parties.ts';

const State = z.enum(['asked', 'confirmed', 'declined', 'expired']);
const Id = z.string().max(64);

const Named = z.object({
  id: z.string(),
  name: z.string(),
  nameZh: z.string().nullable(),
  email: z.string(),
  state: State,
  askedAt: Instant,
  answeredAt: Instant.nullable(),
  reason: z.string().nullable(),
  validUntil: Instant.nullable(),
});

const Asked = z.object({
  id: z.string(),
  scheme: LocalTextShape,
  call: LocalTextShape,
  applicant: z.object({ name: z.string(), nameZh: z.string().nullable() }),
  title: LocalTextShape.nullable(),
  text: LocalTextShape.nullable(),
  organisation: z.object({ id: z.string().nullable(), name: z.string(), nameZh: z.string().nullable() }),
  state: State,
  mayAnswer: z.boolean(),
  askedAt: Instant,
  answeredAt: Instant.nullable(),
  validUntil: Instant.nullable(),
});

/** Other organisations in an application: named by the applicant, confirmed by somebody who acts for them. */
export function partyRoutes(needs: Pick<Needs, 'address'>) {
  return {
    'GET /applications/:id/parties': route({
      summary: 'The organisations that an application of mine names, and whether they have confirmed',
      access: 'person',
      params: ById,
      returns: z.object({
        parties: z.array(
          z.object({
            id: z.string(),
            title: LocalTextShape,
            text: LocalTextShape,
            least: z.int(),
            most: z.int(),
            confirms: z.boolean(),
            mayName: z.boolean(),
            named: z.array(Named),
          }),
        ),
      }),
      handle: ({ db, actor, now }, { params }) => myParties(db, actor, params.id, now),
    }),
    'POST /applications/:id/parties': route({
      summary: 'Name an organisation that takes part, from the register or by its name; it is asked by mail at once',
      access: 'person',
      params: ById,
      body: z.object({
        party: z.string().max(60),
        organisationId: Id.optional(),
        nameEn: Name.optional(),
        nameZh: Name.optional(),
        email: Email,
        language: LocaleName,
      }),
      returns: z.object({ id: z.string() }),
      refusals: [
        'application.sent',
        'parties.enough',
        'parties.own',
        'parties.named_already',
        'parties.no_organisation',
        'parties.wrong_kind',
        'field.required',
      ],
      handle: ({ db, actor, now }, { params, body: { language, ...given } }) =>
        nameParty(db, needs, actor, params.id, { ...given, locale: language }, now),
    }),
    'DELETE /applications/:id/parties/:party': route({
      summary: 'Take an organisation out of a draft',
      access: 'person',
      params: z.object({ id: Id, party: Id }),
      refusals: ['application.sent', 'http.not_found'],
      handle: ({ db, actor, now }, { params }) => removeParty(db, actor, params.id, params.party, now),
    }),
    'GET /parties': route({
      summary: 'What organisations of mine were asked to take part in',
      access: 'person',
      query: PageQuery,
      returns: z.object({ parties: z.array(Asked), page: z.int(), total: z.int(), pageSize: z.int() }),
      handle: ({ db, actor, now }, { query }) => askedParties(db, actor, query.page, now),
    }),
    'POST /parties/:id/answer': route({
      summary: 'Confirm or decline for an organisation of mine that it takes part in an application',
      access: 'person',
      params: ById,
      body: z.object({ confirms: z.boolean(), organisationId: Id, reason: z.string().trim().min(1).max(1000).optional() }),
      refusals: [
        'application.not_your_organisation',
        'application.sent',
        'parties.answered',
        'parties.own',
        'parties.wrong_kind',
        'http.not_found',
      ],
      handle: ({ db, actor, now }, { params, body }) => answerParty(db, actor, params.id, body, now),
    }),
  };
}
