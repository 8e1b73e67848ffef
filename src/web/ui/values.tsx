import type { ReactNode } from 'react';
import type { LocalText } from '../../platform/formats.ts';
import { useFormat, useReading, useT } from './reading.tsx';
import { timeLeft } from './time-left.ts';

/** Hong Kong cents as `HK$50,000`. */
export function Money({ cents }: { readonly cents: bigint | string | number }) {
  return <span className="number">{useFormat().money(cents)}</span>;
}

/** An amount of any unit of the ledger, in its smallest part: `HK$50,000`, `1,200 GPU-hours`. */
export function Amount({ of, unit }: { readonly of: bigint | string | number; readonly unit: string }) {
  return <span className="number">{useFormat().amount(of, unit)}</span>;
}

/** What is given in several units, one after the other. */
export function Amounts({ of }: { readonly of: readonly { readonly unit: string; readonly amount: bigint | string }[] }) {
  const format = useFormat();
  return <span className="number">{of.map(({ amount, unit }) => format.amount(amount, unit)).join(' · ')}</span>;
}

export function Count({ value }: { readonly value: number | bigint | string }) {
  return <span className="number">{useFormat().number(value)}</span>;
}

/** An instant in full, Hong Kong time. `short` for tables under a heading that names the zone. */
export function Instant({ at, short = false }: { readonly at: string | Date; readonly short?: boolean }) {
  const iso = typeof at === 'string' ? at : at.toISOString();
  return <time dateTime={iso}>{useFormat().instant(at, short)}</time>;
}

/** A day: `2026-03-31`, or the Hong Kong day of an instant. */
export function Day({ day }: { readonly day: string | Date }) {
  return <time dateTime={typeof day === 'string' ? day : day.toISOString()}>{useFormat().day(day)}</time>;
}

/** A text stored per language. */
export function Text({ of }: { readonly of: Partial<LocalText> }) {
  return <>{useFormat().text(of)}</>;
}

interface ClockProps {
  readonly until: string | Date;
  /** The clock stands still: the applicant owes an answer, say. */
  readonly stopped?: boolean;
}

/** Time left until a deadline, as coloured words; the instant itself is one hover, and one screen reader, away. */
export function Clock({ until, stopped = false }: ClockProps) {
  const { now } = useReading();
  const t = useT();
  const format = useFormat();
  const at = new Date(until);
  if (stopped) return <span className="clock clock-stopped">{t('common.clock.stopped')}</span>;
  const { unit, n, isLate, tone } = timeLeft(at, now);
  return (
    <time className={`clock clock-${tone}`} dateTime={at.toISOString()} title={format.instant(at)}>
      {t(`common.${isLate ? 'late' : 'left'}.${unit}`, { n })}
    </time>
  );
}

export type Tone = 'plain' | 'harbour' | 'jade' | 'amber' | 'vermilion';

/** A short word on a state or a kind, on a tint of its tone. */
export function Tag({ tone = 'plain', children }: { readonly tone?: Tone; readonly children: ReactNode }) {
  return <span className={`tag tag-${tone}`}>{children}</span>;
}

/** A state in running text or a table: a dot of its tone and the word, which says it alone too. */
export function Status({ tone = 'plain', children }: { readonly tone?: Tone; readonly children: ReactNode }) {
  return <span className={`status status-${tone}`}>{children}</span>;
}
