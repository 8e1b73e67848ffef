import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';

export interface Size {
  readonly stored: number;
  readonly perSecond: number;
  /** To the smallest, the median of the rounds. */
  readonly ratio: number;
  readonly p99: number;
}

/** How fast applications come in by how many there are: a line, with the band it must stay in. Answers the SVG. */
export function growthChart(sizes: readonly Size[], within: number, caption: string): string {
  const { document } = parseHTML('<html><body></body></html>');
  const first = sizes[0]?.perSecond ?? 0;
  const stored = sizes.map((size) => size.stored);
  const points = sizes.map((size) => ({ stored: size.stored, perSecond: first * size.ratio, p99: size.p99, ratio: size.ratio }));
  const chart = Plot.plot({
    document,
    width: 720,
    height: 380,
    marginLeft: 64,
    marginRight: 64,
    marginTop: 32,
    marginBottom: 48,
    style: { background: '#fff', color: '#1c2b3a', fontFamily: 'system-ui, sans-serif', fontSize: '13px' },
    x: {
      type: 'log',
      label: 'Applications already stored',
      ticks: stored,
      tickFormat: (count: number) => count.toLocaleString('en'),
    },
    y: { domain: [0, Math.max(...points.map(({ perSecond }) => perSecond)) * 1.25], label: 'Applications a second', grid: true },
    marks: [
      Plot.areaY(stored, { x: stored, y1: first * (1 - within), y2: first * (1 + within), fill: '#0b5c7a', fillOpacity: 0.1 }),
      Plot.ruleY([0]),
      Plot.line(points, { x: 'stored', y: 'perSecond', stroke: '#0b5c7a', strokeWidth: 2 }),
      Plot.dot(points, { x: 'stored', y: 'perSecond', fill: '#0b5c7a', r: 4 }),
      Plot.text(points, {
        x: 'stored',
        y: 'perSecond',
        text: ({ perSecond, ratio }: { perSecond: number; ratio: number }) =>
          `${perSecond.toFixed(0)} (${(ratio * 100).toFixed(0)} %)`,
        dy: -14,
      }),
      Plot.text([caption], { frameAnchor: 'bottom-right', dy: -8, fill: '#5a6876', fontSize: 11 }),
    ],
  });
  chart.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  chart.setAttribute('role', 'img');
  chart.setAttribute(
    'aria-label',
    `Applications a second: ${points.map((point) => `${point.perSecond.toFixed(0)} with ${point.stored} stored`).join(', ')}`,
  );
  return `${chart.outerHTML}\n`;
}
