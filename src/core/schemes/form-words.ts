// A form that was filled in, as it reads: every question that was asked with its answer, section by section.

import { z } from 'zod';
import { t } from '../../messages/index.ts';
import { formatMoney, formatNumber, type Locale } from '../../platform/formats.ts';
import { answerWords } from './answer-words.ts';
import { isParts } from './fields/answer.ts';
import { costTotal } from './fields/cost-table.ts';
import type { Answer } from './fields/answer.ts';
import { optionsOf } from './form-view.ts';
import type { Field, Form, SimpleField } from './shape-form.ts';
import type { Scheme } from './shape.ts';
import { percentTerm } from './terms.ts';
import { fillText } from './texts.ts';

const Table = z.object({
  columns: z.array(z.object({ label: z.string(), isNumber: z.boolean() })),
  rows: z.array(z.array(z.string())),
  total: z.string(),
  /** The share of the total that is asked for, in words. */
  share: z.string().nullable(),
});

const Line = z.object({
  /** The path of the answer. */
  id: z.string(),
  label: z.string(),
  kind: z.string(),
  /** The answer in words, parts on lines of their own; nothing where it was left open, and for what is laid out otherwise. */
  words: z.string().nullable(),
  documents: z.array(z.object({ id: z.string(), name: z.string(), bytes: z.number(), mediaType: z.string() })),
  table: Table.optional(),
  /** GeoJSON: a point, a line or an area. */
  place: z.object({ type: z.string(), coordinates: z.unknown() }).optional(),
});

/** A question and its answer. A group has its items, each with its questions. */
export const ReadField = Line.extend({ items: z.array(z.object({ title: z.string(), fields: z.array(Line) })).optional() });
export const ReadSection = z.object({ id: z.string(), title: z.string(), fields: z.array(ReadField) });
export type ReadField = z.output<typeof ReadField>;
export type ReadLine = z.output<typeof Line>;
export type ReadSection = z.output<typeof ReadSection>;

export interface Filled {
  readonly scheme: Scheme;
  readonly form: Form;
  /** As they are kept. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly documents: readonly { id: string; field: string; name: string; bytes: number; mediaType: string }[];
  readonly locale: Locale;
  /** The paths of the questions that were asked. Left out: what was answered, and what hangs on nothing. */
  readonly shown?: ReadonlySet<string> | undefined;
  /** A draft's answers under their paths: what cannot be read yet is shown as it was typed. */
  readonly typed?: Readonly<Record<string, unknown>> | undefined;
}

/** A form as it reads. A question that hangs on another is in only when it was asked. */
export function readSections(filled: Filled): ReadSection[] {
  const { scheme, form, values, locale } = filled;
  const sections = form.sections.map((section) => ({
    id: section.id,
    title: fillText(scheme, section.title)[locale],
    fields: section.fields
      .filter((field) => isAsked(filled, field, field.id, values[field.id]))
      .map((field) => readField(filled, field, values[field.id])),
  }));
  return sections.filter((section) => section.fields.length > 0);
}

function isAsked({ shown }: Filled, field: Field, path: string, value: unknown): boolean {
  return shown === undefined ? value !== undefined || field.when === undefined : shown.has(path);
}

function readField(filled: Filled, field: Field, value: unknown): ReadField {
  const { scheme, locale } = filled;
  if (field.kind !== 'group') return readLine(filled, field, field.id, value);
  const items = (Array.isArray(value) ? value : []) as readonly Readonly<Record<string, unknown>>[];
  return {
    ...emptyLine(filled, field, field.id),
    items: items.map((item, at) => ({
      title: t(locale, 'forms.item', { item: fillText(scheme, field.item)[locale], n: at + 1 }),
      fields: field.fields.flatMap((one) => {
        const path = `${field.id}.${item['id'] as string}.${one.id}`;
        return isAsked(filled, one, path, item[one.id]) ? [readLine(filled, one, path, item[one.id])] : [];
      }),
    })),
  };
}

const emptyLine = ({ scheme, locale }: Filled, { label, kind }: Field, id: string): ReadLine => ({
  id,
  label: fillText(scheme, label)[locale],
  kind,
  words: null,
  documents: [],
});

function readLine(filled: Filled, field: SimpleField, path: string, value: unknown): ReadLine {
  const { scheme, locale, documents } = filled;
  return {
    ...emptyLine(filled, field, path),
    words: answerWords(scheme, field, value, locale) ?? typedWords(filled, field, path, value),
    documents: documents
      .filter((document) => document.field === path)
      .map(({ id, name, bytes, mediaType }) => ({ id, name, bytes, mediaType })),
    ...(field.kind === 'cost-table' && Array.isArray(value) && { table: readTable(filled, field, value as readonly Answer[]) }),
    ...(field.kind.startsWith('map-') && isParts(value) && { place: value as { type: string; coordinates: unknown } }),
  };
}

function typedWords({ typed }: Filled, field: SimpleField, path: string, value: unknown): string | null {
  if (typed === undefined || value !== undefined || field.kind === 'cost-table') return null;
  const said = Object.entries(typed).filter(([at]) => at === path || at.startsWith(`${path}.`));
  const words = said.flatMap(([, text]) => (typeof text === 'string' || typeof text === 'number' ? [String(text)] : []));
  return words.length === 0 ? null : words.join('\n');
}

function readTable({ scheme, locale }: Filled, field: Extract<SimpleField, { kind: 'cost-table' }>, rows: readonly Answer[]) {
  const { categoriesFrom, quantities = false } = field;
  const categories = categoriesFrom === undefined ? [] : optionsOf(scheme, { optionsFrom: categoriesFrom });
  const column = (name: 'category' | 'item' | 'quantity' | 'price' | 'amount', isNumber = false) => ({
    label: t(locale, `forms.table.${name}`),
    isNumber,
  });
  const money = (cents: unknown) => (typeof cents === 'string' ? formatMoney(cents, locale) : '');
  const total = costTotal(rows);
  return {
    columns: [
      ...(categoriesFrom === undefined ? [] : [column('category')]),
      column('item'),
      ...(quantities ? [column('quantity', true), column('price', true)] : []),
      column('amount', true),
    ],
    rows: rows.map((row) => {
      const { category, item, quantity, price, amount } = row as Readonly<Record<string, string | undefined>>;
      return [
        ...(categoriesFrom === undefined
          ? []
          : [categories.find(({ value }) => value === category)?.label[locale] ?? category ?? '']),
        item ?? '',
        ...(quantities ? [quantity === undefined ? '' : formatNumber(Number(quantity), locale), money(price)] : []),
        money(amount),
      ];
    }),
    total: formatMoney(total, locale),
    share: field.share === undefined ? null : shareWords(total, percentTerm(scheme, field.share), locale),
  };
}

/** `HK$40,000 (50%)`. The share in hundredths of a percent, as terms are. */
function shareWords(total: bigint, share: bigint, locale: Locale): string {
  return t(locale, 'forms.table.share', { amount: formatMoney((total * share) / 10_000n, locale), percent: Number(share) / 100 });
}
