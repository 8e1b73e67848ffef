import { type Document, isMap, isSeq, type Node, type Pair, parseDocument, type ParsedNode, visit } from 'yaml';
import { keyOf } from '../outline.ts';
import { isObject, nameOf, replace, same, spliced, type Splice } from './change.ts';
import type { Json } from './words.ts';

/** What is wanted where a name is given (`&name`). */
export function namedIn(doc: Document.Parsed, wanted: Json): Map<string, Json | undefined> {
  const named = new Map<string, Json | undefined>();
  visit(doc, {
    Node: (_, node, path) => {
      if ('anchor' in node && node.anchor !== undefined) named.set(node.anchor, wantedAt(wanted, doc, path, node));
    },
  });
  return named;
}

/**
 * The same content, where what is wanted to change no longer stands for other places too (`&name` and `*name`). The first
 * of the other places takes the name over; with `isShared` false each says it by itself.
 */
export function withoutSharing(text: string, wanted: Json, isShared: boolean): string | undefined {
  const doc = parseDocument(text);
  if (doc.errors.length > 0) return undefined;
  const source = { text, doc, named: new Map<string, Json>() };
  const moved = new Set<string>();
  const splices: Splice[] = [];
  visit(doc, {
    Node: (_, node, path) => {
      if (!('anchor' in node) || node.anchor === undefined || !node.range) return;
      if (isShared && same(node.toJS(doc), wantedAt(wanted, doc, path, node))) return;
      moved.add(node.anchor);
      const at = text.lastIndexOf(`&${node.anchor}`, node.range[0]);
      const gap = /^\s/.exec(text.slice(at + node.anchor.length + 1)) && text[at + node.anchor.length + 1] === ' ' ? 1 : 0;
      splices.push({ from: gap === 0 && text[at - 1] === ' ' ? at - 1 : at, to: at + node.anchor.length + 1 + gap, text: '' });
    },
  });
  visit(doc, {
    Alias: (_, node) => {
      if (!moved.has(node.source) || !node.range) return;
      const value = node.toJS(doc) as Json;
      const lineStart = text.lastIndexOf('\n', node.range[0]) + 1;
      const indent = /^[ -]*/.exec(text.slice(lineStart))![0].length + 2;
      const splice = replace(source, node as unknown as ParsedNode, value, indent);
      if (isShared) moved.delete(node.source);
      splices.push(isShared ? { ...splice, text: ` &${node.source}${splice.text}` } : splice);
    },
  });
  return spliced(text, splices);
}

/** What is wanted at the place of a node, by the names on the way to it. */
function wantedAt(wanted: Json, doc: Document.Parsed, path: readonly unknown[], node: unknown): Json | undefined {
  let value: Json | undefined = wanted;
  const way = [...path, node];
  for (const [at, part] of way.slice(0, -1).entries()) {
    const next = way[at + 1];
    if (value === undefined || value === null) return undefined;
    if (isMap(part)) {
      const pair = next as Pair<ParsedNode, ParsedNode>;
      value = isObject(value) ? value[nameOf(pair)] : undefined;
    } else if (isSeq(part)) {
      const key = keyOf((next as Node).toJS(doc));
      const place = part.items.indexOf(next);
      value = !Array.isArray(value)
        ? undefined
        : key === undefined
          ? (value[place] as Json)
          : (value as Json[]).find((item) => keyOf(item) === key);
    }
  }
  return value;
}
