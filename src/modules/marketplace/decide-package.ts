import { type Db, transact } from '../../platform/db.ts';
import type { Actor } from '../../platform/http/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import { record } from '../../core/log/log.ts';
import { notify } from '../../core/notices/notify.ts';
import { lockProvider, officePackage, type OwnedPackage, refusePackageAct } from './access.ts';
import type { StoredOption } from './content.ts';
import { type Outcome, writeDecision } from './decide.ts';
import { categoriesOf, labelOf, type Market, marketOf, sectorsOf } from './market.ts';
import { endPackage, factsFor } from './packages.ts';
import { membersOf, refuseConflicted } from './people.ts';
import { searchable } from './search.ts';
import { refuseTakenPlace } from './slots.ts';
import type { Text } from './shapes.ts';

/**
 * Puts a package into the catalogue or refuses it, with a reason that the provider is told. A new version takes the place
 * of the old one at the same instant, so the catalogue never shows both and never neither.
 */
export function decidePackage(db: Db, actor: Actor, id: string, outcome: Outcome, reason: string, now: Date): Promise<void> {
  return transact(db, async (tx) => {
    const pack = await officePackage(tx, actor, id, 'lock');
    await refuseConflicted(tx, actor, pack);
    refusePackageAct('decide', pack);
    const { status } = await lockProvider(tx, pack.provider_id);
    if (status !== 'accepted') throw new Refusal(409, 'marketplace.provider.wrong_status', { status });
    await writeDecision(tx, 'package', id, actor, outcome, reason, now);
    if (outcome === 'accept') {
      const market = await marketOf(tx, pack.scheme, now);
      await refuseTakenPlace(tx, pack);
      const old = pack.is_revision && pack.replaces !== null ? await officePackage(tx, actor, pack.replaces, 'lock') : undefined;
      if (old?.status === 'accepted') await endPackage(tx, old, 'replaced', now);
      await tx
        .updateTable('marketplace_package')
        .set({
          status: 'accepted',
          is_revision: false,
          accepted_from: now,
          accepted_until: null,
          decided_at: now,
          decided_by: actor.id,
          search: searchOf(market, pack),
        })
        .where('id', '=', id)
        .execute();
    } else {
      await tx
        .updateTable('marketplace_package')
        .set({ status: 'refused', refusal_reason: reason, decided_at: now, decided_by: actor.id })
        .where('id', '=', id)
        .execute();
    }
    const turn = outcome === 'accept' ? 'accepted' : 'refused';
    await record(tx, {
      at: now,
      kind: `package.${turn}`,
      subject: id,
      actor: actor.id,
      facts: { ...factsFor(pack), price: String(pack.price), replaces: outcome === 'accept' ? pack.replaces : null },
      details: { reason },
    });
    const link = turn === 'accepted' ? `/catalogue/${id}` : `/portal/providers/packages/${id}`;
    const facts = { name: pack.name as Text, reason };
    await notify(tx, await membersOf(tx, pack.organisation_id), { kind: `marketplace.notice.package_${turn}`, facts, link }, now);
  });
}

/** Everything a package can be found by: its names first, then its provider, its place, and what it says. */
export function searchOf(market: Market, pack: OwnedPackage): string {
  const all = (text: Text) => [text.en, text['zh-Hant'], text['zh-Hans']];
  return searchable([
    ...all(pack.name as Text),
    pack.name_en,
    pack.name_zh,
    ...all(labelOf(categoriesOf(market), pack.category)),
    ...all(labelOf(sectorsOf(market), pack.sector)),
    ...all(pack.summary as Text),
    ...(pack.includes as Text[]).flatMap(all),
    ...(pack.options as StoredOption[]).flatMap(({ name }) => all(name)),
  ]);
}
