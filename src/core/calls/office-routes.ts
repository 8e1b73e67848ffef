import { z } from 'zod';
import { ById, Instant, InstantIn, LocalTextShape, route, Whole } from '../../platform/http/route.ts';
import { staff } from '../cases/case.ts';
import { Email } from '../people/shapes.ts';
import { CallKind, MilestoneKind } from '../schemes/shape-calls.ts';
import { schemeVersion } from '../schemes/versions.ts';
import { openCall } from './calls.ts';
import { answerChange, askForChange } from './changes.ts';
import { answerMoreTime, askForMoreTime } from './extensions.ts';
import { inviteToCall, uninvite } from './invitations.ts';
import { changePlan } from './milestones.ts';
import { nextCall } from './next.ts';
import { officeCall } from './office.ts';
import { proposedPlan } from './plan.ts';
import { changeSettings } from './settings.ts';
import { OfficeCallShape } from './shapes.ts';

const Words = z.string().trim().min(1).max(200);
const Title = z.object({ en: Words, 'zh-Hant': Words, 'zh-Hans': Words });
const Reason = z.string().trim().min(1).max(2000);
const Slug = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
  .max(60);

const Chosen = z.object({
  milestone: Slug,
  /** Nothing: it has no date. */
  at: InstantIn.nullable(),
  kind: MilestoneKind.optional(),
  title: Title.optional(),
  public: z.boolean().optional(),
});

const Guests = z.object({
  organisations: z.array(z.string().max(64)).max(500).default([]),
  emails: z.array(Email).max(500).default([]),
  /** Organisations by business registration number. */
  brNumbers: z.array(z.string().max(20)).max(500).default([]),
});

const NewCall = z.object({
  scheme: z.string().max(60),
  version: z.int().min(1).optional(),
  code: z
    .string()
    .regex(/^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/)
    .max(40),
  title: Title,
  kind: CallKind.optional(),
  sealed: z.boolean().optional(),
  opensAt: InstantIn,
  closesAt: InstantIn.optional(),
  envelope: Whole.refine((amount) => amount > 0n).optional(),
  plan: z.array(Chosen).max(40).optional(),
  invited: Guests.optional(),
  expected: z.int().min(1).max(10_000_000).optional(),
  available: Whole.refine((amount) => amount > 0n).optional(),
  showsReceived: z.boolean().optional(),
  showsAsked: z.boolean().optional(),
});

const Answer = z.object({ grants: z.boolean() });

/** Opening calls and changing them: the office’s side. */
export const callOfficeRoutes = {
  'POST /calls': route({
    summary: 'Open a call of a scheme, pinning a version of its rules',
    access: { role: 'admin' },
    body: NewCall,
    returns: z.object({ id: z.string(), version: z.number() }),
    refusals: [
      'calls.not_admin',
      'calls.never',
      'schemes.no_version',
      'calls.closes_before_opens',
      'calls.closed_already',
      'calls.needs_close',
      'calls.sealed_asked',
      'calls.code_taken',
      'ledger.short',
    ],
    handle: ({ db, actor, now }, { body }) => openCall(db, actor, body, now),
  }),
  'GET /schemes/:scheme/plan': route({
    summary: 'The dates that a scheme’s terms propose for a call with these instants',
    access: { role: 'admin' },
    params: z.object({ scheme: z.string().max(60) }),
    query: z.object({ version: z.coerce.number().int().min(1), opensAt: InstantIn, closesAt: InstantIn.optional() }),
    returns: z.object({
      plan: z.array(
        z.object({
          milestone: z.string(),
          kind: MilestoneKind,
          title: LocalTextShape,
          public: z.boolean(),
          at: Instant.nullable(),
        }),
      ),
    }),
    refusals: ['schemes.no_version'],
    handle: async ({ db }, { params, query }) => {
      const scheme = await schemeVersion(db, params.scheme, query.version);
      return { plan: [...proposedPlan(scheme, query.opensAt, query.closesAt ?? null)] };
    },
  }),
  'GET /schemes/:scheme/next-call': route({
    summary: 'What is proposed for the next call of a scheme: a code that is free, a title, how it is open',
    access: { role: 'admin' },
    params: z.object({ scheme: z.string().max(60) }),
    returns: z.object({ code: z.string(), title: LocalTextShape, kind: CallKind, sealed: z.boolean() }),
    refusals: ['calls.never'],
    handle: ({ db, now }, { params }) => nextCall(db, params.scheme, now),
  }),
  'GET /office/calls/:id': route({
    summary: 'A call for the office: its plan, its changes, who was given more time, who is invited',
    access: { role: staff },
    params: ById,
    returns: OfficeCallShape,
    refusals: ['calls.no_call'],
    handle: ({ db, actor, now }, { params }) => officeCall(db, actor, params.id, now),
  }),
  'PATCH /calls/:id': route({
    summary: 'Change what a call shows of its demand',
    access: { role: 'admin' },
    params: ById,
    body: z.object({
      expected: z.int().min(1).max(10_000_000).nullable(),
      available: Whole.refine((amount) => amount > 0n).nullable(),
      showsReceived: z.boolean(),
      showsAsked: z.boolean(),
    }),
    refusals: ['calls.no_call', 'calls.not_admin', 'calls.cancelled', 'calls.sealed_asked'],
    handle: ({ db, actor, now }, { params, body }) => changeSettings(db, actor, params.id, body, now),
  }),
  'PUT /calls/:id/plan': route({
    summary: 'Move, add and take away dates of a call’s plan; those concerned are told',
    access: { role: 'admin' },
    params: ById,
    body: z.object({ changes: z.array(Chosen).min(1).max(40), reason: Reason }),
    refusals: ['calls.no_call', 'calls.not_admin', 'calls.cancelled', 'calls.milestone_of_call', 'calls.milestone_past'],
    handle: ({ db, actor, now }, { params, body }) => changePlan(db, actor, params.id, body, now),
  }),
  'POST /calls/:id/changes': route({
    summary: 'Give all more time, or ask a second person for an earlier close, a cancellation or other rules',
    access: { role: 'admin' },
    params: ById,
    body: z.object({
      kind: z.enum(['extend', 'shorten', 'cancel', 'repin']),
      reason: Reason,
      closesAt: InstantIn.optional(),
      version: z.int().min(1).optional(),
    }),
    returns: z.object({ id: z.string(), isApplied: z.boolean() }),
    refusals: [
      'calls.no_call',
      'calls.not_admin',
      'calls.cancelled',
      'calls.closed',
      'calls.not_later',
      'calls.not_earlier',
      'calls.version_not_newer',
      'schemes.no_version',
      'calls.change_waits',
    ],
    handle: ({ db, actor, now }, { params, body }) => askForChange(db, actor, params.id, body, now),
  }),
  'POST /calls/:id/changes/:change/answer': route({
    summary: 'Grant or refuse a change that another person asked for',
    access: { role: 'admin' },
    params: ById.extend({ change: z.string().max(64) }),
    body: Answer,
    refusals: [
      'calls.no_call',
      'calls.not_admin',
      'calls.cancelled',
      'calls.closed',
      'calls.answered_already',
      'calls.same_person',
      'calls.not_earlier',
      'calls.version_moved',
      'calls.has_applications',
    ],
    handle: ({ db, actor, now }, { params, body }) => answerChange(db, actor, params.id, params.change, body.grants, now),
  }),
  'POST /calls/:id/extensions': route({
    summary: 'Ask that one applicant be given more time',
    access: { role: staff },
    params: ById,
    body: z.object({
      /** Its id, or its business registration number. */
      organisation: z.string().max(64),
      until: InstantIn,
      reason: Reason,
    }),
    returns: z.object({ id: z.string() }),
    refusals: [
      'calls.no_call',
      'people.organisation_not_found',
      'calls.not_open_yet',
      'calls.cancelled',
      'calls.not_later',
      'calls.unsealed',
      'calls.change_waits',
    ],
    handle: ({ db, actor, now }, { params, body }) => askForMoreTime(db, actor, params.id, body, now),
  }),
  'POST /calls/:id/extensions/:extension/answer': route({
    summary: 'Grant or refuse more time for one applicant, as a second person',
    access: { role: ['admin', 'approver'] },
    params: ById.extend({ extension: z.string().max(64) }),
    body: Answer,
    refusals: [
      'calls.no_call',
      'calls.answered_already',
      'calls.same_person',
      'decision.conflict',
      'calls.not_later',
      'calls.unsealed',
    ],
    handle: ({ db, actor, now }, { params, body }) => answerMoreTime(db, actor, params.id, params.extension, body.grants, now),
  }),
  'POST /calls/:id/invitations': route({
    summary: 'Invite organisations and e-mail addresses to a call by invitation',
    access: { role: 'admin' },
    params: ById,
    body: Guests,
    refusals: [
      'calls.no_call',
      'calls.not_admin',
      'calls.open_to_all',
      'people.organisation_not_found',
      'calls.too_many_invited',
    ],
    handle: ({ db, actor, now }, { params, body }) => inviteToCall(db, actor, params.id, body, now),
  }),
  'DELETE /calls/:id/invitations/:invitation': route({
    summary: 'Take an invitation to a call back',
    access: { role: 'admin' },
    params: ById.extend({ invitation: z.string().max(64) }),
    refusals: ['calls.no_call', 'calls.not_admin', 'http.not_found'],
    handle: ({ db, actor, now }, { params }) => uninvite(db, actor, params.id, params.invitation, now),
  }),
};
