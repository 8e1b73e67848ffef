import { z } from 'zod';
import { LocalTextShape, route } from '../../platform/http/route.ts';
import { answerEnquiry, enquire, withdrawEnquiry } from './enquiries.ts';
import { enquiryViews, myEnquiries, myEnquiry, providerEnquiries } from './enquiry-views.ts';
import { Amount, ById, Counts, Id, Instant, Maybe, Named, Paging, Words } from './shapes.ts';

const Enquiry = z.object({
  id: z.string(),
  state: z.enum(['open', 'confirmed', 'expired', 'declined', 'withdrawn', 'used']),
  scheme: z.string(),
  package: Named.extend({ isListed: z.boolean() }),
  provider: Named,
  organisation: Named,
  options: z.array(Named.extend({ price: Amount })),
  price: Amount,
  note: z.string().nullable(),
  askedAt: Instant,
  answeredAt: Maybe,
  reply: z.string().nullable(),
  expiresAt: Maybe,
  applicationId: z.string().nullable(),
  mayApply: z.boolean(),
  mayWithdraw: z.boolean(),
});

const Reply = Words(2000).optional();

export const enquiryRoutes = {
  'POST /enquiries': route({
    summary: 'Ask a package’s provider whether it can serve one of my organisations',
    access: 'person',
    body: z.object({
      packageId: Id,
      organisationId: Id,
      options: z.array(z.string().max(40)).max(20).default([]),
      note: Words(1000).optional(),
    }),
    returns: z.object({ id: z.string() }),
    refusals: [
      'marketplace.enquiry.open_already',
      'marketplace.enquiry.provider_side',
      'marketplace.enquiry.no_option',
      'marketplace.package.unlisted',
      'marketplace.package.replaced',
    ],
    handle: ({ db, actor, now }, { body }) => enquire(db, actor, { ...body, note: body.note }, now),
  }),
  'GET /enquiries/mine': route({
    summary: 'The enquiries of my organisations, newest first',
    access: 'person',
    query: Paging,
    returns: z.object({ enquiries: z.array(Enquiry), total: z.int(), page: z.int(), pageSize: z.int() }),
    handle: ({ db, actor, now }, { query }) => myEnquiries(db, actor, query.page, now),
  }),
  'GET /enquiries/:id': route({
    summary: 'An enquiry of mine',
    access: 'person',
    params: ById,
    returns: Enquiry.extend({
      basicPrice: Amount,
      sector: LocalTextShape,
      category: LocalTextShape,
      schemeName: LocalTextShape,
      given: Amount,
      call: z.object({ id: z.string(), closesAt: Instant }).nullable(),
    }),
    handle: ({ db, actor, now }, { params }) => myEnquiry(db, actor, params.id, now),
  }),
  'POST /enquiries/:id/withdraw': route({
    summary: 'Take an enquiry back',
    access: 'person',
    params: ById,
    refusals: ['marketplace.enquiry.wrong_status', 'marketplace.enquiry.in_use'],
    handle: ({ db, actor, now }, { params }) => withdrawEnquiry(db, actor, params.id, now),
  }),
  'GET /providers/:id/enquiries': route({
    summary: 'What merchants ask a provider of mine',
    access: 'person',
    params: ById,
    query: Paging.extend({ status: z.enum(enquiryViews).default('open') }),
    returns: z.object({
      provider: Named,
      enquiries: z.array(Enquiry),
      counts: Counts(enquiryViews),
      total: z.int(),
      page: z.int(),
      pageSize: z.int(),
    }),
    handle: ({ db, actor, now }, { params, query }) => providerEnquiries(db, actor, params.id, query.status, query.page, now),
  }),
  'POST /enquiries/:id/confirm': route({
    summary: 'Confirm, for a provider of mine, that it can serve the merchant',
    access: 'person',
    params: ById,
    body: z.object({ reply: Reply }),
    returns: z.object({ expiresAt: Maybe }),
    refusals: [
      'marketplace.enquiry.wrong_status',
      'marketplace.enquiry.merchant_side',
      'marketplace.provider.suspended',
      'marketplace.package.unlisted',
    ],
    handle: ({ db, actor, now }, { params, body }) =>
      answerEnquiry(db, actor, params.id, { answer: 'confirm', reply: body.reply }, now),
  }),
  'POST /enquiries/:id/decline': route({
    summary: 'Decline an enquiry to a provider of mine, with words for the merchant',
    access: 'person',
    params: ById,
    body: z.object({ reply: Words(2000) }),
    returns: z.object({ expiresAt: Maybe }),
    refusals: ['marketplace.enquiry.wrong_status', 'marketplace.enquiry.merchant_side'],
    handle: ({ db, actor, now }, { params, body }) =>
      answerEnquiry(db, actor, params.id, { answer: 'decline', reply: body.reply }, now),
  }),
};
