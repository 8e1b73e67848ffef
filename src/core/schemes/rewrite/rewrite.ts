/*
 * Changing a scheme file the way a careful person does: only what has to change is written anew; comments, order, blank
 * lines, anchors and the way of writing of everything else stay as they are. The text is read as a YAML document, and what
 * differs from what is wanted is exchanged at its place in the text. What must stay true: the result says what is wanted.
 */
import { parseDocument } from 'yaml';
import { canonical } from '../../../platform/canonical.ts';
import { change, same, spliced } from './change.ts';
import { namedIn, withoutSharing } from './sharing.ts';
import { type Json, writeYaml } from './words.ts';

/** The text of a file, changed so that it says what is wanted. A text that is not YAML is written anew. */
export function rewrite(text: string, wanted: Json): string {
  const direct = attempt(text, wanted);
  if (direct !== undefined) return direct;
  for (const isShared of [true, false]) {
    const apart = tried(() => withoutSharing(text, wanted, isShared));
    const result = apart === undefined ? undefined : attempt(apart, wanted);
    if (result !== undefined) return result;
  }
  return anew(text, wanted);
}

/** Every value written anew, under the comment that the file begins with. */
export function anew(text: string, wanted: Json): string {
  const [head = ''] = /^(?:#[^\n]*\n)*\n?/.exec(text) ?? [];
  const body = writeYaml(wanted, 0);
  return `${head}${'inline' in body ? body.inline : body.lines.join('\n')}\n`;
}

function attempt(text: string, wanted: Json): string | undefined {
  return tried(() => {
    const doc = parseDocument(text);
    if (doc.errors.length > 0 || !doc.contents) return undefined;
    const now = (doc.toJS({ maxAliasCount: 1000 }) ?? null) as Json;
    if (same(now, wanted)) return text;
    const source = text.endsWith('\n') ? text : `${text}\n`;
    const named = namedIn(doc, wanted);
    const result = spliced(source, change({ text: source, doc, named }, doc.contents, now, wanted, 0));
    return isSaid(result, wanted) ? result : undefined;
  });
}

/** A way of writing that this does not foresee throws somewhere; then it is written in the next simpler way. */
function tried(write: () => string | undefined): string | undefined {
  try {
    return write();
  } catch {
    return undefined;
  }
}

function isSaid(text: string, wanted: Json): boolean {
  try {
    const doc = parseDocument(text);
    return doc.errors.length === 0 && canonical(doc.toJS({ maxAliasCount: 1000 }) ?? null) === canonical(wanted);
  } catch {
    return false;
  }
}
