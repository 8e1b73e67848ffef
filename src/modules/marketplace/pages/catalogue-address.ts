// The address of the catalogue says everything about what is shown: what the reader typed is read here, once, for the API
// and for the page. Prices stand in the address in whole dollars, because people write them there.

import type { ApiInput } from '../../../web/ui/api.ts';

type Query = NonNullable<ApiInput<'GET /catalogue'>['query']>;

export const sorts = ['best', 'price', '-price', 'name', 'new'] as const;
export type Sort = (typeof sorts)[number];

export interface Asked {
  readonly scheme: string | undefined;
  readonly q: string;
  readonly sector: readonly string[];
  readonly category: readonly string[];
  readonly pricing: readonly string[];
  readonly provider: string | undefined;
  /** As typed. */
  readonly min: string;
  readonly max: string;
  readonly sort: Sort | undefined;
  readonly page: number;
  /** Packages chosen to compare, at most three. */
  readonly compare: readonly string[];
  /** A price that cannot be read was left out. */
  readonly isPriceBad: boolean;
}

export const mostCompared = 3;

export function readAsked(query: URLSearchParams): Asked {
  const sort = sorts.find((one) => one === query.get('sort'));
  const page = Number(query.get('page') ?? '1');
  const [min, max] = [query.get('min')?.trim() ?? '', query.get('max')?.trim() ?? ''];
  return {
    scheme: query.get('scheme') || undefined,
    q: (query.get('q') ?? '').trim().slice(0, 200),
    sector: query.getAll('sector').slice(0, 40),
    category: query.getAll('category').slice(0, 40),
    pricing: query.getAll('pricing').filter((one) => one === 'one-off' || one === 'monthly'),
    provider: query.get('provider') || undefined,
    min,
    max,
    sort,
    page: Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1,
    compare: [...new Set(query.getAll('compare'))].slice(0, mostCompared),
    isPriceBad: [min, max].some((text) => text !== '' && centsOf(text) === undefined),
  };
}

/** Whole dollars as people type them, in cents. */
export function centsOf(text: string): string | undefined {
  const plain = text.normalize('NFKC').replaceAll(/[\s,]|HK\$|\$/gi, '');
  return /^\d{1,9}$/.test(plain) ? `${Number(plain)}00` : undefined;
}

/** What the API is asked. */
export function apiQuery({ scheme, q, sector, category, pricing, provider, min, max, sort, page }: Asked): Query {
  const [least, most] = [centsOf(min), centsOf(max)];
  return {
    q,
    sector: [...sector],
    category: [...category],
    pricing: [...pricing],
    page,
    ...(scheme !== undefined && { scheme }),
    ...(provider !== undefined && { provider: [provider] }),
    ...(least !== undefined && { min: least }),
    ...(most !== undefined && { max: most }),
    sort: sort ?? 'best',
  };
}
