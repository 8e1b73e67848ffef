import { parseDocument } from 'yaml';

/*
 * Writing values as YAML the way scheme files are written: texts in one line where they fit, lists of names in brackets,
 * everything else as blocks indented by two. Plain words wherever plain words are read back as they are.
 */

/** How wide a line may be before a text in three languages is written in three lines. */
const WIDTH = 120;

/** A value written out: beside its name, or on lines of its own (not yet indented). */
export type Written = { readonly inline: string } | { readonly lines: readonly string[] };

export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
const isObject = (value: Json): value is { readonly [name: string]: Json } =>
  typeof value === 'object' && value !== null && !isList(value);

/** A value as YAML, for a place that is indented by so many spaces. */
export function writeYaml(value: Json, indent: number): Written {
  if (!isList(value) && !isObject(value)) return { inline: writeScalar(value, false) };
  const inline = writeInline(value);
  if (inline !== undefined && indent + inline.length <= WIDTH) return { inline };
  if (isList(value)) return { lines: value.flatMap((item) => itemLines(item, indent)) };
  return { lines: Object.entries(value).flatMap(([name, item]) => pairLines(name, item, indent)) };
}

/** An item of a list: the first line begins with its dash. */
export function itemLines(item: Json, indent: number): string[] {
  const written = writeYaml(item, indent + 2);
  const lines = 'inline' in written ? [written.inline] : written.lines;
  return lines.map((line, at) => (at === 0 ? `- ${line}` : `  ${line}`));
}

/** A field with its value. */
export function pairLines(name: string, value: Json, indent: number): string[] {
  const written = writeYaml(value, indent + 2);
  const key = writeScalar(name, true);
  return 'inline' in written ? [`${key}: ${written.inline}`] : [`${key}:`, ...written.lines.map((line) => `  ${line}`)];
}

/** What is written in one line where it fits: texts in three languages, lists of words, what is empty. */
function writeInline(value: Json): string | undefined {
  if (isList(value)) {
    return value.every((item) => !isList(item) && !isObject(item)) ? writeFlow(value) : undefined;
  }
  if (!isObject(value)) return undefined;
  const names = Object.keys(value);
  const isText = names.every((name) => ['en', 'zh-Hant', 'zh-Hans'].includes(name));
  return isText && Object.values(value).every((item) => typeof item === 'string') ? writeFlow(value) : undefined;
}

/** A value in brackets. */
export function writeFlow(value: Json): string {
  if (isList(value)) return `[${value.map(writeFlow).join(', ')}]`;
  if (!isObject(value)) return writeScalar(value, true);
  const pairs = Object.entries(value).map(([name, item]) => `${writeScalar(name, true)}: ${writeFlow(item)}`);
  return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`;
}

export type Quotes = 'double' | 'single' | undefined;

/** A word, number or truth. `isFlow`: inside brackets, where commas and brackets mean something. */
export function writeScalar(value: string | number | boolean | null, isFlow: boolean, quotes?: Quotes): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  if (quotes === 'single' && !/[\p{Cc}\u2028\u2029\ufeff]/u.test(value)) return `'${value.replaceAll("'", "''")}'`;
  return quotes === undefined && isPlain(value, isFlow) ? value : quoted(value);
}

function isPlain(value: string, isFlow: boolean): boolean {
  if (!/^[\p{L}“（《「]/u.test(value) || /[\p{Cc}\u2028\u2029\ufeff]|\s$|\s#|:\s|:$/u.test(value)) return false;
  if (isFlow && /[,[\]{}]|:"|:'/.test(value)) return false;
  const doc = parseDocument(isFlow ? `[${value}]` : value);
  const read: unknown = doc.errors.length > 0 ? undefined : doc.toJS();
  return (isFlow && Array.isArray(read) && read.length === 1 ? read[0] : read) === value;
}

const quoted = (value: string) =>
  JSON.stringify(value).replaceAll(
    /[\u007f-\u009f\u2028\u2029\ufeff]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
