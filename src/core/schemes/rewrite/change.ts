import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type ParsedNode,
  visit,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { canonical } from '../../../platform/canonical.ts';
import { keyOf } from '../outline.ts';
import { itemLines, type Json, pairLines, type Quotes, writeFlow, writeScalar, writeYaml } from './words.ts';

/** Something to exchange in a text. */
export interface Splice {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

export interface Source {
  readonly text: string;
  readonly doc: Document.Parsed;
  /** What is wanted where a name is given (`&name`): a place that points there and wants the same need not change. */
  readonly named: ReadonlyMap<string, Json | undefined>;
}

/** A part of a text, with what is to be exchanged in it; `offset` is where the part begins. */
export function spliced(text: string, splices: readonly Splice[], offset = 0): string {
  let result = text;
  for (const { from, to, text: put } of splices.toSorted((a, b) => b.from - a.from || b.to - a.to)) {
    result = result.slice(0, from - offset) + put + result.slice(to - offset);
  }
  return result;
}

export const isObject = (value: Json): value is { readonly [name: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const same = (a: unknown, b: unknown) => canonical(a ?? null) === canonical(b ?? null);

const partOf = (now: Json, name: string): Json => (isObject(now) ? (now[name] ?? null) : null);

/** What to exchange so that a node, which says `now`, says what is wanted. `indent`: of what stands in it, if it has lines of its own. */
export function change(source: Source, node: ParsedNode, now: Json, wanted: Json, indent: number): Splice[] {
  if (isAlias(node) ? same(source.named.get(node.source), wanted) : same(now, wanted)) return [];
  if (isMap(node) && isObject(wanted))
    return node.flow ? changeFlow(source, node, now, wanted) : changeMap(source, node, now, wanted);
  if (isSeq(node) && Array.isArray(wanted)) {
    if (node.flow || node.items.length === 0 || wanted.length === 0) return [replace(source, node, wanted, indent)];
    return changeSeq(source, node, now as readonly Json[], wanted as readonly Json[]);
  }
  if (isScalar(node) && (typeof wanted !== 'object' || wanted === null) && node.range) {
    const isBlock = node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED';
    if (isBlock || node.range[0] === node.range[1]) return [replace(source, node, wanted, indent)];
    const quotes: Quotes = node.type === 'QUOTE_DOUBLE' ? 'double' : node.type === 'QUOTE_SINGLE' ? 'single' : undefined;
    return [{ from: node.range[0], to: node.range[1], text: writeScalar(wanted, isInBrackets(source, node), quotes) }];
  }
  return [replace(source, node, wanted, indent)];
}

function isInBrackets({ doc }: Source, node: Node): boolean {
  let found = false;
  visit(doc, (_, one, path) => {
    if (one !== node) return undefined;
    found = path.some((around) => (isMap(around) || isSeq(around)) && around.flow === true);
    return visit.BREAK;
  });
  return found;
}

/** The whole value at a place in another. What stands before it on its line (a name, a dash) stays. */
export function replace(source: Source, node: ParsedNode, wanted: Json, indent: number): Splice {
  const { text } = source;
  const [start] = node.range;
  const from = text.slice(0, start).search(/(?:[\s]|[&!][^\s,[\]{}]*(?=\s))*$/);
  const to = endOf(node);
  const isBlockEnd = text[to - 1] === '\n';
  const put = isInBrackets(source, node) ? { inline: writeFlow(wanted) } : writeYaml(wanted, indent);
  const pad = ' '.repeat(indent);
  const isBare = from === 0;
  const body =
    'inline' in put
      ? `${isBare || text[from - 1] === '[' ? '' : ' '}${put.inline}`
      : `${isBare ? '' : '\n'}${put.lines.map((line) => pad + line).join('\n')}`;
  return { from, to: isBlockEnd ? to - 1 : to, text: body };
}

function endOf(node: ParsedNode | null): number {
  if (node === null) return 0;
  if ((isMap(node) || isSeq(node)) && !node.flow && node.items.length > 0) {
    const last = node.items.at(-1) as ParsedNode | Pair<ParsedNode, ParsedNode | null>;
    return 'key' in last ? Math.max(endOf(last.value), last.key.range[1]) : endOf(last);
  }
  return node.range[1];
}

/** From where the next line begins after the content at a place. */
function lineAfter(text: string, at: number): number {
  if (at > 0 && text[at - 1] === '\n') return at;
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end + 1;
}

/** Comments that stand directly above a line belong to what is in it. */
function withComments(text: string, lineStart: number, least: number): number {
  let start = lineStart;
  while (start > least) {
    const above = text.lastIndexOf('\n', start - 2) + 1;
    if (above < least || !/^\s*#/.test(text.slice(above, start))) break;
    start = above;
  }
  return start;
}

function changeFlow(source: Source, node: YAMLMap.Parsed, now: Json, wanted: { readonly [name: string]: Json }): Splice[] {
  const names = node.items.map((pair) => nameOf(pair));
  const isSame = names.length === Object.keys(wanted).length && names.every((name) => Object.hasOwn(wanted, name));
  if (!isSame || node.items.some(({ value }) => value === null)) {
    return [{ from: node.range[0], to: node.range[1], text: writeFlow(wanted) }];
  }
  return node.items.flatMap((pair) => change(source, pair.value!, partOf(now, nameOf(pair)), wanted[nameOf(pair)]!, 0));
}

/** The name of a field. */
export const nameOf = ({ key }: Pair<ParsedNode, ParsedNode | null>) => (isScalar(key) ? String(key.value) : '');

function changeMap(source: Source, node: YAMLMap.Parsed, now: Json, wanted: { readonly [name: string]: Json }): Splice[] {
  const { text } = source;
  const start = node.range[0];
  const indent = start - (text.lastIndexOf('\n', start - 1) + 1);
  const pad = ' '.repeat(indent);
  const splices: Splice[] = [];
  const there = new Map(node.items.map((pair) => [nameOf(pair), pair]));
  const ends = node.items.map((pair) => lineAfter(text, Math.max(endOf(pair.value), pair.key.range[1])));
  let isFirstGone = false;
  for (const [at, pair] of node.items.entries()) {
    const name = nameOf(pair);
    const value = Object.hasOwn(wanted, name) ? wanted[name] : undefined;
    if (value !== undefined) {
      if (isFirstGone) {
        // Takes the place of the field before it, which may stand behind a dash.
        isFirstGone = false;
        splices.push({ from: start, to: pair.key.range[0], text: '' });
      }
      if (pair.value === null)
        splices.push({ from: pair.key.range[0], to: ends[at]!, text: `${pairLines(name, value, indent).join(`\n${pad}`)}\n` });
      else splices.push(...change(source, pair.value, partOf(now, name), value, indent + 2));
    } else if (at === 0 || isFirstGone) isFirstGone = true;
    else
      splices.push({
        from: withComments(text, text.lastIndexOf('\n', pair.key.range[0]) + 1, ends[at - 1]!),
        to: ends[at]!,
        text: '',
      });
  }
  if (isFirstGone) throw new Error('Nothing is left of this');
  let after = 0;
  const added = new Map<number, string>();
  for (const [name, value] of Object.entries(wanted)) {
    const pair = there.get(name);
    if (pair) after = Math.max(after, ends[node.items.indexOf(pair)]!);
    else {
      const place = after || ends[0]!;
      added.set(
        place,
        `${added.get(place) ?? ''}${pairLines(name, value, indent)
          .map((line) => `${pad}${line}\n`)
          .join('')}`,
      );
    }
  }
  for (const [place, put] of added) splices.push({ from: place, to: place, text: put });
  return splices;
}

function changeSeq(source: Source, node: YAMLSeq.Parsed, said: readonly Json[], wanted: readonly Json[]): Splice[] {
  const { text } = source;
  const { items } = node;
  const start = node.range[0];
  const indent = start - (text.lastIndexOf('\n', start - 1) + 1);
  const pad = ' '.repeat(indent);
  const matched = match(said, wanted);
  if (items.length === wanted.length && matched.every((from, at) => from === at)) {
    return items.flatMap((item, at) => change(source, item, said[at]!, wanted[at]!, indent + 2));
  }
  const ends = items.map((item) => lineAfter(text, endOf(item)));
  const pieces = wanted.map((value, at) => {
    const from = matched[at];
    if (from === undefined)
      return itemLines(value, indent)
        .map((line) => `${pad}${line}\n`)
        .join('');
    const item = items[from]!;
    // What stands above an item goes with it; the first begins behind what is before the list.
    const begin = from === 0 ? start : ends[from - 1]!;
    const own = spliced(text.slice(begin, ends[from]), change(source, item, said[from]!, value, indent + 2), begin);
    return from === 0 ? pad + own : own;
  });
  return [{ from: start, to: ends.at(-1)!, text: pieces.join('').replace(/^(?:[ ]*\n)*[ ]*/, '') }];
}

/** For each wanted item the one of the file that it was, by its name, else by what it says. */
function match(items: readonly Json[], wanted: readonly Json[]): (number | undefined)[] {
  const keys = items.map((item) => keyOf(item) ?? canonical(item));
  const wantedKeys = wanted.map((item) => keyOf(item) ?? canonical(item));
  const isClear = new Set(keys).size === keys.length && new Set(wantedKeys).size === wantedKeys.length;
  if (!isClear) return wanted.map((_, at) => (at < items.length ? at : undefined));
  const found = wantedKeys.map((key) => {
    const at = keys.indexOf(key);
    return at < 0 ? undefined : at;
  });
  // Nothing else has come or gone: an item under another name is the same item.
  return items.length === wanted.length
    ? found.map((at, place) => at ?? (wantedKeys.includes(keys[place]!) ? undefined : place))
    : found;
}
