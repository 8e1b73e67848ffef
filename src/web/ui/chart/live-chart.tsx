import { lazy, Suspense } from 'react';
import { Waiting } from '../blocks.tsx';
import type { ChartProps } from './chart.tsx';

const Drawn = lazy(() => import('./drawn-chart.tsx').then(({ DrawnInBrowser }) => ({ default: DrawnInBrowser })));

/** A chart in the portal or the office: the drawing code is fetched when the first one is shown. */
export function LiveChart(props: ChartProps) {
  return (
    <Suspense fallback={<Waiting />}>
      <Drawn {...props} />
    </Suspense>
  );
}
