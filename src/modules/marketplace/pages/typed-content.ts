// A package while it is being typed, and as it is sent. Amounts are what stands in the box until they can be read.

import type { ApiAnswer, ApiInput } from '../../../web/ui/api.ts';
import { typedMoney } from '../../../web/ui/form/typed-money.ts';

export type Content = ApiInput<'PUT /packages/:id'>['body']['content'];
type Stored = ApiAnswer<'GET /packages/:id/mine'>['content'];
export type Text = Stored['name'];
export type Pricing = Stored['pricing'];

export const blankText: Text = { en: '', 'zh-Hant': '', 'zh-Hans': '' };

export interface TypedOption {
  /** For the page only: what tells rows apart before the hub has named them. */
  readonly key: string;
  readonly id: string | undefined;
  readonly name: Text;
  readonly pricing: Pricing;
  readonly amount: string;
}

export interface TypedItem {
  readonly key: string;
  readonly text: Text;
}

export interface Typed {
  readonly sector: string;
  readonly category: string;
  readonly name: Text;
  readonly summary: Text;
  readonly includes: readonly TypedItem[];
  readonly pricing: Pricing;
  readonly amount: string;
  readonly options: readonly TypedOption[];
}

export const newKey = () => `n-${crypto.randomUUID()}`;

export function typedFrom(stored: Stored): Typed {
  const { sector, category, name, summary, includes, pricing, amount, options } = stored;
  return {
    sector,
    category,
    name,
    summary,
    pricing,
    amount: typedMoney(amount),
    // The same package gives the same keys, so that what was not touched is seen not to have changed.
    includes: (includes.length === 0 ? [blankText] : includes).map((text, at) => ({ key: `i${at}`, text })),
    options: options.map(({ id, name: own, pricing: way, amount: asked }) => ({
      key: `o-${id}`,
      id,
      name: own,
      pricing: way,
      amount: typedMoney(asked),
    })),
  };
}

/** Dollars as typed, in cents; nothing when they cannot be read. */
export function centsFrom(typed: string): string | undefined {
  const plain = typed.normalize('NFKC').replaceAll(/[\s,]|HK\$|\$/gi, '');
  const found = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(plain);
  if (!found) return undefined;
  const cents = BigInt(found[1] ?? '0') * 100n + BigInt((found[2] ?? '').padEnd(2, '0'));
  return cents > 0n ? String(cents) : undefined;
}

/** What is sent; nothing while an amount cannot be read. Empty items and features that nobody has named are left out. */
export function contentFrom(typed: Typed): Content | undefined {
  const amount = centsFrom(typed.amount);
  const isBlank = ({ en, 'zh-Hant': hant, 'zh-Hans': hans }: Text) => `${en}${hant}${hans}`.trim() === '';
  const named = typed.options.filter((option) => !isBlank(option.name) || option.amount.trim() !== '');
  const options = named.map(({ id, name, pricing, amount: own }) => ({
    ...(id !== undefined && { id }),
    name,
    pricing,
    amount: centsFrom(own),
  }));
  if (amount === undefined || options.some((option) => option.amount === undefined)) return undefined;
  return {
    sector: typed.sector,
    category: typed.category,
    name: typed.name,
    summary: typed.summary,
    includes: typed.includes.map(({ text }) => text).filter((text) => !isBlank(text)),
    pricing: typed.pricing,
    amount,
    options: options as Content['options'],
  };
}
