// A package from its provider's side: written, checked, sent, withdrawn, and made anew. Every act locks the provider before
// the package, so what one provider lists is counted and changed by one at a time; the index marketplace_package_slot
// refuses what would still be too many.

import { type Db, transact, type Tx } from '../../platform/db.ts';
import type { Locale } from '../../platform/formats.ts';
import type { Actor } from '../../platform/http/actor.ts';
import { newId } from '../../platform/ids.ts';
import { Refusal } from '../../platform/refusal.ts';
import { keepEvaluation } from '../../core/cases/facts.ts';
import { ruleLines } from '../../core/decisions/explained.ts';
import { record } from '../../core/log/log.ts';
import { evaluate, explain, verdict } from '../../core/schemes/rules.ts';
import { lockProvider, type OwnedPackage, ownPackage, ownProvider, refusePackageAct } from './access.ts';
import { columnsOf, missingIn, optionsOf, readStored } from './content.ts';
import { refuseWhereRulesFail } from './judgement.ts';
import { costOf, type Market, marketOf, packageFacts } from './market.ts';
import type { PackageContent } from './shapes.ts';
import { freePlace, listedIn } from './slots.ts';

/** Begins a package. It may be incomplete until it is sent. */
export function createPackage(
  db: Db,
  actor: Actor,
  providerId: string,
  content: PackageContent,
  now: Date,
): Promise<{ id: string }> {
  return transact(db, async (tx) => {
    const provider = await ownProvider(tx, actor, providerId);
    const market = await marketOf(tx, provider.scheme, now);
    const id = newId('pkg', now.getTime());
    await tx
      .insertInto('marketplace_package')
      .values({
        id,
        provider_id: providerId,
        scheme: provider.scheme,
        ...columnsOf(market, content),
        created_at: now,
        created_by: actor.id,
      })
      .execute();
    return { id };
  });
}

/** Keeps what a provider has written, if nobody has changed it since `revision`. Returns the new revision. */
export function savePackage(db: Db, actor: Actor, id: string, revision: number, content: PackageContent, now: Date) {
  return transact(db, async (tx) => {
    const pack = await ownPackage(tx, actor, id, 'lock');
    refusePackageAct('edit', pack);
    if (pack.revision !== revision) throw new Refusal(409, 'marketplace.stale', { revision: pack.revision });
    if (pack.is_revision && (pack.sector !== content.sector || pack.category !== content.category)) {
      throw new Refusal(409, 'marketplace.package.same_place');
    }
    const market = await marketOf(tx, pack.scheme, now);
    await tx
      .updateTable('marketplace_package')
      .set({ ...columnsOf(market, content), revision: revision + 1 })
      .where('id', '=', id)
      .execute();
    return { revision: revision + 1 };
  });
}

/** What the rules would say of a package as it stands on the screen. Nothing is kept. */
export async function checkPackage(
  db: Db,
  actor: Actor,
  {
    providerId,
    packageId,
    content,
  }: { readonly providerId: string; readonly packageId?: string | undefined; readonly content: PackageContent },
  locale: Locale,
  now: Date,
) {
  const provider = await ownProvider(db, actor, providerId);
  const pack = packageId === undefined ? undefined : await ownPackage(db, actor, packageId);
  const market = await marketOf(db, provider.scheme, now);
  const listed = await listedIn(db, providerId, content, pack);
  return {
    price: costOf(market, content) ?? null,
    options: optionsOf(market, content).map(({ id, price }) => ({ id, price: BigInt(price) })),
    rules: ruleLines(market.scheme, market.packages.rules, judgePackage(market, content, listed).rules, locale),
    missing: missingIn(content).map(({ field }) => field),
  };
}

/** What the scheme's rules for packages say of one, beside so many others of its provider in the same place. */
export function judgePackage(
  market: Market,
  content: Pick<PackageContent, 'sector' | 'category' | 'pricing' | 'amount'>,
  listed: number,
) {
  const facts = packageFacts(content, listed);
  const rules = evaluate(market.scheme, market.packages.rules, facts);
  return { facts, rules, holds: verdict(rules), explained: explain(market.scheme, market.packages.rules, rules) };
}

/** Sends a package to the office. It must be whole, every rule must hold, and there must be room for it. */
export function submitPackage(db: Db, actor: Actor, id: string, locale: Locale, now: Date): Promise<void> {
  return transact(db, async (tx) => {
    const pack = await ownPackage(tx, actor, id, 'lock');
    refusePackageAct('submit', pack);
    const { status } = await lockProvider(tx, pack.provider_id);
    if (status !== 'accepted') throw new Refusal(409, 'marketplace.provider.not_accepted');
    const market = await marketOf(tx, pack.scheme, now);
    const content = readStored(pack);
    const missing = missingIn(content);
    if (missing.length > 0) throw new Refusal(422, 'marketplace.package.incomplete', {}, missing);
    const others = await listedIn(tx, pack.provider_id, pack, pack);
    const judgement = judgePackage(market, content, others);
    refuseWhereRulesFail(judgement.explained, locale);
    if (costOf(market, content) === undefined) throw new Refusal(409, 'marketplace.package.no_cost');

    await keepEvaluation(tx, { kind: 'package', id, stage: 'submit', version: market.version }, market.scheme, judgement, now);
    const place = await freePlace(tx, market, pack);
    await tx
      .updateTable('marketplace_package')
      // What it costs is worked out once more: the rules may have changed since it was written.
      .set({
        ...columnsOf(market, content),
        status: 'submitted',
        ...place,
        submitted_at: now,
        submitted_by: actor.id,
        decided_at: null,
        decided_by: null,
        refusal_reason: null,
      })
      .where('id', '=', id)
      .execute();
    await record(tx, {
      at: now,
      kind: 'package.submitted',
      subject: id,
      actor: actor.id,
      facts: { ...factsFor(pack), version: market.version, price: String(costOf(market, content)) },
    });
  });
}

/** Takes a package back: a draft, one that waits for its decision, or one in the catalogue. */
export function withdrawPackage(db: Db, actor: Actor, id: string, now: Date): Promise<void> {
  return transact(db, async (tx) => {
    const pack = await ownPackage(tx, actor, id, 'lock');
    refusePackageAct('withdraw', pack);
    await endPackage(tx, pack, 'withdrawn', now);
    await record(tx, { at: now, kind: 'package.withdrawn', subject: id, actor: actor.id, facts: factsFor(pack) });
  });
}

/** Ends a package's time in the catalogue, if it has one. */
export async function endPackage(tx: Tx, pack: OwnedPackage, status: 'withdrawn' | 'replaced', now: Date): Promise<void> {
  const wasListed = pack.status === 'accepted' && pack.accepted_until === null;
  await tx
    .updateTable('marketplace_package')
    .set({ status, ...(wasListed ? { accepted_until: now } : {}) })
    .where('id', '=', pack.id)
    .execute();
}

/** A new version of a package in the catalogue, as a draft beside it. One that is already being made is found again. */
export function revisePackage(db: Db, actor: Actor, id: string, now: Date): Promise<{ id: string }> {
  return transact(db, async (tx) => {
    const pack = await ownPackage(tx, actor, id, 'lock');
    refusePackageAct('revise', pack);
    const open = await tx
      .selectFrom('marketplace_package')
      .select('id')
      .where('replaces', '=', id)
      .where('status', 'in', ['draft', 'submitted', 'refused'])
      .executeTakeFirst();
    if (open !== undefined) return open;
    const market = await marketOf(tx, pack.scheme, now);
    const copy = newId('pkg', now.getTime());
    await tx
      .insertInto('marketplace_package')
      .values({
        id: copy,
        provider_id: pack.provider_id,
        scheme: pack.scheme,
        ...columnsOf(market, readStored(pack)),
        replaces: id,
        is_revision: true,
        created_at: now,
        created_by: actor.id,
      })
      .execute();
    return { id: copy };
  });
}

/** What the log says of a package. */
export function factsFor(pack: Pick<OwnedPackage, 'provider_id' | 'scheme' | 'sector' | 'category'>) {
  return { provider: pack.provider_id, scheme: pack.scheme, sector: pack.sector, category: pack.category };
}
