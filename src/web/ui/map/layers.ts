import type { FeatureCollection, Geometry, MultiLineString, MultiPolygon } from 'geojson';
import type { StyleSpecification } from 'maplibre-gl';
import type { Point, Shape } from './points.ts';

/** The look of the map, in the colours of the page it stands in: sea, land, and what was drawn. */
export function style(land: MultiPolygon, page: Element): StyleSpecification {
  const colours = getComputedStyle(page);
  const colour = (name: string) => colours.getPropertyValue(name).trim();
  return {
    version: 8,
    sources: {
      land: { type: 'geojson', data: land },
      grid: { type: 'geojson', data: graticule() },
      drawn: { type: 'geojson', data: { type: 'FeatureCollection', features: [] } },
    },
    layers: [
      { id: 'sea', type: 'background', paint: { 'background-color': colour('--harbour-tint') } },
      { id: 'land', type: 'fill', source: 'land', paint: { 'fill-color': colour('--sunken') } },
      { id: 'coast', type: 'line', source: 'land', paint: { 'line-color': colour('--edge'), 'line-width': 0.8 } },
      {
        id: 'grid',
        type: 'line',
        source: 'grid',
        paint: { 'line-color': colour('--line'), 'line-width': 1, 'line-dasharray': [2, 3] },
      },
      {
        id: 'area',
        type: 'fill',
        source: 'drawn',
        filter: ['==', ['geometry-type'], 'Polygon'],
        paint: { 'fill-color': colour('--harbour'), 'fill-opacity': 0.2 },
      },
      { id: 'line', type: 'line', source: 'drawn', paint: { 'line-color': colour('--harbour'), 'line-width': 3 } },
    ],
  };
}

/** Lines at every tenth of a degree, about 10 km. */
function graticule(): MultiLineString {
  const tenths = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => (from + at) / 10);
  return {
    type: 'MultiLineString',
    coordinates: [
      ...tenths(1137, 1147).map((lon) => [
        [lon, 22],
        [lon, 22.8],
      ]),
      ...tenths(220, 228).map((lat) => [
        [113.6, lat],
        [114.8, lat],
      ]),
    ],
  };
}

/** The line or the area through the points; a single point is its handle alone. */
export function drawn(shape: Shape, points: readonly Point[]): FeatureCollection {
  const places = points.map(([lon, lat]) => [lon, lat]);
  const isArea = shape === 'area' && places.length > 2;
  const geometry: Geometry = isArea
    ? { type: 'Polygon', coordinates: [[...places, places[0]!]] }
    : { type: 'LineString', coordinates: places };
  return {
    type: 'FeatureCollection',
    features: shape === 'point' || places.length < 2 ? [] : [{ type: 'Feature', properties: {}, geometry }],
  };
}
