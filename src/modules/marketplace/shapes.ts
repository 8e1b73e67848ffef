// What goes in and comes out of the marketplace's routes. Amounts are HKD.cent, as text in JSON.

import { z } from 'zod';
import { Amount, Instant, Whole } from '../../platform/http/route.ts';

/** Text that a database can be asked about: no NUL, no half of a character. */
const Plain = (most: number) =>
  z
    .string()
    .max(most)
    .refine((text) => text.isWellFormed() && !text.includes('\0'));
const Id = Plain(64);
const Code = Plain(60);

/** A text people read, while it is still being written: any of the languages may be empty. */
const Draft = (most: number) => Plain(most).transform((text) => text.normalize('NFC').trim());
const DraftText = (most: number) => z.object({ en: Draft(most), 'zh-Hant': Draft(most), 'zh-Hans': Draft(most) });
export const TextOut = z.object({ en: z.string(), 'zh-Hant': z.string(), 'zh-Hans': z.string() });
export type Text = z.output<typeof TextOut>;

export const Pricing = z.enum(['one-off', 'monthly']);
export type Pricing = z.output<typeof Pricing>;

/** Names tell options of one package apart; they are chosen by the hub. */
const OptionIn = z.object({
  id: z
    .string()
    .regex(/^[a-z0-9_]{1,40}$/)
    .optional(),
  name: DraftText(120),
  pricing: Pricing,
  amount: Whole,
});

/** A package as its provider writes it. `amount` is the price, or the fee for a month. */
export const PackageContent = z.object({
  sector: Code,
  category: Code,
  name: DraftText(120),
  summary: DraftText(600),
  includes: z.array(DraftText(200)).max(20),
  pricing: Pricing,
  amount: Whole.refine((cents) => cents > 0n),
  options: z.array(OptionIn).max(20),
});
export type PackageContent = z.output<typeof PackageContent>;

/** `price` is what the option costs in all, as the scheme counts it. */
export const OptionOut = z.object({ id: z.string(), name: TextOut, pricing: Pricing, amount: Amount, price: Amount });

export const ById = z.object({ id: Id });
/** Something somebody wrote: at least a character, none that cannot be kept. */
export const Words = (most: number) => Plain(most).trim().min(1);
export const WithReason = z.object({ reason: Words(2000) });
export const Decide = WithReason.extend({ outcome: z.enum(['accept', 'refuse']) });
export const Paging = z.object({ page: z.coerce.number().int().min(1).max(100_000).default(1) });
export const QueueQuery = Paging.extend({ q: Plain(200).default(''), scheme: Code.optional() });

/** Changes to the answers of a form, as the form's page sends them. */
const Value = z.union([z.string().max(20_000), z.number(), z.boolean(), z.array(z.string().max(200)).max(200)]);
export const Changes = z.object({
  changes: z
    .array(z.object({ field: z.string().max(64), value: Value.nullable(), base: z.int().min(0) }))
    .min(1)
    .max(200),
});

export const Labelled = z.object({ value: z.string(), label: TextOut });
export const Named = z.object({ id: z.string(), name: TextOut });
export const Maybe = Instant.nullable();
/** How many each tab has. */
export const Counts = <View extends string>(views: readonly View[]) => z.record(z.enum(views), z.int());
/** A decision that was taken. */
export const Taken = z.object({ id: z.string(), outcome: z.string(), reason: z.string(), by: z.string(), at: Instant });

export { Amount, Code, Id, Instant, Plain };
