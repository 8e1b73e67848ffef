import type { MultiPolygon } from 'geojson';
import { Map as GlMap, Marker, NavigationControl, setWorkerUrl } from 'maplibre-gl';
import type { GeoJSONSource } from 'maplibre-gl';
import 'maplibre-gl/dist/maplibre-gl.css';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { useEffect, useRef, useState } from 'react';
import type { Locale } from '../../../platform/messages.ts';
import { Button } from '../button.tsx';
import { useReading, useT } from '../reading.tsx';
import land from './land.json' with { type: 'json' };
import { drawn, style } from './layers.ts';
import { places } from './places.ts';
import type { Point, Shape } from './points.ts';

setWorkerUrl(workerUrl);

interface MapCanvasProps {
  readonly shape: Shape;
  readonly points: readonly Point[];
  /** What the map shows, for those who do not see it. */
  readonly label: string;
  /** Where the reader may draw: the points after each change. */
  readonly onChange?: (points: readonly Point[]) => void;
}

const bounds: [number, number, number, number] = [113.8, 22.13, 114.52, 22.6];

/**
 * The map of Hong Kong that ships with the hub, with what was drawn on it. A press puts a point (or moves the only one), a
 * point can be dragged, the last can be taken back. Whoever cannot use it types the coordinates beside it.
 */
export function MapCanvas({ shape, points, label, onChange }: MapCanvasProps) {
  const t = useT();
  const { locale } = useReading();
  const box = useRef<HTMLDivElement>(null);
  const map = useRef<GlMap>(null);
  const [isReady, setIsReady] = useState(false);
  const [isMissing, setIsMissing] = useState(false);
  const latest = useRef({ points, onChange, shape });
  latest.current = { points, onChange, shape };

  useEffect(() => {
    const made = makeMap(box.current!, locale);
    if (made === undefined) {
      setIsMissing(true);
      return undefined;
    }
    map.current = made;
    made.on('load', () => setIsReady(true));
    made.on('click', ({ lngLat }) => {
      const { points: before, onChange: change, shape: kind } = latest.current;
      const point: Point = [lngLat.lng, lngLat.lat];
      change?.(kind === 'point' ? [point] : [...before, point]);
    });
    return () => {
      map.current = null;
      made.remove();
    };
    // The map is made once; what is drawn on it follows below.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);

  const known = JSON.stringify(points);
  useEffect(() => {
    const here = map.current;
    if (!isReady || !here) return undefined;
    void here.getSource<GeoJSONSource>('drawn')!.setData(drawn(shape, points));
    const handles = points.map((point, at) => {
      const element = document.createElement('div');
      element.className = 'map-handle';
      element.textContent = shape === 'point' ? '' : String(at + 1);
      const handle = new Marker({ element, draggable: onChange !== undefined }).setLngLat([point[0], point[1]]).addTo(here);
      handle.on('dragend', () => {
        const { lng, lat } = handle.getLngLat();
        const { points: now, onChange: change } = latest.current;
        change?.(now.map((one, place) => (place === at ? ([lng, lat, ...one.slice(2)] as unknown as Point) : one)));
      });
      return handle;
    });
    return () => {
      for (const handle of handles) handle.remove();
    };
    // `known` stands for the points.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [isReady, known, shape]);

  if (isMissing) return <p className="field-hint">{t('forms.map.missing')}</p>;
  return (
    <figure className="map">
      <div ref={box} className="map-box" role="application" aria-label={label} />
      <figcaption className="small muted">{t('forms.map.credit')}</figcaption>
      {onChange && shape !== 'point' && (
        <Button kind="quiet" isDisabled={points.length === 0} onPress={() => onChange(points.slice(0, -1))}>
          {t('forms.map.take_back')}
        </Button>
      )}
    </figure>
  );
}

/** Nothing where the browser cannot draw maps. */
function makeMap(container: HTMLElement, locale: Locale): GlMap | undefined {
  try {
    const made = new GlMap({
      container,
      style: style(land as unknown as MultiPolygon, container),
      bounds,
      maxBounds: [113.7, 22.05, 114.65, 22.7],
      minZoom: 8,
      maxZoom: 17,
      attributionControl: false,
      dragRotate: false,
      touchPitch: false,
      pitchWithRotate: false,
      // A page is scrolled over a map much more often than a map is zoomed.
      scrollZoom: false,
      fadeDuration: 0,
    });
    made.addControl(new NavigationControl({ showCompass: false }));
    for (const place of places) namePlace(made, place, locale);
    return made;
  } catch {
    return undefined;
  }
}

function namePlace(map: GlMap, { at, from, ...names }: (typeof places)[number], locale: Locale): void {
  const element = document.createElement('span');
  element.className = 'map-place';
  element.textContent = names[locale];
  new Marker({ element }).setLngLat([at[0], at[1]]).addTo(map);
  const show = () => (element.hidden = map.getZoom() < from);
  map.on('zoom', show);
  show();
}
