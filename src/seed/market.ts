// The lives of solution providers: they enrol, an officer decides, they list packages, an officer decides on those.

import type { Scheme } from '../core/schemes/shape.ts';
import { later } from './calendar.ts';
import type { Chance } from './chance.ts';
import type { Life } from './lives.ts';
import { paper } from './paper.ts';
import type { Firm, Population } from './population.ts';
import type { Walk } from './walk.ts';
import type { Word } from './words.ts';

/** A package that shops can ask for, from the moment it is listed. */
export interface OnSale {
  readonly id: string;
  readonly sector: string;
  readonly provider: Firm;
  readonly price: bigint;
  readonly options: readonly string[];
}

interface Ware {
  /** A kind of solution. A hint only: the scheme's file decides which there are. */
  readonly category: string;
  readonly name: Word;
  readonly summary: Word;
  readonly includes: readonly Word[];
}

const wares: readonly Ware[] = [
  {
    category: 'payment-sales',
    name: ['Counter', '櫃位通', '柜台通'],
    summary: ['Orders, payment and stock on one screen.', '落單、收款及存貨，一個畫面處理。', '下单、收款和库存，一个画面处理。'],
    includes: [
      ['One tablet and receipt printer', '平板電腦及收據打印機各一', '平板电脑和小票打印机各一台'],
      ['Staff training, half a day', '半日員工培訓', '半天员工培训'],
    ],
  },
  {
    category: 'payment-sales',
    name: ['Pass and Pay', '拍一拍付款', '拍一拍付款'],
    summary: [
      'Cards, wallets and codes with one device.',
      '一部裝置接受信用卡、電子錢包及二維碼。',
      '一台设备接受信用卡、电子钱包和二维码。',
    ],
    includes: [
      ['One payment terminal', '付款終端機一部', '支付终端一台'],
      ['Daily settlement report', '每日結算報告', '每日结算报告'],
    ],
  },
  {
    category: 'online-promotion',
    name: ['Shop Window', '網上櫥窗', '在线橱窗'],
    summary: [
      'A shop page with orders and a map, kept for you.',
      '為你設立及更新網上店舖，附訂購及地圖。',
      '为您建立并更新网上店铺，附订购和地图。',
    ],
    includes: [
      ['Page in three languages', '三語網頁', '三语网页'],
      ['Photographs of twenty products', '二十款產品拍攝', '二十款产品拍摄'],
    ],
  },
  {
    category: 'customer-management',
    name: ['Come Again', '再來客', '再来客'],
    summary: ['Members, stamps and offers on the phone.', '手機會員、印花及優惠。', '手机会员、印花和优惠。'],
    includes: [
      ['Member card on the phone', '手機會員卡', '手机会员卡'],
      ['Monthly report on returning customers', '每月回頭客報告', '每月回头客报告'],
    ],
  },
];

const texts = ([en, hant, hans]: Word) => ({ en, 'zh-Hant': hant, 'zh-Hans': hans });

const optionsOf = (scheme: Scheme, term: string | undefined): string[] => {
  const found = term === undefined ? undefined : scheme.terms[term];
  return found?.kind === 'choices' ? found.options.map((option) => option.value) : [];
};

/** What a solution provider of the example hub does. `shelf` fills as packages are listed. */
export async function* providerLife(
  walk: Walk,
  scheme: Scheme,
  people: Population,
  firm: Firm,
  chance: Chance,
  start: Date,
  shelf: OnSale[],
): Life {
  const owner = firm.owner.id;
  const officer = chance.one(people.staff.officer).id;
  let at = start;
  yield at;
  const { id } = await walk.call(owner, 'POST /providers', { body: { scheme: scheme.scheme, organisationId: firm.id } });
  const assets = chance.between(300_000, 9_000_000);
  const answers = {
    providerRegistered: true,
    providerBr: firm.brNumber,
    providerTrackRecord: chance.between(18, 140),
    providerCases: 'Forty counters in small shops over four years, each still in use; names on request. (Example)',
    providerAssets: `${assets}.00`,
    providerLiabilities: `${Math.floor(assets * 0.4)}.00`,
  };
  const state = await walk.call(owner, 'GET /providers/:id', { params: { id } });
  const changes = Object.entries(answers).map(([field, value]) => ({ field, value, base: state.revisions[field] ?? 0 }));
  await walk.call(owner, 'PATCH /providers/:id/answers', { params: { id }, body: { changes } });
  for (const field of ['providerBrCopy', 'providerAccounts']) {
    await walk.upload(
      owner,
      `/providers/${id}/documents/${field}`,
      `${field}.pdf`,
      paper(field, [firm.name[0]]),
      'application/pdf',
    );
  }
  if (chance.happens(0.06)) return;
  yield (at = later(at, chance.between(1, 3), chance));
  await walk.call(owner, 'POST /providers/:id/submit', { params: { id } });

  yield (at = later(at, chance.between(2, 12), chance));
  const isSound = chance.happens(0.9);
  const reason = isSound
    ? 'Registered, sound, and its cases were confirmed by two shops.'
    : 'Two of the shops named as cases say that they have never been customers.';
  await walk.call(officer, 'POST /providers/:id/decide', {
    params: { id },
    body: { outcome: isSound ? 'accept' : 'refuse', reason },
  });
  if (!isSound) return;

  const places = optionsOf(scheme, scheme.packages?.sectors).flatMap((sector) =>
    optionsOf(scheme, scheme.packages?.categories).map((category) => ({ sector, category })),
  );
  for (const place of chance.some(places, chance.between(4, 10))) {
    yield (at = later(at, chance.between(1, 14), chance));
    const content = contentOf(firm, place, chance);
    const made = await walk.call(owner, 'POST /packages', { body: { providerId: id, content } });
    if (chance.happens(0.05)) continue;
    await walk.call(owner, 'POST /packages/:id/submit', { params: { id: made.id } });
    yield (at = later(at, chance.between(1, 8), chance));
    const isRefused = chance.happens(0.08);
    await walk.call(officer, 'POST /packages/:id/decide', {
      params: { id: made.id },
      body: {
        outcome: isRefused ? 'refuse' : 'accept',
        reason: isRefused
          ? 'What the basic price includes is not clear enough for a shop to compare.'
          : 'Clear, priced in full and within the limits.',
      },
    });
    if (isRefused) continue;
    const listed = await walk.call(owner, 'GET /packages/:id', { params: { id: made.id } });
    shelf.push({
      id: made.id,
      sector: place.sector,
      provider: firm,
      price: BigInt(listed.price),
      options: listed.options.map((option) => option.id),
    });
  }
}

function contentOf(firm: Firm, place: { sector: string; category: string }, chance: Chance) {
  const fitting = wares.filter((ware) => ware.category === place.category);
  const { name, summary, includes } = chance.one(fitting.length === 0 ? wares : fitting);
  const monthly = chance.happens(0.35);
  const { brand } = firm;
  const full: Word = [`${brand[0]} ${name[0]}`, `${brand[1]}${name[1]}`, `${brand[2]}${name[2]}`];
  const extra: Word = ['Second device', '加配一部裝置', '加配一台设备'];
  return {
    ...place,
    name: texts(full),
    summary: texts(summary),
    includes: includes.map(texts),
    pricing: monthly ? ('monthly' as const) : ('one-off' as const),
    amount: String(monthly ? chance.between(12, 41) * 10_000 : chance.between(90, 990) * 10_000),
    options: chance.happens(0.6)
      ? [{ name: texts(extra), pricing: 'one-off' as const, amount: String(chance.between(8, 60) * 10_000) }]
      : [],
  };
}
