import type { ReactNode } from 'react';
import { Go, useFormat, useT } from './reading.tsx';

interface StatProps {
  readonly title: string;
  readonly value: number | string | readonly string[];
  /** The instant the number is true for. */
  readonly asOf: string | Date;
  readonly series?: readonly { readonly at: string; readonly value: number }[];
  /** Where one sees how it came about. */
  readonly to?: string;
  readonly children?: ReactNode;
}

/** A number that the hub stands for: large, with its date, a small line of its history, and the way to how it came about. */
export function Stat({ title, value, asOf, series = [], to, children }: StatProps) {
  const t = useT();
  const format = useFormat();
  const isList = typeof value === 'object';
  return (
    <div className="stat">
      <h3 className="stat-title">{to ? <Go to={to}>{title}</Go> : title}</h3>
      {isList ? <StatList items={value} /> : <Value said={format.number(value)} />}
      <p className="stat-date">{t('common.as_of', { at: format.day(asOf instanceof Date ? asOf : new Date(asOf)) })}</p>
      {series.length > 1 && <Sparkline points={series} />}
      {children}
    </div>
  );
}

/** A long number is set smaller, so that it keeps to its own place. */
const Value = ({ said }: { readonly said: string }) => (
  <p className={said.length > 8 ? 'stat-value stat-value-long' : 'stat-value'}>{said}</p>
);

const mostItems = 5;

/** A published list: its items under each other, the first few of a long one. */
function StatList({ items }: { readonly items: readonly string[] }) {
  const t = useT();
  const more = items.length - mostItems;
  return (
    <ul className="stat-list">
      {items.slice(0, mostItems).map((item) => (
        <li key={item}>{item}</li>
      ))}
      {more > 0 && <li className="stat-more">{t('common.and_more', { n: more })}</li>}
    </ul>
  );
}

const width = 200;
const height = 44;
const pad = 4;

/** The course of a number, without axes: its shape, its end marked. Decoration to a screen reader; the figure's page has the numbers. */
export function Sparkline({ points }: { readonly points: readonly { readonly at: string; readonly value: number }[] }) {
  const { line, end } = sparkline(points.map(({ at, value }) => ({ x: Date.parse(at), y: value })));
  return (
    <svg className="sparkline" viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <path d={`${line}L${end.x} ${height - pad}L${pad} ${height - pad}Z`} fill="var(--harbour-tint)" />
      <path
        d={line}
        fill="none"
        stroke="var(--harbour)"
        strokeWidth="2"
        strokeLinejoin="round"
        vectorEffect="non-scaling-stroke"
      />
      <path
        d={`M${end.x} ${end.y}h0`}
        stroke="var(--harbour)"
        strokeWidth="7"
        strokeLinecap="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}

/** A path through the points, from nothing at the bottom to the largest at the top, and where it ends. */
export function sparkline(points: readonly { readonly x: number; readonly y: number }[]): {
  line: string;
  end: { x: number; y: number };
} {
  const sorted = points.toSorted((a, b) => a.x - b.x);
  const first = sorted[0]?.x ?? 0;
  const span = (sorted.at(-1)?.x ?? 0) - first || 1;
  const top = Math.max(1, ...sorted.map(({ y }) => y));
  const round = (n: number) => Math.round(n * 10) / 10;
  const placed = sorted.map(({ x, y }) => ({
    x: round(pad + ((x - first) / span) * (width - 2 * pad)),
    y: round(height - pad - (Math.max(0, y) / top) * (height - 2 * pad)),
  }));
  return {
    line: placed.map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${x} ${y}`).join(''),
    end: placed.at(-1) ?? { x: pad, y: height - pad },
  };
}
