// What CommonGrants (core 0.4.0) promises of an opportunity, as far as this hub says it. Strict, as the standard is: what is
// sent passes through these, so a field that it does not know never leaves.

import { z } from 'zod';

const Money = z.strictObject({ amount: z.string().regex(/^-?\d+\.?\d*$/), currency: z.string().regex(/^[A-Z]{3}$/) });

const named = { name: z.string(), description: z.string().optional() };
const SingleDate = z.strictObject({
  ...named,
  eventType: z.literal('singleDate'),
  date: z.iso.date(),
  /** With its offset: the standard's words leave it out, but the format `time` of JSON Schema that it names asks for it. */
  time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d:[0-5]\d\+08:00$/)
    .optional(),
});
const Other = z.strictObject({ ...named, eventType: z.literal('other'), details: z.string().optional() });
const Event = z.discriminatedUnion('eventType', [SingleDate, Other]);

const CustomField = z.strictObject({
  name: z.string(),
  fieldType: z.enum(['string', 'number', 'integer', 'boolean', 'object', 'array']),
  value: z.unknown(),
  description: z.string().optional(),
});

export const Opportunity = z.object({
  id: z.uuid(),
  title: z.string(),
  status: z.strictObject({
    value: z.enum(['forecasted', 'open', 'closed', 'custom']),
    customValue: z.string().optional(),
    description: z.string().optional(),
  }),
  description: z.string(),
  funding: z
    .strictObject({
      details: z.string().optional(),
      totalAmountAvailable: Money.optional(),
      maxAwardAmount: Money.optional(),
    })
    .optional(),
  keyDates: z.strictObject({ postDate: Event, closeDate: Event, otherDates: z.record(z.string(), Event).optional() }),
  acceptedApplicantTypes: z.array(
    z.strictObject({
      value: z.enum(['individual', 'organization', 'unrestricted', 'custom']),
      description: z.string().optional(),
    }),
  ),
  source: z.url(),
  customFields: z.record(z.string(), CustomField),
  createdAt: z.iso.datetime(),
  lastModifiedAt: z.iso.datetime(),
});
export type Opportunity = z.input<typeof Opportunity>;

const answered = { status: z.literal(200), message: z.string() };

export const OpportunityPage = z.strictObject({
  ...answered,
  items: z.array(Opportunity),
  paginationInfo: z.strictObject({
    page: z.int().min(1),
    pageSize: z.int().min(1),
    totalItems: z.int(),
    totalPages: z.int(),
  }),
  sortInfo: z.strictObject({ sortBy: z.string(), sortOrder: z.enum(['asc', 'desc']) }),
  filterInfo: z.strictObject({ filters: z.object({}) }),
});

export const OneOpportunity = z.strictObject({ ...answered, data: Opportunity });
