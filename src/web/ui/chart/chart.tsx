import type { ReactNode } from 'react';
import { useFormat, useT } from '../reading.tsx';
import type { ChartSpec } from './draw.ts';

export interface ChartProps {
  readonly spec: ChartSpec;
  /** What it shows, as a sentence a reader can check: "Applications received since March 2024". */
  readonly title: string;
  /** Where the numbers come from, as of when. */
  readonly source?: ReactNode;
}

export interface DrawnChart extends ChartProps {
  /** The same chart for a wide and a narrow place: scaling one would make its words unreadable in the other. */
  readonly wide: string;
  readonly narrow: string;
}

/** A drawn chart with its title, its source, and its numbers as a table for those who cannot or will not look. */
export function ChartFigure({ spec, title, source, wide, narrow }: DrawnChart) {
  const t = useT();
  return (
    <figure className="chart">
      <figcaption className="chart-title">{title}</figcaption>
      <div className="chart-wide" dangerouslySetInnerHTML={{ __html: wide }} />
      <div className="chart-narrow" dangerouslySetInnerHTML={{ __html: narrow }} />
      {source && <p className="chart-source">{source}</p>}
      <details className="chart-numbers">
        <summary>{t('common.chart.table')}</summary>
        <Numbers spec={spec} title={title} />
      </details>
    </figure>
  );
}

function Numbers({ spec, title }: { readonly spec: ChartSpec; readonly title: string }) {
  const t = useT();
  const format = useFormat();
  if (spec.kind === 'bar') {
    return (
      <table className="table table-dense">
        <caption className="hidden-visually">{title}</caption>
        <tbody>
          {spec.bars.map(({ label, value }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td className="table-number">{format.number(value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    );
  }
  const days = [...new Set(spec.series.flatMap(({ points }) => points.map(({ at }) => at.getTime())))].toSorted((a, b) => b - a);
  const valueAt = spec.series.map(({ points }) => new Map(points.map(({ at, value }) => [at.getTime(), value])));
  return (
    <table className="table table-dense">
      <caption className="hidden-visually">{title}</caption>
      <thead>
        <tr>
          <th scope="col">{t('common.chart.date')}</th>
          {spec.series.map(({ label }) => (
            <th key={label} scope="col" className="table-number">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {days.map((day) => (
          <tr key={day}>
            <th scope="row">{format.day(new Date(day))}</th>
            {valueAt.map((values, at) => (
              <td key={spec.series[at]!.label} className="table-number">
                {values.has(day) ? format.number(values.get(day)!) : '–'}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
