// Rules across schemes for one application: looked at while it is written, when it is sent and when it is decided.

import type { Db, Tx } from '../../platform/db.ts';
import type { Facts } from '../schemes/facts.ts';
import type { Scheme } from '../schemes/shape.ts';
import { readable } from '../schemes/texts.ts';
import { schemeVersion } from '../schemes/versions.ts';
import { marksOf } from './marks.ts';
import { type Other, othersOf } from './others.ts';
import { type CrossEvaluation, forwardRules, type Here, inTheWay, judgement } from './rules.ts';

export interface Standing extends Here {
  readonly applicationId: string;
  readonly organisationId: string;
}

/** The rules of the application's own scheme. Nothing is asked of the database for a scheme without any. */
export async function crossRules(
  db: Db,
  scheme: Scheme,
  it: Standing,
  facts: Facts,
  now: Date,
): Promise<readonly CrossEvaluation[]> {
  if (scheme.exclusivity === undefined) return [];
  return own(db, scheme, it, await othersOf(db, { ...it, marks: marksOf(facts) }), now);
}

/** Those, and the rules of other schemes that look forward from an award made under them. */
export async function crossRulesBothWays(
  db: Db,
  scheme: Scheme,
  it: Standing,
  facts: Facts,
  now: Date,
): Promise<readonly CrossEvaluation[]> {
  const others = await othersOf(db, { ...it, marks: marksOf(facts) });
  const found = [...(await own(db, scheme, it, others, now))];
  for (const other of others) {
    if (other.standing !== 'awarded' || other.scheme === it.scheme) continue;
    const theirs = await schemeVersion(db, other.scheme, other.version);
    for (const rule of forwardRules(theirs, other, it, now))
      found.push(judgement(theirs, rule, await named(db, [other]), { scheme: other.scheme, version: other.version }));
  }
  return found;
}

async function own(
  db: Db,
  scheme: Scheme,
  it: Standing,
  others: readonly Other[],
  now: Date,
): Promise<readonly CrossEvaluation[]> {
  const rules = scheme.exclusivity ?? [];
  return Promise.all(
    rules.map(async (rule) => judgement(scheme, rule, await named(db, inTheWay(scheme, rule, it, others, now)))),
  );
}

/** The others in the way with the names of their schemes, each version read once by the process. */
function named(db: Db, others: readonly Other[]): Promise<CrossEvaluation['matches']> {
  return Promise.all(
    others.map(async ({ id, scheme, version }) => ({
      application: id,
      scheme,
      name: readable(await schemeVersion(db, scheme, version)).texts.name,
    })),
  );
}

/**
 * Holds still every organisation whose applications share an owner with this one, in the order of their ids, so that of two
 * awards at once the second sees the first.
 */
export async function lockOwners(tx: Tx, it: Standing, facts: Facts): Promise<void> {
  const others = await othersOf(tx, { ...it, marks: marksOf(facts) });
  const ids = [...new Set([it.organisationId, ...others.map(({ organisationId }) => organisationId)])];
  await tx.selectFrom('organisation').select('id').where('id', 'in', ids).orderBy('id').forNoKeyUpdate().execute();
}
