import { z } from 'zod';
import { Amount, ById, Instant, PageQuery, route } from '../../platform/http/route.ts';
import { Reason, WhyShape } from '../cases/shapes.ts';
import type { Needs } from '../needs.ts';
import { acceptOffer, declineOffer } from './awards.ts';
import { giveMoreTime, reportDuty } from './duties.ts';
import { awardsOf, awardView } from './view.ts';
import { whyAward } from './why.ts';

const Standing = z.enum(['offered', 'active', 'completed', 'declined', 'lapsed', 'closed']);
const ClaimStatus = z.enum(['draft', 'submitted', 'checked', 'approved', 'paid', 'refused']);
const Day = z.iso.date();

const GivenLine = z.object({ unit: z.string(), amount: Amount, returned: Amount });

const AwardShape = z.object({
  id: z.string(),
  reference: z.string(),
  standing: Standing,
  scheme: z.object({ id: z.string(), version: z.number(), name: z.string() }),
  call: z.object({ id: z.string(), title: z.string() }),
  organisation: z.object({ id: z.string(), nameEn: z.string(), nameZh: z.string().nullable() }),
  application: z.object({ id: z.string(), reference: z.string().nullable() }),
  /** What was given, in the smallest part of each unit, and how much of it went back. */
  lines: z.array(GivenLine),
  /** What the holder must keep to. */
  conditions: z.array(z.string()).readonly(),
  /** The parts in which the money is paid. */
  parts: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      gate: z.enum(['award-accepted', 'claim-approved', 'report-accepted']),
      amount: Amount,
      paid: Amount,
      openedAt: Instant.nullable(),
      paidAt: Instant.nullable(),
    }),
  ),
  reports: z.array(
    z.object({
      id: z.string(),
      reference: z.string().nullable(),
      duty: z.string(),
      status: z.enum(['draft', 'submitted', 'checked', 'accepted']),
      submittedAt: Instant.nullable(),
      closedAt: Instant.nullable(),
    }),
  ),
  /** What was promised in numbers beside what accepted reports say. */
  commitments: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      unit: z.enum(['money', 'posts', 'sqft', 'count']),
      promised: z.string().nullable(),
      reported: z.string().nullable(),
    }),
  ),
  offeredAt: Instant,
  offerEndsAt: Instant,
  acceptedAt: Instant.nullable(),
  acceptedBy: z.string().nullable(),
  endedAt: Instant.nullable(),
  basis: z.object({ cost: Amount, summary: z.array(z.object({ label: z.string(), value: z.string() })) }).nullable(),
  duties: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['deployment', 'claim', 'report']),
      title: z.string(),
      text: z.string(),
      /** How long after what it is owed, in words; nothing where it is owed on a date. */
      within: z.string().nullable(),
      state: z.enum(['not_begun', 'due', 'late', 'met']),
      dueAt: Instant.nullable(),
      doneOn: z.string().nullable(),
      recordedAt: Instant.nullable(),
    }),
  ),
  claims: z.array(
    z.object({
      id: z.string(),
      reference: z.string().nullable(),
      status: ClaimStatus,
      amount: Amount.nullable(),
      submittedAt: Instant.nullable(),
      closedAt: Instant.nullable(),
    }),
  ),
  moments: z.array(
    z.object({
      key: z.string(),
      duty: z.string().optional(),
      title: z.string(),
      state: z.enum(['done', 'now', 'next']),
      at: Instant.nullable(),
      dueAt: Instant.nullable(),
    }),
  ),
  actions: z.array(z.object({ act: z.enum(['accept', 'decline', 'deploy', 'claim']), why: z.string().nullable() })),
});

const Mine = z.object({
  awards: z.array(
    z.object({
      id: z.string(),
      reference: z.string(),
      standing: Standing,
      scheme: z.string(),
      nameEn: z.string(),
      nameZh: z.string().nullable(),
      lines: z.array(GivenLine),
      offeredAt: Instant,
      offerEndsAt: Instant,
      acceptedAt: Instant.nullable(),
      endedAt: Instant.nullable(),
    }),
  ),
  total: z.number(),
  page: z.number(),
  pageSize: z.number(),
});

const Duty = z.object({ id: z.string().max(64), duty: z.string().max(60) });

/** Awards: offers to their holders, and what is owed for them. */
export function awardRoutes({ bases, deliveries }: Pick<Needs, 'bases' | 'deliveries'>) {
  return {
    'GET /awards/mine': route({
      summary: 'The awards of the organisations I act for, newest first',
      access: 'person',
      query: PageQuery,
      returns: Mine,
      handle: ({ db, actor }, { query }) => awardsOf(db, actor, query.page),
    }),
    'GET /awards/:id': route({
      summary: 'An award: what was given, what is owed for it, what comes next',
      access: 'person',
      params: ById,
      returns: AwardShape,
      refusals: ['http.not_found'],
      handle: ({ db, actor, now, locale }, { params }) => awardView(db, bases, actor, params.id, now, locale),
    }),
    'GET /awards/:id/why': route({
      summary: 'Why an award is what it is, from the rules to the books',
      access: 'person',
      params: ById,
      returns: WhyShape,
      refusals: ['http.not_found'],
      handle: ({ db, actor, now, locale }, { params }) => whyAward(db, actor, params.id, now, locale),
    }),
    'POST /awards/:id/accept': route({
      summary: 'Accept an offer',
      access: 'person',
      params: ById,
      refusals: ['http.not_found', 'award.offer_ended', 'award.wrong_standing'],
      handle: ({ db, actor, now }, { params }) => acceptOffer(db, deliveries, actor, params.id, now),
    }),
    'POST /awards/:id/decline': route({
      summary: 'Decline an offer; its amount is free for others at once',
      access: 'person',
      params: ById,
      refusals: ['http.not_found', 'award.offer_ended', 'award.wrong_standing'],
      handle: ({ db, actor, now }, { params }) => declineOffer(db, actor, params.id, now),
    }),
    'POST /awards/:id/obligations/:duty/met': route({
      summary: 'Report a duty as done on a day',
      access: 'person',
      params: Duty,
      body: z.object({ day: Day }),
      refusals: [
        'http.not_found',
        'obligation.none',
        'obligation.met',
        'obligation.late',
        'obligation.in_future',
        'obligation.before_acceptance',
      ],
      handle: ({ db, actor, now }, { params, body }) => reportDuty(db, actor, params.id, params.duty, body.day, now),
    }),
    'POST /awards/:id/obligations/:duty/extend': route({
      summary: 'Give more time for a duty, with a reason',
      access: { role: 'approver' },
      params: Duty,
      body: z.object({ until: Day, reason: Reason }),
      refusals: ['http.not_found', 'obligation.none', 'obligation.met', 'obligation.not_later', 'award.wrong_standing'],
      handle: ({ db, actor, now }, { params, body }) => giveMoreTime(db, actor, params.id, { ...body, duty: params.duty }, now),
    }),
  };
}
