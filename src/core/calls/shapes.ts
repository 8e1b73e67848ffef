import { z } from 'zod';
import { Amount, Instant, LocalTextShape as Text } from '../../platform/http/route.ts';
import { CallKind, MilestoneKind } from '../schemes/shape-calls.ts';
import { OrganisationKind } from '../schemes/shape-parties.ts';

export const CallStateShape = z.enum(['upcoming', 'open', 'closed', 'cancelled']);

/** A call going out. One that is always open has a closing instant beyond every calendar. */
export const CallShape = z.object({
  id: z.string(),
  scheme: z.string(),
  version: z.number(),
  code: z.string(),
  title: Text,
  kind: CallKind,
  /** Only those invited see it. */
  invited: z.boolean(),
  /** Nobody reads what was sent before it closes. */
  isSealed: z.boolean(),
  alwaysOpen: z.boolean(),
  opensAt: Instant,
  closesAt: Instant,
  cancelledAt: Instant.nullable(),
  state: CallStateShape,
  secondsLeft: z.number(),
});

export const MilestoneShape = z.object({
  milestone: z.string(),
  kind: MilestoneKind,
  title: Text,
  public: z.boolean(),
  at: Instant,
  standing: z.enum(['past', 'next', 'later']),
});

/** How a call fares, as far as it is shown. Amounts in the smallest part of what is given. */
export const DemandShape = z.object({
  received: z.number().nullable(),
  expected: z.number().nullable(),
  asked: Amount.nullable(),
  available: Amount.nullable(),
});

export const ListedCallShape = CallShape.extend({
  ...DemandShape.shape,
  name: Text,
  summary: Text,
  units: z.array(z.string()),
  applicants: z.array(z.enum(['organisation', 'person'])),
});

export const OneCallShape = ListedCallShape.extend({
  plan: z.array(MilestoneShape),
  /** What an application must rest on before it can be made; nothing where it is begun here. */
  basis: z.string().nullable(),
  /** Which kinds of organisation may apply; all where there is none. */
  organisationKinds: z.array(OrganisationKind).nullable(),
  /** Who can apply, in words. */
  who: z.array(Text),
});

export const DecisionTimesShape = z
  .object({ cases: z.int(), median: z.int(), most: z.int() })
  .nullable()
  .meta({ description: 'Business days from sending to the decision: half took no longer, nine in ten took no longer' });

const Who = z.object({ id: z.string(), name: z.string() });

const ChangeShape = z.object({
  id: z.string(),
  kind: z.enum(['extend', 'shorten', 'cancel', 'version', 'repin', 'plan']),
  reason: z.string(),
  closesAt: Instant.nullable(),
  fromVersion: z.int().nullable(),
  version: z.int().nullable(),
  milestones: z.array(z.object({ milestone: z.string(), from: z.string().nullable(), to: z.string().nullable() })),
  askedBy: Who,
  askedAt: Instant,
  answeredBy: Who.nullable(),
  answeredAt: Instant.nullable(),
  answer: z.enum(['granted', 'refused']).nullable(),
  appliedAt: Instant.nullable(),
});

const ExtensionShape = z.object({
  id: z.string(),
  organisation: z.object({ id: z.string(), nameEn: z.string(), nameZh: z.string().nullable() }),
  until: Instant,
  reason: z.string(),
  askedBy: Who,
  askedAt: Instant,
  answeredBy: Who.nullable(),
  answeredAt: Instant.nullable(),
  answer: z.enum(['granted', 'refused']).nullable(),
});

/** A call for the office: all of it, with what waits for a second person. */
export const OfficeCallShape = OneCallShape.extend({
  graceSeconds: z.int(),
  sealedUntil: Instant.nullable(),
  lettersUntil: Instant.nullable(),
  showsReceived: z.boolean(),
  showsAsked: z.boolean(),
  drafts: z.int(),
  latestVersion: z.int(),
  /** Milestones of the scheme's plan that have no date in this call. */
  undated: z.array(z.object({ milestone: z.string(), title: Text })),
  changes: z.array(ChangeShape),
  extensions: z.array(ExtensionShape),
  invitations: z.array(
    z.object({
      id: z.string(),
      organisation: z.object({ id: z.string(), nameEn: z.string(), nameZh: z.string().nullable() }).nullable(),
      email: z.string().nullable(),
      invitedAt: Instant,
    }),
  ),
});
