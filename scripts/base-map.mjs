// Cuts the land around Hong Kong out of a GeoJSON map of the world's land, for the base map of forms:
//   node scripts/base-map.mjs map.geo.json > src/web/ui/map/land.json
// The map that ships was cut from earth-lands-100m of the geo-maps project (© OpenStreetMap contributors, ODbL 1.0).
import { readFileSync } from 'node:fs';

const [west, south, east, north] = [113.7, 22.05, 114.65, 22.7];
const sides = [
  { inside: ([x]) => x >= west, meet: (a, b) => at(a, b, (west - a[0]) / (b[0] - a[0])) },
  { inside: ([x]) => x <= east, meet: (a, b) => at(a, b, (east - a[0]) / (b[0] - a[0])) },
  { inside: ([, y]) => y >= south, meet: (a, b) => at(a, b, (south - a[1]) / (b[1] - a[1])) },
  { inside: ([, y]) => y <= north, meet: (a, b) => at(a, b, (north - a[1]) / (b[1] - a[1])) },
];

function at(a, b, share) {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
}

/** A ring without what lies outside the frame (Sutherland and Hodgman). */
function cut(ring) {
  let points = ring;
  for (const { inside, meet } of sides) {
    const all = points;
    points = all.flatMap((point, index) => {
      const before = all.at(index - 1);
      const isIn = inside(point);
      const crosses = isIn === inside(before) ? [] : [meet(before, point)];
      return isIn ? [...crosses, point] : crosses;
    });
  }
  return points
    .map(([x, y]) => [Number(x.toFixed(4)), Number(y.toFixed(4))])
    .filter((point, index, all) => {
      const before = all.at(index - 1);
      return point[0] !== before[0] || point[1] !== before[1];
    });
}

const world = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const shapes = (world.features ?? world.geometries ?? [world]).map((one) => one.geometry ?? one);
const polygons = shapes.flatMap(({ type, coordinates }) => (type === 'MultiPolygon' ? coordinates : [coordinates]));
const land = polygons.flatMap((rings) => {
  const kept = rings.map((ring) => cut(ring.slice(0, -1))).filter((ring) => ring.length > 2);
  return kept.length === 0 ? [] : [kept.map((ring) => [...ring, ring[0]])];
});
console.log(JSON.stringify({ type: 'MultiPolygon', coordinates: land }));
