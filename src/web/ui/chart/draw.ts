import { areaY, axisX, axisY, barX, dot, gridY, lineY, plot, ruleX, ruleY, text } from '@observablehq/plot';
import { formatNumber, hongKongTime, languageTag } from '../../../platform/formats.ts';
import type { Locale } from '../../../platform/formats.ts';

/** Charts as SVG text, drawn alike on the server and in the browser. Colours are the tokens', so light and dark both work. */

export interface Point {
  readonly at: Date;
  readonly value: number;
}

export interface LineChart {
  readonly kind: 'line';
  readonly series: readonly { readonly label: string; readonly points: readonly Point[] }[];
  /** Holds its value until the next one, as a count of accepted things does, rather than sloping to it. */
  readonly steps?: boolean;
}

export interface BarChart {
  readonly kind: 'bar';
  readonly bars: readonly { readonly label: string; readonly value: number; readonly note?: string }[];
}

export type ChartSpec = LineChart | BarChart;

interface Setting {
  readonly document: Document;
  readonly locale: Locale;
  readonly width: number;
}

const seriesColour = (at: number) => `var(--series-${(at % 6) + 1})`;

/** The SVG of a chart. It carries no names for screen readers: the figure around it has them, and the numbers as a table. */
export function drawChart(spec: ChartSpec, setting: Setting): string {
  const svg = spec.kind === 'line' ? drawLines(spec, setting) : drawBars(spec, setting);
  // Plot brings a style element, which our content policy does not allow; app.css and public.css hold its few rules.
  for (const style of svg.querySelectorAll('style')) style.remove();
  svg.setAttribute('class', 'plot');
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('focusable', 'false');
  return svg.outerHTML.replace(/(\d\.\d{2})\d+/g, '$1');
}

function drawLines({ series, steps = false }: LineChart, { document, locale, width }: Setting): SVGElement {
  const isNarrow = width < 500;
  const points = series.flatMap(({ label, points: own }, at) =>
    own.map((point) => ({ ...point, label, colour: seriesColour(at) })),
  );
  const lasts = series.flatMap(({ label, points: own }, at) => {
    const last = own.at(-1);
    return last ? [{ ...last, label, colour: seriesColour(at) }] : [];
  });
  const curve = steps ? 'step-after' : 'linear';
  const only = series.length === 1;
  const said = (last: Point & { label: string }) => (only ? formatNumber(last.value, locale) : last.label);
  return plot({
    document,
    width,
    height: isNarrow ? 220 : 320,
    marginLeft: 8,
    marginRight: only ? 76 : isNarrow ? 96 : 150,
    marginTop: 24,
    marginBottom: 32,
    x: { type: 'utc' },
    y: { domain: [0, Math.max(1, ...points.map(({ value }) => value))], nice: true },
    marks: [
      gridY({ stroke: 'var(--line)', strokeOpacity: 1, ticks: 4 }),
      ...(only ? [areaY(points, { x: 'at', y: 'value', fill: 'var(--harbour-tint)', curve })] : []),
      ruleY([0], { stroke: 'var(--edge)' }),
      axisY({
        anchor: 'left',
        ticks: 4,
        tickSize: 0,
        textAnchor: 'start',
        dx: 4,
        dy: -8,
        label: null,
        fill: 'var(--muted)',
        tickFormat: (value: number) => formatNumber(value, locale),
      }),
      axisX({
        ticks: monthTicks(
          points.map(({ at }) => at),
          isNarrow ? 2 : 6,
        ),
        tickSize: 4,
        label: null,
        stroke: 'var(--edge)',
        fill: 'var(--muted)',
        tickFormat: (at: Date) => monthOf(at, locale),
      }),
      lineY(points, { x: 'at', y: 'value', z: 'label', stroke: 'colour', strokeWidth: 2.5, curve }),
      dot(lasts, { x: 'at', y: 'value', fill: 'colour', r: 4.5, stroke: 'var(--surface)', strokeWidth: 2 }),
      text(lasts, {
        x: 'at',
        y: 'value',
        text: said,
        fill: only ? 'var(--ink)' : 'colour',
        dx: 10,
        textAnchor: 'start',
        fontWeight: 600,
        fontSize: 14,
        lineWidth: 9,
      }),
    ],
  }) as SVGElement;
}

function drawBars({ bars }: BarChart, { document, locale, width }: Setting): SVGElement {
  const isNarrow = width < 500;
  return plot({
    document,
    width,
    height: bars.length * (isNarrow ? 60 : 40) + 8,
    marginLeft: isNarrow ? 0 : 210,
    marginRight: 76,
    marginTop: 4,
    marginBottom: 4,
    x: { domain: [0, Math.max(1, ...bars.map(({ value }) => value))], axis: null },
    y: { domain: bars.map(({ label }) => label), axis: null, padding: isNarrow ? 0.5 : 0.3 },
    marks: [
      barX(bars, { x: 'value', y: 'label', fill: 'var(--harbour)', ...(isNarrow && { insetTop: 9, insetBottom: -9 }) }),
      ruleX([0], { stroke: 'var(--edge)' }),
      text(bars, {
        x: 0,
        y: 'label',
        text: 'label',
        fill: 'var(--ink)',
        fontSize: 14,
        ...(isNarrow ? { textAnchor: 'start', dy: -14 } : { textAnchor: 'end', dx: -10, lineWidth: 14 }),
      }),
      text(bars, {
        x: 'value',
        y: 'label',
        text: ({ value, note }: BarChart['bars'][number]) => note ?? formatNumber(value, locale),
        fill: 'var(--ink)',
        textAnchor: 'start',
        dx: 8,
        fontWeight: 600,
        fontSize: 14,
        ...(isNarrow && { dy: 9 }),
      }),
    ],
  }) as SVGElement;
}

/** First days of months, in Hong Kong, evenly apart: at most as many as fit beside each other. */
export function monthTicks(days: readonly Date[], most: number): Date[] {
  if (days.length === 0) return [];
  const times = days.map((day) => day.getTime());
  const start = hongKongTime(new Date(Math.min(...times)));
  const end = hongKongTime(new Date(Math.max(...times)));
  const first = start.year * 12 + start.month - (start.day === 1 ? 1 : 0);
  const last = end.year * 12 + end.month - 1;
  const step = [1, 2, 3, 6, 12, 24, 60, 120].find((months) => (last - first) / months < most) ?? 240;
  const from = Math.ceil(first / step) * step;
  const count = Math.max(0, Math.floor((last - from) / step) + 1);
  return Array.from({ length: count }, (_, at) => monthStart(from + at * step));
}

/** Midnight in Hong Kong is eight hours before midnight in UTC. */
function monthStart(month: number): Date {
  return new Date(Date.UTC(Math.floor(month / 12), month % 12, 1, -8));
}

function monthOf(at: Date, locale: Locale): string {
  return new Intl.DateTimeFormat(languageTag[locale], { timeZone: 'Asia/Hong_Kong', month: 'short', year: 'numeric' }).format(at);
}
