import { useMemo } from 'react';
import { useReading } from '../reading.tsx';
import { ChartFigure } from './chart.tsx';
import type { ChartProps } from './chart.tsx';
import { drawChart } from './draw.ts';

export function DrawnInBrowser(props: ChartProps) {
  const { locale } = useReading();
  const { spec } = props;
  const [wide, narrow] = useMemo(
    () => [720, 340].map((width) => drawChart(spec, { document, locale, width })) as [string, string],
    [spec, locale],
  );
  return <ChartFigure {...props} wide={wide} narrow={narrow} />;
}
