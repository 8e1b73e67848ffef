import { z } from 'zod';
import type { Db } from '../../platform/db.ts';
import { Instant, LocalTextShape } from '../../platform/http/route.ts';
import { deadline } from '../schemes/calendar.ts';
import { periodTerm } from '../schemes/terms.ts';
import { fillText } from '../schemes/texts.ts';
import { schemeVersion } from '../schemes/versions.ts';
import type { Keeper } from './keeper.ts';
import { rulesAt } from './retention.ts';

/** How far ahead an administrator sees. */
const ahead = 30 * 86_400_000;
/** How many of each rule are named; the rest is counted. */
const named = 20;

export const ComingShape = z.object({
  until: Instant,
  rules: z.array(
    z.object({
      scheme: z.object({ id: z.string(), version: z.int(), name: LocalTextShape }),
      rule: z.object({
        id: z.string(),
        what: z.string(),
        text: LocalTextShape,
        keep: z.object({ value: z.int(), unit: z.string() }),
      }),
      /** False when no part of the hub keeps such records: then nothing is ever erased by it. */
      isKept: z.boolean(),
      count: z.int(),
      first: z.array(z.object({ id: z.string(), reference: z.string().nullable(), goesAt: Instant })),
    }),
  ),
});

/** What each rule will have erased within the next 30 days, without erasing anything. */
export async function comingErasures(db: Db, keepers: readonly Keeper[], now: Date): Promise<z.input<typeof ComingShape>> {
  const until = new Date(now.getTime() + ahead);
  const rules = await Promise.all(
    (await rulesAt(db, keepers, until)).map(async (applied) => {
      const { scheme, version, rule, keeper } = applied;
      const terms = await schemeVersion(db, scheme, version);
      const keep = periodTerm(terms, rule.keep);
      const first = (await keeper?.old(db, applied, applied.until, named)) ?? [];
      return {
        scheme: { id: scheme, version, name: fillText(terms, terms.texts.name) },
        rule: { id: rule.id, what: rule.what, text: fillText(terms, rule.text), keep },
        isKept: keeper !== undefined,
        count: first.length < named ? first.length : await keeper!.count(db, applied, applied.until),
        first: first.map(({ id, reference, from }) => ({ id, reference, goesAt: deadline(from, keep) })),
      };
    }),
  );
  return { until, rules };
}
