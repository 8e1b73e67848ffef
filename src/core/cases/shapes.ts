import { z } from 'zod';
import { Amount, Instant, Whole } from '../../platform/http/route.ts';
import { RuleLine } from '../decisions/explained.ts';
import { SentSection } from './answers.ts';
import { acts } from './rules.ts';

export const Reason = z.string().trim().min(3).max(4000);
export const ReasonBody = z.object({ reason: Reason });
export const ConflictBody = z.object({ reason: Reason, party: z.enum(['applicant', 'provider']).default('applicant') });
/** Amounts by unit, each in its smallest part. */
export const NamedAmounts = z.array(z.object({ unit: z.string().max(20), amount: Whole })).max(10);
/** What the holder must keep to, each in free words. */
export const Conditions = z.array(z.string().trim().min(3).max(2000)).max(30);
export const Outcome = z.enum(['approve', 'refuse']);
const Status = z.enum(['draft', 'submitted', 'waiting', 'recommended', 'approved', 'refused', 'withdrawn']);

export const Happened = z.object({
  id: z.string(),
  at: Instant,
  kind: z.string(),
  subject: z.string(),
  by: z.string().nullable(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  block: z.number().nullable(),
});

export const StepTaken = z.object({
  id: z.string(),
  step: z.string(),
  stage: z.string(),
  outcome: z.string(),
  reason: z.string(),
  /** Of the first line; nothing where no amount was named. */
  amount: Amount.nullable(),
  lines: z.array(z.object({ unit: z.string(), amount: Amount, exceptional: z.string().optional() })),
  conditions: z.array(z.string()).readonly(),
  /** Nobody where the rules of an automatic lane decided. */
  by: z.string().nullable(),
  at: Instant,
});

/** One assessor's scores in a step. The total is in hundredths of a percent. */
export const Scored = z.object({
  id: z.string(),
  stage: z.string(),
  rubric: z.string(),
  by: z.string(),
  at: Instant,
  total: z.number(),
  passes: z.boolean().nullable(),
  scores: z.array(
    z.object({ criterion: z.string(), title: z.string(), score: z.number().nullable(), remark: z.string().nullable() }),
  ),
});

const RubricForm = z.object({
  id: z.string(),
  title: z.string(),
  steps: z.array(z.number()),
  /** Hundredths of a percent, as are the weights. */
  passMark: z.number().nullable(),
  criteria: z.array(z.object({ id: z.string(), title: z.string(), text: z.string(), weight: z.number() })),
});

const EffectLine = z.object({
  line: z.string(),
  unit: z.string(),
  kind: z.string(),
  /** What an approval would give now. */
  amount: Amount,
  /** What the formula gives. */
  most: Amount,
  awardedBefore: Amount,
  steps: z.array(z.string()),
  /** The exceptional share, where there is one and the reader may give it. */
  exceptional: z.object({ share: z.string(), text: z.string(), most: Amount }).nullable(),
  envelope: z.object({ total: Amount, promised: Amount, left: Amount, after: Amount }),
  isShort: z.boolean(),
});

export const Judged = z.object({
  id: z.string(),
  stage: z.string(),
  version: z.number(),
  holds: z.boolean(),
  at: Instant,
  rules: z.array(RuleLine),
});

const ChainLink = z.object({
  key: z.string(),
  at: Instant,
  text: z.string(),
  more: z.array(z.string()).readonly(),
  to: z.string().nullable(),
});

/** Why something was decided: the decision in its own words, and the chain behind it. */
export const WhyShape = z.object({
  decision: z.object({ outcome: Outcome, reason: z.string(), at: Instant }).nullable(),
  links: z.array(ChainLink).readonly(),
});

export const QueueRow = z.object({
  id: z.string(),
  reference: z.string().nullable(),
  scheme: z.string(),
  status: Status,
  cost: Amount.nullable(),
  /** What was recommended last, while it waits for a decision. */
  recommended: z.enum(['approve', 'refuse']).nullable(),
  /** What the formula gave when the application was sent, of the first thing the scheme gives. */
  requested: Amount.nullable(),
  requestedUnit: z.string().nullable(),
  /** Who takes the step it is at. */
  stageRole: z.string().nullable(),
  submittedAt: Instant.nullable(),
  dueAt: Instant.nullable(),
  clockStoppedAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  /** In business days; below 0 when late; nothing while no clock runs. */
  daysLeft: z.number().nullable(),
  nameEn: z.string(),
  nameZh: z.string().nullable(),
  officerId: z.string().nullable(),
  officerName: z.string().nullable(),
});

const Inside = z.object({
  sections: z.array(SentSection),
  basis: z.object({ cost: Amount, summary: z.array(z.object({ label: z.string(), value: z.string() })) }).nullable(),
  evaluations: z.array(Judged),
  /** Organisations that the application names, as they stood when it was sent. */
  parties: z.array(
    z.object({
      id: z.string(),
      part: z.string(),
      name: z.string(),
      nameZh: z.string().nullable(),
      email: z.string(),
      state: z.enum(['asked', 'confirmed', 'declined', 'expired']),
      answeredAt: Instant.nullable(),
      reason: z.string().nullable(),
    }),
  ),
  earlier: z.array(
    z.object({
      id: z.string(),
      reference: z.string().nullable(),
      scheme: z.string(),
      status: Status,
      submittedAt: Instant.nullable(),
      awarded: z.array(z.object({ unit: z.string(), amount: Amount })),
      standing: z.string().nullable(),
    }),
  ),
  questions: z.array(
    z.object({
      id: z.string(),
      body: z.string(),
      askedAt: Instant,
      askedBy: z.string().nullable(),
      answer: z.string().nullable(),
      answeredAt: Instant.nullable(),
      answeredBy: z.string().nullable(),
      documents: z.array(z.object({ id: z.string(), name: z.string(), bytes: z.number() })),
    }),
  ),
  decisions: z.array(StepTaken),
  history: z.array(Happened),
  /** What an approval would give, line by line; nothing once it is decided. */
  effect: z.array(EffectLine).nullable(),
  scores: z.array(Scored),
  /** The rubric of the step it is at, for whoever takes it. */
  rubric: RubricForm.nullable(),
  /** What was recommended last that the holder should keep to. */
  conditions: z.array(z.string()).readonly(),
  award: z
    .object({
      id: z.string(),
      reference: z.string(),
      standing: z.string(),
      lines: z.array(z.object({ unit: z.string(), amount: Amount })),
      offerEndsAt: Instant,
    })
    .nullable(),
});

export const CaseShape = z.object({
  id: z.string(),
  reference: z.string().nullable(),
  status: Status,
  scheme: z.object({ id: z.string(), version: z.number(), name: z.string() }),
  organisation: z.object({
    id: z.string(),
    nameEn: z.string(),
    nameZh: z.string().nullable(),
    br: z.string().nullable(),
    kind: z.string(),
  }),
  submittedAt: Instant,
  /** Before the close, in the hidden grace after it, or within more time that was granted. */
  inTime: z.enum(['in_time', 'grace', 'extension']),
  dueAt: Instant.nullable(),
  stoppedAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  isOverdue: z.boolean(),
  daysLeft: z.number().nullable(),
  officer: z.object({ id: z.string(), name: z.string() }).nullable(),
  stages: z.array(z.object({ id: z.string(), role: z.string(), title: z.string() })),
  /** The step it is at; nothing once it is decided. */
  stage: z.string().nullable(),
  lane: z.object({ id: z.string(), title: z.string(), isAutomatic: z.boolean() }).nullable(),
  /** It waits while an application under another scheme stands. */
  setAsideFor: z.string().nullable(),
  actions: z.array(z.object({ act: z.enum(acts), why: z.string().nullable() })),
  inside: Inside.nullable(),
});
