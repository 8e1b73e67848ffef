import { IntlMessageFormat } from 'intl-messageformat';
import { formatDay, formatInstant, formatMoney, languageTag } from './formats.ts';
import { formatAmountText } from './units.ts';
import type { Locale } from './formats.ts';
import type { MessageKey } from '../messages/index.ts';

/**
 * Words for people. A message is ICU MessageFormat, kept per language in `src/messages/<locale>/<area>.json`, and its key is
 * checked by the compiler. Shared by the server (mail, refusals, documents) and the browser, so nothing here touches files.
 *
 * Facts come as JSON brings them: a decimal string counts as a number where the message asks for one, and a whole instant
 * (`2026-03-31T09:00:00.000Z`), a `Date` or a day (`2026-03-31`) is written out in the reader's language wherever it stands.
 * Four styles are ours: `{left, number, money}` (Hong Kong cents), `{left, number, amount}` (`3600 GPU.second`; digits alone are
 * cents), `{at, date, instant}` and `{at, date, day}`.
 */

export type { Locale, LocalText } from './formats.ts';
export { languageTag, locales } from './formats.ts';
export type { MessageKey } from '../messages/index.ts';

export type Fact = string | number | bigint | boolean | Date | null | undefined;
export type Facts = Readonly<Record<string, Fact>>;
export type Catalogue = Readonly<Record<string, string>>;

/** Says a message in one language: `t('ledger.short', { left: '1200' })`. */
export type Say = (key: MessageKey, facts?: Facts) => string;

type Element = ReturnType<IntlMessageFormat['getAst']>[number];
type Style = 'money' | 'amount' | 'instant' | 'day';
const ownStyles: readonly string[] = ['money', 'amount', 'instant', 'day'] satisfies Style[];

/** Element types of the parser, whose own enum is erased from our build. */
const is = { argument: 1, number: 2, date: 3, select: 5, plural: 6, tag: 8 } as const;

interface Prepared {
  readonly format: IntlMessageFormat;
  readonly names: ReadonlySet<string>;
  readonly numbers: ReadonlySet<string>;
  readonly styled: ReadonlyMap<string, { readonly name: string; readonly style: Style }>;
}

/** Parses a message once; our own styles become plain arguments that are filled in already formatted. */
function prepare(message: string, locale: Locale): Prepared {
  const names = new Set<string>();
  const numbers = new Set<string>();
  const styled = new Map<string, { name: string; style: Style }>();
  const walk = (elements: Element[]): Element[] =>
    elements.map((element) => {
      const kind: number = element.type;
      if (kind >= is.argument && kind <= is.plural) names.add((element as { value: string }).value);
      if (kind === is.number || kind === is.date) {
        const { value: name, style } = element as { value: string; style?: unknown };
        if (typeof style === 'string' && ownStyles.includes(style)) {
          const slot = `${name} ${style}`;
          styled.set(slot, { name, style: style as Style });
          return { type: is.argument, value: slot };
        }
        if (kind === is.number) numbers.add(name);
        return element;
      }
      if (kind === is.plural) numbers.add((element as { value: string }).value);
      if (kind === is.plural || kind === is.select) {
        const { options } = element as { options: Record<string, { value: Element[] }> };
        for (const option of Object.values(options)) option.value = walk(option.value);
      }
      if (kind === is.tag) {
        const tag = element as { children: Element[] };
        tag.children = walk(tag.children);
      }
      return element;
    });
  const parsed = new IntlMessageFormat(message, languageTag[locale], undefined, { ignoreTag: true });
  return { format: new IntlMessageFormat(walk(parsed.getAst()), languageTag[locale]), names, numbers, styled };
}

function restyle(value: Fact, style: Style, locale: Locale) {
  if (value === null || value === undefined) return '';
  if (style === 'money') return formatMoney(value as bigint | string | number, locale);
  if (style === 'amount') return formatAmountText(value as bigint | string | number, locale);
  return style === 'day' ? formatDay(value as string | Date, locale) : formatInstant(value as string | Date, locale);
}

const anInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;
const aDay = /^\d{4}-\d{2}-\d{2}$/;

function plain(value: Fact, locale: Locale) {
  if (value instanceof Date) return formatInstant(value, locale);
  if (typeof value === 'string' && anInstant.test(value)) return formatInstant(value, locale);
  if (typeof value === 'string' && aDay.test(value)) return formatDay(value, locale);
  return value;
}

/**
 * The voice of one language. A key the catalogue does not have is shown as it is (the catalogues are compared by a test, so
 * this happens only when a newer server answers an older page); a message that lacks a fact shows the gap as `…`.
 */
export function speaker(locale: Locale, catalogue: Catalogue): Say {
  const prepared = new Map<string, Prepared>();
  return (key, facts = {}) => {
    const message = catalogue[key];
    if (message === undefined) return key;
    if (!message.includes('{') && !message.includes("'")) return message;
    let ready = prepared.get(key);
    if (!ready) prepared.set(key, (ready = prepare(message, locale)));
    const values: Record<string, Fact> = {};
    for (const name of ready.names) values[name] = '…';
    for (const [name, value] of Object.entries(facts)) {
      const isNumber = ready.numbers.has(name) && (typeof value === 'string' || typeof value === 'bigint');
      values[name] = isNumber ? Number(value) : plain(value, locale);
    }
    for (const [slot, { name, style }] of ready.styled) values[slot] = restyle(facts[name], style, locale);
    return String(ready.format.format(values));
  };
}
