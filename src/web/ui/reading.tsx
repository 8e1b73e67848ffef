import { createContext, useContext } from 'react';
import type { ComponentType, ReactNode } from 'react';
import {
  formatBytes,
  formatClock,
  formatDay,
  formatInstant,
  formatMoney,
  formatNumber,
  languageTag,
} from '../../platform/formats.ts';
import { formatAmount } from '../../platform/units.ts';
import type { Locale, LocalText, Say } from '../../platform/messages.ts';
import { address } from './addresses.ts';

/** What every component needs to know about who reads and where: the language, its words, the instant, the way links work. */
export interface Reading {
  readonly locale: Locale;
  readonly t: Say;
  /** The instant the page is drawn for: given, so that a page drawn twice is the same. */
  readonly now: Date;
  /** The address of the page itself, without the origin. */
  readonly here: string;
  /** How a link inside the app is drawn; the public room has plain anchors. */
  readonly Anchor: ComponentType<AnchorProps>;
}

export interface AnchorProps {
  readonly href: string;
  readonly children?: ReactNode;
  readonly className?: string | undefined;
  readonly id?: string | undefined;
  readonly title?: string | undefined;
  readonly rel?: string | undefined;
  readonly lang?: string | undefined;
  readonly hrefLang?: string | undefined;
  readonly 'aria-current'?: 'page' | 'true' | 'step' | undefined;
  readonly 'aria-label'?: string | undefined;
  readonly 'aria-describedby'?: string | undefined;
}

export function PlainAnchor({ children, ...rest }: AnchorProps) {
  return <a {...rest}>{children}</a>;
}

const ReadingContext = createContext<Reading | null>(null);
export const ReadingProvider = ReadingContext.Provider;

export function useReading(): Reading {
  const reading = useContext(ReadingContext);
  if (!reading) throw new Error('A component was drawn outside the reading context');
  return reading;
}

/** `const t = useT(); t('common.save')` */
export function useT(): Say {
  return useReading().t;
}

/** The formats of formats.ts, in the reader's language. */
export function useFormat() {
  const { locale } = useReading();
  return {
    number: (value: number | bigint | string) => formatNumber(value, locale),
    money: (cents: bigint | string | number) => formatMoney(cents, locale),
    amount: (amount: bigint | string | number, unit: string) => formatAmount(amount, unit, locale),
    day: (day: string | Date) => formatDay(day, locale),
    instant: (at: string | Date, short = false) => formatInstant(at, locale, short),
    clock: (at: string | Date) => formatClock(at, locale),
    bytes: (bytes: number) => formatBytes(bytes, locale),
    /** A text stored per language; English stands in for one that is missing. */
    text: (text: Partial<LocalText>) => text[locale] ?? text.en ?? '',
    list: (items: readonly string[]) => new Intl.ListFormat(languageTag[locale], { type: 'conjunction' }).format(items),
  };
}

/** A link to a place in the hub, in the reader's language: `<Go to="/schemes/dtspp">`. */
export function Go({ to, ...rest }: { readonly to: string } & Omit<AnchorProps, 'href'>) {
  const { locale, Anchor } = useReading();
  return <Anchor href={address(locale, to)} {...rest} />;
}
