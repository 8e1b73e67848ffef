import type { Locale } from '../../platform/formats.ts';

/** The first part of every page's address. */
export const prefixOf: Readonly<Record<Locale, string>> = { en: 'en', 'zh-Hant': 'zh-hant', 'zh-Hans': 'zh-hans' };

const localeOf: Readonly<Record<string, Locale>> = { en: 'en', 'zh-hant': 'zh-Hant', 'zh-hans': 'zh-Hans' };

/** A place in the hub (`/schemes/dtspp?x=1`) as an address in a language. Anything else (another site, `#part`) stays. */
export function address(locale: Locale, place: string): string {
  if (!place.startsWith('/') || place.startsWith('/api') || place.startsWith('//')) return place;
  return `/${prefixOf[locale]}${place.replace(/^\/(?=$|[?#])/, '')}`;
}

/** Splits `/en/schemes?x=1` into the language and the place; nothing when the first part is no language. */
export function readAddress(path: string): { locale: Locale; place: string } | undefined {
  const found = /^\/([^/?#]+)(.*)$/.exec(path);
  const locale = localeOf[found?.[1] ?? ''];
  if (!found || !locale) return undefined;
  const rest = found[2] ?? '';
  return { locale, place: rest.startsWith('/') ? rest : `/${rest}` };
}

/** The same page with the same query in another language. */
export function inLanguage(locale: Locale, here: string): string {
  const read = readAddress(here);
  return address(locale, read ? read.place : here);
}

/** A query with some values changed; `null` or an empty text takes one out, and a changed filter goes back to the first page. */
export function withQuery(here: string, changes: Readonly<Record<string, string | number | readonly string[] | null>>): string {
  const [path = '', query = ''] = here.split('#')[0]!.split('?');
  const next = new URLSearchParams(query);
  if (!('page' in changes)) next.delete('page');
  for (const [name, value] of Object.entries(changes)) {
    next.delete(name);
    const values = Array.isArray(value) ? (value as readonly string[]) : [value as string | number | null];
    for (const one of values) if (one !== null && one !== '') next.append(name, String(one));
  }
  const text = next.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** Which of the hub's languages a browser would rather have, from `Accept-Language`. */
export function preferredLocale(accept: string | undefined): Locale {
  const wishes = (accept ?? '')
    .split(',')
    .map((wish) => {
      const [tag = '', ...settings] = wish.trim().toLowerCase().split(';');
      const quality = settings.map((setting) => /^\s*q=([\d.]+)$/.exec(setting)?.[1]).find((found) => found !== undefined);
      return { tag, quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ tag, quality }) => tag !== '' && quality > 0)
    .toSorted((a, b) => b.quality - a.quality);
  for (const { tag } of wishes) {
    if (/^en\b/.test(tag)) return 'en';
    if (/^zh-(hans|cn|sg|my)\b/.test(tag)) return 'zh-Hans';
    if (/^zh\b/.test(tag) || /^yue\b/.test(tag)) return 'zh-Hant';
  }
  return 'en';
}
