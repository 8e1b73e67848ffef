import { z } from 'zod';
import { t } from '../../messages/index.ts';
import { formatDay, formatMoney, formatNumber, type Locale } from '../../platform/formats.ts';
import type { SeenFact } from '../schemes/facts.ts';
import { type Evaluation, explain } from '../schemes/rules.ts';
import type { Rule, Scheme } from '../schemes/shape.ts';

/** What a rule said, in words: the rule, what is said of it, and each fact it saw. */
export const RuleLine = z.object({
  id: z.string(),
  holds: z.union([z.boolean(), z.literal('unknown')]),
  weight: z.enum(['must', 'warning']),
  text: z.string(),
  message: z.string(),
  saw: z.array(z.object({ label: z.string(), value: z.string().nullable() })),
  assumption: z.string().optional(),
});
export type RuleLine = z.output<typeof RuleLine>;

/** Evaluations in the reader's language, from the scheme version they were made with. */
export function ruleLines(
  scheme: Scheme,
  rules: readonly Rule[],
  evaluations: readonly Evaluation[],
  locale: Locale,
): RuleLine[] {
  return explain(scheme, rules, evaluations).map(({ id, holds, weight, text, message, saw, assumption }) => ({
    id,
    holds,
    weight,
    text: text[locale],
    message: message[locale],
    saw: saw.map(({ label, kind, value, words }) => ({
      label: label[locale],
      value: words?.[locale] ?? factWords(kind, value, locale),
    })),
    ...(assumption && { assumption: assumption[locale] }),
  }));
}

/** A fact in words; nothing where it is not known. */
function factWords(kind: string, value: SeenFact | null, locale: Locale): string | null {
  if (value === null) return null;
  if (typeof value === 'boolean') return t(locale, value ? 'common.yes' : 'common.no');
  if (kind === 'money') return formatMoney(value as string, locale);
  if (kind === 'whole') return formatNumber(value as number, locale);
  if (typeof value === 'object') return value.join(locale === 'en' ? ', ' : '、');
  return kind === 'date' ? formatDay(value as string, locale) : String(value);
}
