import { t } from '../../messages/index.ts';
import type { Db } from '../../platform/db.ts';
import { formatInstant, languageTag, type Locale } from '../../platform/formats.ts';
import { isAlwaysOpen } from '../calls/rules.ts';
import { callOf } from '../calls/views.ts';
import { addressIn } from '../notices/letter.ts';
import { readable } from '../schemes/texts.ts';
import { schemeVersion } from '../schemes/versions.ts';
import { openly } from './opportunities.ts';

const mostItems = 50;

/** Open and coming calls as RSS 2.0 in one language, those that opened last first. */
export async function callFeed(db: Db, address: string, locale: Locale, now: Date): Promise<string> {
  const rows = await openly(db)
    .where('call.closes_at', '>', now)
    .where('call.cancelled_at', 'is', null)
    .orderBy('call.opens_at', 'desc')
    .orderBy('call.id')
    .limit(mostItems)
    .execute();
  const items = await Promise.all(
    rows.map(async (row) => {
      const call = callOf(row);
      const { texts } = readable(await schemeVersion(db, call.scheme, call.version));
      const link = addressIn(locale, address, `/calls/${call.id}`);
      const opens = formatInstant(call.opensAt, locale);
      const dates = isAlwaysOpen(call)
        ? t(locale, 'feeds.always', { opens })
        : t(locale, 'feeds.dates', { opens, closes: formatInstant(call.closesAt, locale) });
      const title = t(locale, 'feeds.item', { scheme: texts.name[locale], call: call.title[locale] });
      return [
        '<item>',
        `<title>${plain(title)}</title>`,
        `<link>${plain(link)}</link>`,
        `<guid isPermaLink="false">${plain(call.id)}</guid>`,
        `<pubDate>${call.createdAt.toUTCString()}</pubDate>`,
        `<category>${plain(call.scheme)}</category>`,
        `<description>${plain(`${texts.summary[locale]} ${dates}`)}</description>`,
        '</item>',
      ].join('');
    }),
  );
  const changed = rows.map(({ changedAt }) => changedAt.getTime()).reduce((a, b) => Math.max(a, b), 0);
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>',
    `<title>${plain(t(locale, 'feeds.title', { hub: t(locale, 'common.hub') }))}</title>`,
    `<link>${plain(addressIn(locale, address, '/calls'))}</link>`,
    `<description>${plain(t(locale, 'feeds.description'))}</description>`,
    `<language>${languageTag[locale].toLowerCase()}</language>`,
    ...(changed > 0 ? [`<lastBuildDate>${new Date(changed).toUTCString()}</lastBuildDate>`] : []),
    `<atom:link rel="self" type="application/rss+xml" href="${plain(`${address}/api/feeds/calls?language=${locale}`)}"/>`,
    ...items,
    '</channel></rss>',
  ].join('\n');
}

// What no XML document may hold, even written as a reference.
// oxlint-disable-next-line no-control-regex
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const plain = (text: string) => text.replaceAll(unwritable, '').replaceAll(/[&<>"]/g, (mark) => marks[mark] ?? '');
