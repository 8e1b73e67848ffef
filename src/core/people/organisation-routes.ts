import { z } from 'zod';
import { FoundOrganisations, lookUp } from './register.ts';
import { ById, Instant, route } from '../../platform/http/route.ts';
import type { Needs } from '../needs.ts';
import { OrganisationFacts } from './facts.ts';
import { joinGroup, leaveGroup } from './group.ts';
import { ownIndividual } from './individual.ts';
import { changeMember, invite, removeMember, withdrawInvitation } from './members.ts';
import { organisationAt, organisationsOf } from './organisation-views.ts';
import { organisationKinds, registerOrganisation, stateFacts } from './organisations.ts';
import { Day, Email, MemberRoleName, Name, Phone } from './shapes.ts';

const Kind = z.enum(organisationKinds);
const names = {
  id: z.string(),
  kind: z.enum([...organisationKinds, 'individual']),
  nameEn: z.string(),
  nameZh: z.string().nullable(),
  brNumber: z.string().nullable(),
};

const Organisation = z.object({
  ...names,
  myRole: MemberRoleName.nullable(),
  facts: OrganisationFacts,
  members: z.array(z.object({ id: z.string(), name: z.string(), email: z.string(), role: MemberRoleName, since: Instant })),
  contacts: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['email', 'phone']),
      value: z.string(),
      source: z.enum(['applicant', 'register', 'officer', 'import']),
      verifiedAt: Instant.nullable(),
      since: Instant,
    }),
  ),
  /** Organisations that belong to the same group of companies, and whether this one declared it. */
  group: z.array(
    z.object({ id: z.string(), nameEn: z.string(), nameZh: z.string().nullable(), since: z.string(), isOwn: z.boolean() }),
  ),
  invitations: z.array(z.object({ id: z.string(), email: z.string(), role: MemberRoleName, until: Instant })),
});

const ByMember = z.object({ id: z.string().max(64), personId: z.string().max(64) });

/** Organisations and the people who act for them. */
export function organisationRoutes({ address }: Pick<Needs, 'address'>) {
  return {
    'POST /organisations': route({
      summary: 'Register an organisation; I become its owner',
      access: 'person',
      body: z.object({
        kind: Kind,
        nameEn: Name.optional(),
        nameZh: Name.optional(),
        brNumber: z.string().max(40).optional(),
        email: Email.optional(),
        phone: Phone.optional(),
      }),
      returns: z.object({ id: z.string() }),
      refusals: ['people.br_malformed', 'people.br_needed', 'people.br_taken'],
      handle: ({ db, actor, now }, { body }) => registerOrganisation(db, actor, body, now),
    }),
    'POST /organisations/individual': route({
      summary: 'Apply for myself: the record under which I do, made at the first time',
      access: 'person',
      returns: z.object({ id: z.string() }),
      handle: ({ db, actor, now }) => ownIndividual(db, actor, now),
    }),
    'POST /organisations/:id/group': route({
      summary: 'Declare that another organisation of the register belongs to the same group of companies',
      access: 'person',
      params: ById,
      body: z.object({ brNumber: z.string().max(40), since: Day }),
      returns: z.object({ id: z.string() }),
      refusals: ['people.organisation_not_found', 'people.group_unknown'],
      handle: ({ db, actor, now }, { params, body }) => joinGroup(db, actor, params.id, body, now),
    }),
    'DELETE /organisations/:id/group/:tie': route({
      summary: 'Take such a declaration back',
      access: 'person',
      params: z.object({ id: z.string().max(64), tie: z.string().max(64) }),
      refusals: ['http.not_found'],
      handle: ({ db, actor, now }, { params }) => leaveGroup(db, actor, params.id, params.tie, now),
    }),
    'GET /organisations/mine': route({
      summary: 'The organisations I act for',
      access: 'person',
      returns: z.object({ organisations: z.array(z.object({ ...names, role: MemberRoleName })) }),
      handle: async ({ db, actor }) => ({ organisations: await organisationsOf(db, actor) }),
    }),
    'GET /register': route({
      summary:
        'Look organisations up by the beginning of their name, or by their business registration number: what is public of them',
      access: 'person',
      query: z.object({ words: z.string().trim().min(2).max(100), page: z.coerce.number().int().min(1).max(50).default(1) }),
      returns: FoundOrganisations,
      handle: ({ db }, { query }) => lookUp(db, query.words, query.page),
    }),
    'GET /organisations/:id': route({
      summary: 'An organisation with its facts, members and contacts',
      access: 'person',
      params: ById,
      returns: Organisation,
      refusals: ['people.organisation_not_found'],
      handle: ({ db, actor, now }, { params }) => organisationAt(db, actor, params.id, now),
    }),
    'PUT /organisations/:id/facts': route({
      summary: 'Write down facts about an organisation, and since when they are true',
      access: 'person',
      params: ById,
      body: z.object({ facts: OrganisationFacts, validFrom: Day }),
      refusals: ['people.organisation_not_found', 'people.fact_future'],
      handle: ({ db, actor, now }, { params, body }) => stateFacts(db, actor, params.id, body, now),
    }),
    'POST /organisations/:id/invitations': route({
      summary: 'Invite somebody to act for my organisation',
      access: 'person',
      params: ById,
      body: z.object({ email: Email, role: MemberRoleName }),
      returns: z.object({ id: z.string() }),
      refusals: ['people.owners_only', 'people.already_member', 'people.already_invited', 'people.too_many_invitations'],
      handle: ({ db, actor, now, locale }, { params, body }) => invite(db, address, actor, params.id, { ...body, locale }, now),
    }),
    'DELETE /invitations/:id': route({
      summary: 'Withdraw an invitation',
      access: 'person',
      params: ById,
      refusals: ['people.invitation_gone', 'people.owners_only'],
      handle: ({ db, actor, now }, { params }) => withdrawInvitation(db, actor, params.id, now),
    }),
    'PATCH /organisations/:id/members/:personId': route({
      summary: 'Make a member an owner, or an owner a member',
      access: 'person',
      params: ByMember,
      body: z.object({ role: MemberRoleName }),
      refusals: ['people.owners_only', 'people.last_owner', 'people.not_found'],
      handle: ({ db, actor, now }, { params, body }) => changeMember(db, actor, params.id, params.personId, body.role, now),
    }),
    'DELETE /organisations/:id/members/:personId': route({
      summary: 'End somebody’s acting for my organisation, or my own',
      access: 'person',
      params: ByMember,
      refusals: ['people.owners_only', 'people.last_owner', 'people.not_found'],
      handle: ({ db, actor, now }, { params }) => removeMember(db, actor, params.id, params.personId, now),
    }),
  };
}
