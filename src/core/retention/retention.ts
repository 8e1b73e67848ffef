// What has been kept as long as its scheme says goes, some at a time, each lot in one transaction with the event that says
// by which rule. A lot that fails is tried again the next night; what is gone already is not found again.

import type { Db } from '../../platform/db.ts';
import { transact } from '../../platform/db.ts';
import type { Logger } from '../../platform/logger.ts';
import { record } from '../log/log.ts';
import { periodTerm } from '../schemes/terms.ts';
import { schemeVersion } from '../schemes/versions.ts';
import type { Erased, Keeper, KeptUnder, Retention } from './keeper.ts';
import { beganBefore } from './rules.ts';

/** How many records go in one transaction. */
const atOnce = 25;

export interface Applied extends KeptUnder {
  readonly rule: Retention;
  /** Who holds it; nothing when no part of the hub keeps such records by such a milestone. */
  readonly keeper: Keeper | undefined;
  /** What began then or earlier has been kept long enough. */
  readonly until: Date;
}

/** Every rule of every version under which something was made, as it stands at an instant. */
export async function rulesAt(db: Db, keepers: readonly Keeper[], at: Date): Promise<Applied[]> {
  const used = await db
    .selectFrom('call')
    .select(['scheme', 'version'])
    .distinct()
    .orderBy('scheme')
    .orderBy('version')
    .execute();
  const all: Applied[] = [];
  for (const { scheme, version } of used) {
    const terms = await schemeVersion(db, scheme, version);
    for (const rule of terms.retention) {
      const keeper = keepers.find(({ what, after }) => what === rule.what && after.includes(rule.after));
      all.push({ scheme, version, after: rule.after, rule, keeper, until: beganBefore(periodTerm(terms, rule.keep), at) });
    }
  }
  return all;
}

/** Erases everything whose time has run out. Returns how many records went. */
export async function keepNoLonger(db: Db, keepers: readonly Keeper[], now: Date, logger: Logger): Promise<number> {
  let gone = 0;
  for (const applied of await rulesAt(db, keepers, now)) {
    const { keeper, rule, scheme } = applied;
    if (keeper === undefined) {
      logger.warn(
        { scheme, rule: rule.id, what: rule.what, after: rule.after },
        'no part of the hub keeps what this rule is about',
      );
      continue;
    }
    for (let found = atOnce; found === atOnce; gone += found) found = await eraseLot(db, keeper, applied, now);
  }
  return gone;
}

function eraseLot(db: Db, keeper: Keeper, under: Applied, now: Date): Promise<number> {
  return transact(db, async (tx) => {
    const { scheme, version, rule } = under;
    const old = await keeper.old(tx, under, under.until, atOnce);
    const totals: Record<string, number> = {};
    for (const { id } of old) add(totals, await keeper.erase(tx, id, rule.id, now));
    if (old.length === 0) return 0;
    const facts = { scheme, version, rule: rule.id, what: rule.what, records: old.map(({ id }) => id).join(' '), ...totals };
    await record(tx, { at: now, kind: 'retention.erased', subject: scheme, actor: 'hub', facts });
    return old.length;
  });
}

function add(totals: Record<string, number>, erased: Erased): void {
  for (const [name, count] of Object.entries(erased)) totals[name] = (totals[name] ?? 0) + count;
}
