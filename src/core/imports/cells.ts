// How single cells are read: a text goes in, a value or the reason why there is none comes out.

import { t } from '../../messages/index.ts';
import { locales, type MessageKey } from '../../platform/messages.ts';
import type { LocalText } from '../../platform/formats.ts';
import { isSheetError } from '../../platform/sheet.ts';
import { brNumberOf } from '../people/br-number.ts';
import { OrganisationFacts } from '../people/facts.ts';
import { Email, Phone } from '../people/shapes.ts';
import { readMoney } from '../schemes/money.ts';
import { eachLanguage } from '../schemes/texts.ts';
import { bare } from './names.ts';

export type CellValue = string | number | boolean;
export interface Wrong {
  readonly code: MessageKey;
  readonly facts?: Readonly<Record<string, string | number | LocalText>>;
}
export type Read = { readonly value: CellValue } | Wrong;
export type Reader = (cell: string) => Read;

const formula = /^[=@\uff1d\uff20]/;

/** Every cell: what a spreadsheet could not work out, or would run as a formula, is no value. */
export function reader(read: Reader): Reader {
  return (cell) => {
    if (isSheetError(cell)) return { code: 'imports.cell_error' };
    if (formula.test(cell)) return { code: 'imports.formula' };
    return read(cell);
  };
}

const most = (limit: number) =>
  reader((cell) => (cell.length <= limit ? { value: cell } : { code: 'field.too_long', facts: { limit } }));

export const text = most(120);
export const name = most(120);
/** A reference as the other system wrote it. */
export const mark = most(60);

export const brNumber = reader((cell) => {
  const value = brNumberOf(cell);
  return value === undefined ? { code: 'people.br_malformed' } : { value };
});

const shaped = (
  shape: { safeParse(given: unknown): { success: true; data: CellValue } | { success: false } },
  code: MessageKey,
) =>
  reader((cell) => {
    const read = shape.safeParse(cell);
    return read.success ? { value: read.data } : { code };
  });

export const email = shaped(Email, 'imports.email');
export const phone = shaped(Phone, 'imports.phone');
export const website = shaped(OrganisationFacts.shape.website.unwrap(), 'imports.website');
export const sector = shaped(OrganisationFacts.shape.sector.unwrap(), 'imports.sector');

export const staff = reader((cell) =>
  /^\d{1,3}(,?\d{3})?$/.test(cell) ? { value: Number(cell.replaceAll(',', '')) } : { code: 'imports.whole' },
);

const yes = new Set(['yes', 'y', 'true', '1', '是', '有']);
const no = new Set(['no', 'n', 'false', '0', '否', '沒有', '没有', '無', '无']);
export const yesNo = reader((cell) => {
  const word = bare(cell);
  if (yes.has(word) || no.has(word)) return { value: yes.has(word) };
  return { code: 'imports.yes_no' };
});

/** One of a list, by its name or its words in any language. */
export function choice(values: readonly string[], key: (value: string) => string): Reader {
  const say = (value: string) => eachLanguage((language) => t(language, key(value) as MessageKey));
  const known = new Map(
    values.flatMap((value) => [value, ...locales.map((locale) => say(value)[locale])].map((word) => [bare(word), value])),
  );
  return reader((cell) => {
    const value = known.get(bare(cell));
    if (value !== undefined) return { value };
    const choices = eachLanguage((language) => values.map((one) => say(one)[language]).join(language === 'en' ? ', ' : '、'));
    return { code: 'imports.choice', facts: { choices } };
  });
}

/** Cents as text, above nothing or nothing. */
export const money = reader((cell) => {
  const cents = readMoney(cell);
  if (cents === 'too-many-decimals') return { code: 'imports.money_decimals' };
  return typeof cents === 'bigint' ? { value: String(cents) } : { code: 'imports.money' };
});

const forms = [
  /^(?<y>\d{4})[-/.](?<m>\d{1,2})[-/.](?<d>\d{1,2})(T00:00:00)?$/,
  /^(?<d>\d{1,2})[-/.](?<m>\d{1,2})[-/.](?<y>\d{4})$/,
  /^(?<y>\d{4})年(?<m>\d{1,2})月(?<d>\d{1,2})日$/,
];

/** A day as Hong Kong writes it (31/3/2024, 2024-03-31, 2024年3月31日) as `2024-03-31`. */
export const day = reader((cell) => {
  for (const form of forms) {
    const { y, m, d } = form.exec(cell.normalize('NFKC'))?.groups ?? {};
    if (y === undefined || m === undefined || d === undefined) continue;
    const value = `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
    const at = new Date(`${value}T00:00:00Z`);
    const isThere = !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === value;
    return isThere && Number(y) >= 1950 ? { value } : { code: 'imports.no_such_day' };
  }
  return { code: 'imports.day' };
});
