import { type Document, isAlias, isMap, isNode, isPair, isSeq, type LineCounter, type Node } from 'yaml';
import type { PlacePath } from './problems.ts';

/** Where in the file a place of the body is written. Of a place that is not there: the nearest thing around it. */
export function placeOf(doc: Document, lines: LineCounter, path: PlacePath, atName = false): { line: number; column: number } {
  let node: unknown = doc.contents;
  let offset = 0;
  for (const [depth, step] of path.entries()) {
    const inside = isAlias(node) ? node.resolve(doc) : node;
    const pair = isMap(inside) ? inside.items.find((item) => keyOf(item.key) === String(step)) : undefined;
    if (pair) {
      const isLast = depth === path.length - 1;
      offset = startOf(pair.key) ?? offset;
      node = pair.value;
      if (isLast && !atName) offset = startOf(node) ?? offset;
    } else if (isSeq(inside) && typeof step === 'number' && inside.items[step] !== undefined) {
      node = inside.items[step];
      offset = startOf(node) ?? offset;
    } else break;
  }
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(line, 1), column: Math.max(col, 1) };
}

function keyOf(key: unknown): string {
  return isNode(key) && 'value' in key ? String((key as { value: unknown }).value) : String(key);
}

function startOf(node: unknown): number | undefined {
  if (isPair(node)) return startOf(node.key);
  return isNode(node) ? (node as Node).range?.[0] : undefined;
}
