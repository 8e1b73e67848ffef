// Answers as the API takes and gives them, the same for every form that is filled in here.

import { z } from 'zod';
import { Instant } from '../../platform/http/route.ts';
import { FormStateShape } from '../schemes/form-state.ts';

/** Text as the database can keep it: no NUL, no half of a character. */
const Text = z
  .string()
  .max(20_000)
  .refine((text) => text.isWellFormed() && !text.includes('\0'));
const Path = z.string().max(120);

/** The answer under one path of a draft. An organisation is one choice of several parts. */
const Value = z.union([Text, z.number(), z.boolean(), z.array(Text).max(200), z.record(z.string().max(20), Text)]);

/** Answers to begin with: under their paths, or as they nest. */
export const GivenAnswers = z.record(
  Path,
  z.union([Value, z.record(z.string().max(40), z.unknown()), z.array(z.record(z.string().max(40), z.unknown())).max(300)]),
);

/** Changes to a draft, each under the path of its answer: `contactName`, `founders.k3.name`, `budget.r1.amount`. */
export const ChangesShape = z.object({
  changes: z
    .array(z.object({ field: Path, value: Value.nullable(), base: z.int().min(0) }))
    .min(1)
    .max(500),
});

/** An answer of a draft. */
export const AnswerShape = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.array(z.string()).readonly(),
  z.record(z.string(), z.string()).readonly(),
]);

/** What became of changes: what is saved, what somebody else changed meanwhile, and how the form stands now. */
export const SavedShape = z.object({
  saved: z.array(z.object({ field: z.string(), revision: z.int() })),
  conflicts: z.array(
    z.object({
      field: z.string(),
      yours: AnswerShape.nullable(),
      theirs: AnswerShape.nullable(),
      revision: z.int(),
      /** The name of who made the other change. */
      by: z.string(),
      at: Instant,
    }),
  ),
  changedAt: Instant,
  ...FormStateShape.shape,
});
