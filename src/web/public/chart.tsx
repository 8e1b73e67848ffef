import { parseHTML } from 'linkedom';
import { ChartFigure } from '../ui/chart/chart.tsx';
import type { ChartProps } from '../ui/chart/chart.tsx';
import { drawChart } from '../ui/chart/draw.ts';
import { useReading } from '../ui/reading.tsx';

/** A chart on a public page: drawn on the server, so it is there without scripts and prints. */
export function Chart(props: ChartProps) {
  const { locale } = useReading();
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const draw = (width: number) => drawChart(props.spec, { document, locale, width });
  return <ChartFigure {...props} wide={draw(720)} narrow={draw(340)} />;
}
