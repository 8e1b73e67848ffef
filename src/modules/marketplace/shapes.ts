// What goes in and comes out of the marketplace's routes. Amounts are HKD.cent, as text in JSON.

import { z } from 'zod';
import { Amount, Instant, Whole } from '../../platform/http/route.ts';

const Id = z.string().max(64);
const Code = z.string().max(60);

/** A text people read, while it is still being written: any of the languages may be empty. */
const DraftText = (most: number) =>
  z.object({ en: z.string().max(most), 'zh-Hant': z.string().max(most), 'zh-Hans': z.string().max(most) });
export const TextOut = z.object({ en: z.string(), 'zh-Hant': z.string(), 'zh-Hans': z.string() });
export type Text = z.output<typeof TextOut>;

export const Pricing = z.enum(['one-off', 'monthly']);
export type Pricing = z.output<typeof Pricing>;

/** Names tell options of one package apart; they are chosen by the hub. */
const OptionIn = z.object({ id: z.string().regex(/^[a-z0-9_]{1,40}$/).optional(), name: DraftText(120), pricing: Pricing, amount: Whole });

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

/** What a rule says, in the languages of the reader's choice. */
export const RuleResult = z.object({
  id: z.string(),
  result: z.enum(['holds', 'fails', 'unknown']),
  weight: z.enum(['must', 'warning']),
  text: TextOut,
  says: TextOut,
});

export const ById = z.object({ id: Id });
export const Reason = z.string().trim().min(1).max(2000);
export const Decide = z.object({ outcome: z.enum(['accept', 'refuse']), reason: Reason });
export const WithReason = z.object({ reason: Reason });
export const Paging = z.object({ page: z.coerce.number().int().min(1).max(100_000).default(1) });
export const Labelled = z.object({ value: z.string(), label: TextOut });
export const Maybe = Instant.nullable();

export { Amount, Code, Id, Instant };
