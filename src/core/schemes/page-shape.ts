import { z } from 'zod';
import { Instant, LocalTextShape as Text } from '../../platform/http/route.ts';
import { CallShape } from '../calls/routes.ts';
import { CallKind } from './shape-calls.ts';
import { rulebookParts } from './rulebook.ts';
import { Moment } from './shape-rules.ts';
import { FactKind } from './shape-terms.ts';

/* What the API promises of a scheme. Texts have their values written out. */

const List = <Item extends z.ZodType>(item: Item) => z.array(item).readonly();

const Words = z.object({ name: z.string(), label: Text, text: Text, isAssumed: z.boolean() });
const Choice = z.object({ value: z.string(), label: Text, hint: Text.optional(), assumption: Text.optional() });

export const VersionShape = z.object({ scheme: z.string(), version: z.number(), hash: z.string(), publishedAt: Instant });

export const ListedShape = z.object({
  scheme: z.string(),
  version: z.number(),
  name: Text,
  summary: Text,
  units: List(z.string()),
  calls: List(CallShape),
});

export const PageShape = VersionShape.extend({
  prefix: z.string(),
  round: z.string(),
  texts: z.object({
    name: Text,
    summary: Text,
    notice: Text.optional(),
    gives: List(Text),
    who: List(Text),
    steps: List(z.object({ title: Text, text: Text })),
    expected: List(Text),
  }),
  /** How its calls are normally opened, and how many letters of referees it asks for. */
  opening: z.object({ kind: CallKind, sealed: z.boolean(), letters: z.int() }),
  intro: Text,
  questions: List(z.object({ fact: z.string(), ask: Text, hint: Text.optional(), kind: FactKind, options: List(Choice) })),
  rules: List(
    z.object({
      id: z.string(),
      text: Text,
      weight: z.enum(['must', 'warning']),
      isInCheck: z.boolean(),
      assumption: Text.optional(),
    }),
  ),
  gives: List(
    z.object({
      id: z.string(),
      unit: z.string(),
      kind: z.enum(['grant', 'investment', 'service', 'permission']),
      text: Text,
      limits: List(Words),
    }),
  ),
  envelopes: List(z.object({ unit: z.string(), amount: Words })),
  basis: z.object({ kind: z.string(), text: Text, validFor: Words }).optional(),
  documents: List(
    z.object({
      course: z.enum(['application', 'claim']),
      form: z.string(),
      document: z.string(),
      label: Text,
      required: z.boolean(),
      accept: List(z.string()),
      maxFiles: z.number(),
      maxMegabytes: z.number(),
      assumption: Text.optional(),
    }),
  ),
  stages: List(z.object({ course: z.string(), id: z.string(), role: z.string(), title: Text, target: Words })),
  obligations: List(
    z.object({
      id: z.string(),
      kind: z.string(),
      title: Text,
      text: Text,
      after: z.string().optional(),
      within: Words.optional(),
      on: z.string().optional(),
    }),
  ),
  retention: List(z.object({ id: z.string(), text: Text, keep: Words })),
  lists: List(z.object({ name: z.string(), label: Text, options: List(Choice) })),
  figures: List(z.string()),
  assumptions: List(z.object({ path: z.string(), label: Text.optional(), value: Text.optional(), note: Text })),
  versions: List(VersionShape),
  calls: List(CallShape),
});

const Named = z.object({ name: z.string(), label: Text, value: Text.optional() });

export const RulebookShape = VersionShape.extend({
  name: Text,
  parts: List(
    z.object({
      part: z.enum(rulebookParts),
      rules: List(
        z.object({
          id: z.string(),
          text: Text,
          when: z.string(),
          names: List(Named),
          weight: z.enum(['must', 'warning']),
          at: List(Moment),
          assumption: Text.optional(),
        }),
      ),
    }),
  ),
  terms: List(z.object({ name: z.string(), label: Text, value: Text, assumption: Text.optional() })),
});

const Seen = z.union([z.string(), z.number(), z.boolean(), List(z.string())]);
export const HoldsShape = z.union([z.boolean(), z.literal('unknown')]);

/** A rule's judgement in words. */
export const ExplainedShape = z.object({
  id: z.string(),
  holds: HoldsShape,
  says: z.enum(['holds', 'fails', 'unknown']),
  weight: z.enum(['must', 'warning']),
  facts: z.record(z.string(), Seen),
  missing: List(z.string()),
  text: Text,
  message: Text,
  saw: List(z.object({ name: z.string(), kind: FactKind, label: Text, value: Seen.nullable(), words: Text.optional() })),
  assumption: Text.optional(),
});

export const EligibilityShape = z.object({
  scheme: z.string(),
  version: z.number(),
  holds: HoldsShape,
  rules: List(ExplainedShape),
});
