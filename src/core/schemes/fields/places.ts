import type { SimpleField } from '../shape-fields.ts';
import { type Answer, isParts, type ReadValue, wrong } from './answer.ts';

/*
 * Places on the map of Hong Kong. They are typed, or drawn and then written, as one point a line, `22.302711, 114.177216`
 * (latitude first, as people and maps write them), in a route with the height in metres as a third number. They are kept as
 * GeoJSON, where the longitude comes first.
 */

/** West, south, east, north of what counts as Hong Kong, its waters included. */
export const BOUNDS = [113.8, 22.13, 114.52, 22.6] as const;

/** More points than this are a drawing, not a route. */
export const MOST_POINTS = 500;

type MapField = Extract<SimpleField, { kind: 'map-point' | 'map-route' | 'map-area' }>;
type Point = readonly number[];

const aNumber = /^[-−]?\d{1,5}(\.\d{1,15})?$/;

/** Reads coordinates that were typed, or GeoJSON that was sent. */
export function readPlace(field: MapField, given: unknown): ReadValue {
  const points = isParts(given) ? fromGeoJson(field, given) : typeof given === 'string' ? fromLines(given) : undefined;
  if (points === undefined) return wrong('forms.wrong_kind');
  if (typeof points === 'number') return wrong('forms.not_coordinates', { line: points });
  if (points.length === 0) return { answer: undefined };
  if (points.length > MOST_POINTS) return wrong('forms.too_many_points', { limit: MOST_POINTS });
  const heights = field.kind === 'map-route' && field.heights === true;
  for (const [at, [lon = 0, lat = 0, height]] of points.entries()) {
    const [west, south, east, north] = BOUNDS;
    if (lon < west || lon > east || lat < south || lat > north) return wrong('forms.outside_hong_kong', { line: at + 1 });
    if (heights && (height === undefined || height < 0 || height > 5000)) return wrong('forms.no_height', { line: at + 1 });
    if (!heights && height !== undefined) return wrong('forms.not_coordinates', { line: at + 1 });
  }
  if (field.kind === 'map-point')
    return points.length > 1 ? wrong('forms.one_point') : { answer: { type: 'Point', coordinates: points[0] as Answer } };
  if (field.kind === 'map-route')
    return points.length < 2 ? wrong('forms.two_points') : { answer: { type: 'LineString', coordinates: points as Answer } };
  const ring = isSame(points[0]!, points.at(-1)!) && points.length > 1 ? points.slice(0, -1) : points;
  if (ring.length < 3) return wrong('forms.three_points');
  return { answer: { type: 'Polygon', coordinates: [[...ring, ring[0]!]] as Answer } };
}

const isSame = (one: Point, other: Point) => one[0] === other[0] && one[1] === other[1];
const rounded = (value: number, digits: number) => Number(value.toFixed(digits));

/** The points of what was typed, or the number of the first line that cannot be read. */
function fromLines(text: string): Point[] | number {
  if (text.length > 50_000) return 1;
  const points: Point[] = [];
  for (const [at, line] of text.normalize('NFKC').split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const parts = line.trim().split(/\s*[,;\s]\s*/);
    if (parts.length < 2 || parts.length > 3 || !parts.every((part) => aNumber.test(part))) return at + 1;
    const [lat = 0, lon = 0, height] = parts.map((part) => Number(part.replace('−', '-')));
    points.push([rounded(lon, 6), rounded(lat, 6), ...(height === undefined ? [] : [rounded(height, 1)])]);
  }
  return points;
}

const geometryOf = { 'map-point': 'Point', 'map-route': 'LineString', 'map-area': 'Polygon' } as const;

function fromGeoJson({ kind }: MapField, { type, coordinates }: Readonly<Record<string, unknown>>): Point[] | undefined {
  if (type !== geometryOf[kind]) return undefined;
  const list =
    kind === 'map-point'
      ? [coordinates]
      : kind === 'map-route'
        ? coordinates
        : Array.isArray(coordinates)
          ? (coordinates as unknown[])[0]
          : undefined;
  if (!Array.isArray(list) || !list.every(isPoint)) return undefined;
  return list.map(([lon = 0, lat = 0, height]) => [
    rounded(lon, 6),
    rounded(lat, 6),
    ...(height === undefined ? [] : [rounded(height, 1)]),
  ]);
}

const isPoint = (given: unknown): given is Point =>
  Array.isArray(given) &&
  (given.length === 2 || given.length === 3) &&
  given.every((one) => typeof one === 'number' && Number.isFinite(one));

/** Whether something is a geometry as answers keep it, with points where they belong. */
export function isGeometry(given: unknown): given is { readonly type: string; readonly coordinates: unknown } {
  if (!isParts(given)) return false;
  const { type, coordinates } = given;
  if (type === 'Point') return isPoint(coordinates);
  const list = type === 'Polygon' && Array.isArray(coordinates) ? (coordinates as unknown[])[0] : coordinates;
  return (type === 'Polygon' || type === 'LineString') && Array.isArray(list) && list.length > 1 && list.every(isPoint);
}

/** A place as people type it: a line for each point. */
export function placeLines(geometry: unknown): string {
  if (!isGeometry(geometry)) return '';
  const { type, coordinates } = geometry;
  const points = (
    type === 'Point' ? [coordinates] : type === 'Polygon' ? (coordinates as Point[][])[0]!.slice(0, -1) : coordinates
  ) as Point[];
  return points.map(([lon, lat, height]) => [lat, lon, ...(height === undefined ? [] : [height])].join(', ')).join('\n');
}
