import type { SimpleField } from '../shape-fields.ts';
import type { Scheme } from '../shape.ts';
import { choicesTerm, moneyTerm } from '../terms.ts';
import { type Answer, isBlank, isParts, type ReadParts, readParts } from './answer.ts';
import { readChoice } from './choices.ts';
import { readCents, readDecimal } from './numbers.ts';
import { readItems } from './items.ts';
import { readText } from './text.ts';

type CostTable = Extract<SimpleField, { kind: 'cost-table' }>;

/** How many rows a table may have where the scheme does not say. */
export const MOST_ROWS = 50;

const quantityField = { kind: 'decimal', id: 'quantity', decimals: 2, min: 0, max: 1_000_000 } as const;

/**
 * Rows of costs: `{id, category, item, quantity, price, amount}`, money in cents. Where quantities are asked the amount of a
 * row is worked out, rounded to the cent; otherwise it is what was typed. An empty row is no row.
 */
export function readCostTable(scheme: Scheme, field: CostTable, given: unknown): ReadParts {
  const read = readItems(given, (row) => readRow(scheme, field, row));
  const rows = read.items;
  const problems = [...read.problems];
  const most = field.most ?? MOST_ROWS;
  if (rows.length > most) problems.push({ at: '', key: 'forms.too_many_items', params: { limit: most } });
  else if (field.max !== undefined) {
    const limit = moneyTerm(scheme, field.max);
    if (costTotal(rows) > limit) problems.push({ at: '', key: 'forms.money_over', params: { limit: String(limit) } });
  }
  return { answer: rows.length === 0 ? undefined : rows, problems, lacks: read.lacks };
}

function readRow(scheme: Scheme, field: CostTable, row: Readonly<Record<string, unknown>>): ReadParts {
  const { categoriesFrom } = field;
  const given = Object.fromEntries(Object.entries(row).filter(([part]) => !(field.quantities && part === 'amount')));
  const values = categoriesFrom === undefined ? [] : choicesTerm(scheme, categoriesFrom).map(({ value }) => value);
  const money = field.quantities ? 'price' : 'amount';
  const read = readParts(
    given,
    {
      ...(categoriesFrom !== undefined && { category: (part: unknown) => readChoice(values, part) }),
      item: (part) => readText(part, { maxLength: 300 }, false),
      ...(field.quantities && { quantity: (part: unknown) => readDecimal({ ...quantityField, label: noText }, part) }),
      [money]: (part: unknown) => readCents(part),
    },
    () => [...(categoriesFrom === undefined ? [] : ['category']), 'item', ...(field.quantities ? ['quantity'] : []), money],
  );
  if (!field.quantities || !isParts(read.answer)) return read;
  const { quantity, price } = read.answer;
  if (isBlank(quantity) || isBlank(price)) return read;
  return { ...read, answer: { ...read.answer, amount: String(timesPrice(quantity as string, price as string)) } };
}

const noText = { en: '-', 'zh-Hant': '-', 'zh-Hans': '-' };

/** A quantity of two decimals times a price in cents, rounded to the cent, halves up. */
function timesPrice(quantity: string, price: string): bigint {
  const hundredths = BigInt(quantity.replace('.', ''));
  return (hundredths * BigInt(price) + 50n) / 100n;
}

/** What the rows of a table that was read come to, in cents. */
export function costTotal(rows: Answer | undefined): bigint {
  if (!Array.isArray(rows)) return 0n;
  return (rows as readonly Answer[]).reduce<bigint>((total, row) => {
    const amount = isParts(row) ? row['amount'] : undefined;
    return typeof amount === 'string' && /^\d+$/.test(amount) ? total + BigInt(amount) : total;
  }, 0n);
}
