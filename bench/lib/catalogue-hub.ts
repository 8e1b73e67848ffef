// A hub for bench/page: one open call and a catalogue of so many packages, put into the tables as they would stand.

import { enterCall } from '../../src/core/calls/calls.ts';
import { publishSchemes } from '../../src/core/schemes/schemes.ts';
import { searchable } from '../../src/modules/marketplace/search.ts';
import { type Db, openPostgres, transact } from '../../src/platform/db.ts';
import { chanceFrom } from '../../src/seed/chance.ts';
import { makers, places } from '../../src/seed/words.ts';

const sectors = ['food-beverage', 'retail', 'tourism', 'personal-services'];
const categories = ['payment-sales', 'online-promotion', 'customer-management'];

/** Fills an empty migrated database with packages of providers, one for each category and sector. */
export async function prepareCatalogue(url: string, schemes: string, packages: number): Promise<void> {
  const database = await openPostgres(url, 2);
  try {
    const { db } = database;
    const now = new Date();
    await transact(db, (tx) => publishSchemes(tx, schemes, 'hub', now));
    const title = { en: 'Bench', 'zh-Hant': '測試', 'zh-Hans': '测试' };
    await enterCall(
      db,
      'hub',
      {
        scheme: 'dtspp',
        code: 'bench',
        title,
        opensAt: new Date(now.getTime() - 1000),
        closesAt: new Date(now.getTime() + 86_400_000),
      },
      now,
    );
    await fill(db, packages, now);
  } finally {
    await database.close();
  }
}

async function fill(db: Db, packages: number, now: Date): Promise<void> {
  const chance = chanceFrom(1);
  const perProvider = sectors.length * categories.length;
  const providers = Array.from({ length: Math.ceil(packages / perProvider) }, (_, at) => ({
    at,
    place: chance.one(places),
    maker: chance.one(makers),
  }));
  await db.insertInto('person').values({ id: 'per_bench', email: 'bench@bench.example', name: 'Bench' }).execute();
  await db
    .insertInto('organisation')
    .values(
      providers.map(({ at, place, maker }) => ({
        id: `org_bench${at}`,
        kind: 'company' as const,
        name_en: `${place[0]} ${maker[0]} ${at}`,
        name_zh: `${place[1]}${maker[1]}`,
        br_number: String(80_000_000 + at),
      })),
    )
    .execute();
  await db
    .insertInto('marketplace_provider')
    .values(
      providers.map(({ at }) => ({
        id: `prv_bench${at}`,
        organisation_id: `org_bench${at}`,
        scheme: 'dtspp',
        status: 'accepted' as const,
        accepted_from: now,
        created_at: now,
        created_by: 'per_bench',
      })),
    )
    .execute();
  const rows = Array.from({ length: packages }, (_, at) => {
    const {
      at: provider,
      place,
      maker,
    } = providers[Math.floor(at / perProvider)] ?? { at: 0, place: places[0]!, maker: makers[0]! };
    const name = {
      en: `${place[0]} Counter ${at}`,
      'zh-Hant': `${place[1]}櫃位系統 ${at}`,
      'zh-Hans': `${place[2]}柜台系统 ${at}`,
    };
    const summary = {
      en: 'Orders, payment and stock on one screen.',
      'zh-Hant': '落單、收款及存貨，一個畫面處理。',
      'zh-Hans': '下单、收款和库存，一个画面处理。',
    };
    return {
      id: `pkg_bench${at}`,
      provider_id: `prv_bench${provider}`,
      scheme: 'dtspp',
      category: categories[at % categories.length] ?? '',
      sector: sectors[Math.floor(at / categories.length) % sectors.length] ?? '',
      name: JSON.stringify(name),
      summary: JSON.stringify(summary),
      pricing: 'one-off' as const,
      price: BigInt(chance.between(8_000, 100_000)) * 100n,
      status: 'accepted' as const,
      slot: 1,
      accepted_from: now,
      search: searchable([...Object.values(name), ...Object.values(summary), `${place[0]} ${maker[0]}`]),
      created_at: now,
      created_by: 'per_bench',
    };
  });
  for (let from = 0; from < rows.length; from += 200) {
    await db
      .insertInto('marketplace_package')
      .values(rows.slice(from, from + 200))
      .execute();
  }
}
