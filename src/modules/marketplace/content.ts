// A package as its provider writes it, and as it is kept: with what everything costs in all, as the scheme counts it.

import type { Insertable } from 'kysely';
import type { FieldProblem } from '../../platform/refusal.ts';
import { locales } from '../../platform/formats.ts';
import type { DB } from '../../platform/schema.ts';
import { costOf, type Market } from './market.ts';
import type { PackageContent, Pricing, Text } from './shapes.ts';

/** An optional feature as it is kept in JSON. Amounts are digits of HKD.cent. */
export interface StoredOption {
  readonly id: string;
  readonly name: Text;
  readonly pricing: Pricing;
  /** The price, or the fee for a month. */
  readonly amount: string;
  /** What it costs in all. */
  readonly price: string;
}

type Row = Insertable<DB['marketplace_package']>;
type Contents = Required<
  Pick<Row, 'sector' | 'category' | 'name' | 'summary' | 'includes' | 'pricing' | 'price' | 'monthly_fee' | 'options'>
>;

/** What a package costs in all; while it is a draft of which the scheme's formula can make nothing, what was typed. */
export function columnsOf(market: Market, content: PackageContent): Contents {
  return {
    sector: content.sector,
    category: content.category,
    name: JSON.stringify(content.name),
    summary: JSON.stringify(content.summary),
    includes: JSON.stringify(content.includes),
    pricing: content.pricing,
    price: costOf(market, content) ?? content.amount,
    monthly_fee: content.pricing === 'monthly' ? content.amount : null,
    options: JSON.stringify(optionsOf(market, content)),
  };
}

/** The optional features, each with a name of its own that stays when others come and go. */
export function optionsOf(market: Market, content: PackageContent): StoredOption[] {
  const taken = new Set(content.options.flatMap(({ id }) => (id === undefined ? [] : [id])));
  let last = 0;
  const newName = () => {
    do last += 1;
    while (taken.has(`o${last}`));
    return `o${last}`;
  };
  return content.options.map(({ id, name, pricing, amount }) => ({
    id: id ?? newName(),
    name,
    pricing,
    amount: String(amount),
    price: String(costOf(market, { ...content, pricing, amount }) ?? amount),
  }));
}

interface Stored {
  readonly sector: string;
  readonly category: string;
  readonly name: unknown;
  readonly summary: unknown;
  readonly includes: unknown;
  readonly pricing: Pricing;
  readonly price: bigint;
  readonly monthly_fee: bigint | null;
  readonly options: unknown;
}

/** A kept package in the words of the API. */
export function readStored(row: Stored) {
  const options = row.options as readonly StoredOption[];
  return {
    sector: row.sector,
    category: row.category,
    name: row.name as Text,
    summary: row.summary as Text,
    includes: row.includes as Text[],
    pricing: row.pricing,
    amount: row.monthly_fee ?? row.price,
    price: row.price,
    /** How many months of the fee count. */
    months: row.monthly_fee === null ? null : Number(row.price / row.monthly_fee),
    options: options.map((option) => ({ ...option, amount: BigInt(option.amount), price: BigInt(option.price) })),
  };
}

/** What is missing before a package can be sent: a name and a summary, something included, all in every language. */
export function missingIn(content: Pick<PackageContent, 'name' | 'summary' | 'includes' | 'options'>): FieldProblem[] {
  const texts: [string, Text][] = [
    ['name', content.name],
    ['summary', content.summary],
    ...content.includes.map((text, at): [string, Text] => [`includes.${at}`, text]),
    ...content.options.map(({ name }, at): [string, Text] => [`options.${at}.name`, name]),
  ];
  const gaps = texts.flatMap(([field, text]) =>
    locales
      .filter((locale) => text[locale].trim() === '')
      .map((locale): FieldProblem => ({ field: `${field}.${locale}`, code: 'field.required' })),
  );
  return content.includes.length === 0 ? [...gaps, { field: 'includes', code: 'field.required' }] : gaps;
}
