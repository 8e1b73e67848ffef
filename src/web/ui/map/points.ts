/** What is drawn: one place, a line, or the border of an area. */
export type Shape = 'point' | 'route' | 'area';

/** Longitude, latitude and, in a route that asks for it, the height in metres. */
export type Point = readonly [lon: number, lat: number, height?: number];

const aNumber = /^-?\d{1,5}(\.\d{1,15})?$/;

/** The points of what was typed, a line each, latitude first. Lines that cannot be read are left out: the hub says which. */
export function pointsOf(text: string): readonly Point[] {
  return text
    .normalize('NFKC')
    .split(/\r?\n/)
    .flatMap((line): Point[] => {
      const parts = line.trim().split(/\s*[,;\s]\s*/);
      if (parts.length < 2 || parts.length > 3 || !parts.every((part) => aNumber.test(part))) return [];
      const [lat = 0, lon = 0, height] = parts.map(Number);
      return [height === undefined ? [lon, lat] : [lon, lat, height]];
    });
}

/** Points as people type them, to about ten centimetres. A new point of a route with heights begins at the ground. */
export function writePoints(points: readonly Point[], heights: boolean): string {
  return points
    .map(([lon, lat, height]) => [lat.toFixed(6), lon.toFixed(6), ...(heights ? [String(height ?? 0)] : [])].join(', '))
    .join('\n');
}

/** The points of a GeoJSON geometry. */
export function pointsIn({ type, coordinates }: { readonly type: string; readonly coordinates?: unknown }): readonly Point[] {
  if (type === 'Point') return [coordinates as Point];
  return type === 'Polygon' ? (coordinates as Point[][])[0]!.slice(0, -1) : (coordinates as Point[]);
}
