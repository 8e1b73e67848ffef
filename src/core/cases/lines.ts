// What an approval of a case would give, line by line: what the formula gives, at most what was recommended, and how it
// stands with the envelopes of the call.

import type { Db } from '../../platform/db.ts';
import { hongKongTime } from '../../platform/formats.ts';
import { Refusal } from '../../platform/refusal.ts';
import { earlierAwards } from '../awards/amounts.ts';
import { stepsTaken } from '../decisions/rules.ts';
import { amountFact, awarded, awardLines, type Worked } from '../schemes/award.ts';
import type { Facts } from '../schemes/facts.ts';
import type { Line } from '../schemes/shape-gives.ts';
import type { Case } from './case.ts';

export interface CaseLine extends Worked {
  /** The formula's amount: nobody may give more. */
  readonly most: bigint;
  /** What was awarded in this unit under the scheme before. */
  readonly before: bigint;
  readonly rule: Line;
}

/** The lines of a case as an approval would give them now. For those in `exceptional` the exceptional share counts. */
export async function linesNow(
  db: Db,
  it: Case,
  facts: Facts,
  now: Date,
  exceptional: readonly string[] = [],
): Promise<readonly CaseLine[]> {
  const earlier = await earlierAwards(db, it.application.organisation_id, it.application.scheme);
  const worked = awardLines(it.scheme, { facts, earlier, year: hongKongTime(now).year, exceptional });
  return worked.map((line) => {
    const recommended = exceptional.includes(line.line) ? undefined : recommendedFor(it, line.unit);
    const amount = recommended !== undefined && recommended < line.amount ? recommended : line.amount;
    const rule = it.scheme.gives.find(({ id }) => id === line.line)!;
    return { ...line, amount, most: line.amount, before: awarded(earlier, line.unit), rule };
  });
}

/** What was recommended last for a unit, where somebody named an amount. */
function recommendedFor(it: Case, unit: string): bigint | undefined {
  const first = it.scheme.gives[0]?.unit;
  for (const step of stepsTaken(it.steps).toReversed()) {
    const named = step.lines.find((line) => line.unit === unit);
    if (named !== undefined) return BigInt(named.amount);
    if (unit === first && step.lines.length === 0 && step.amount !== null) return step.amount;
  }
  return undefined;
}

/** An amount that somebody names for a line, in the smallest part of its unit. */
export interface NamedAmount {
  readonly unit: string;
  readonly amount: bigint;
}

/** The amounts that were named, each checked against what may be given. Nothing may be given of a line: 0 leaves it out. */
export function namedAmounts(lines: readonly CaseLine[], named: readonly NamedAmount[]): readonly NamedAmount[] {
  for (const { unit, amount } of named) {
    const line = lines.find((one) => one.unit === unit);
    if (line === undefined) throw refused(unit, 'case.no_such_line', { unit });
    if (amount > line.amount) throw refused(unit, 'case.amount_too_high', { most: amountFact(line.amount, line.unit) });
  }
  if (named.length === lines.length && named.every(({ amount }) => amount <= 0n))
    throw refused(named[0]!.unit, 'case.nothing_named', {});
  return named;
}

function refused(
  unit: string,
  code: 'case.no_such_line' | 'case.amount_too_high' | 'case.nothing_named',
  facts: Record<string, string>,
) {
  return new Refusal(422, code, facts, [{ field: `amount.${unit}`, code, facts }]);
}
