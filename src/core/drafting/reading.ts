import { readScheme } from '../schemes/load.ts';
import type { Problem } from '../schemes/problems.ts';
import type { Scheme } from '../schemes/shape.ts';
import { Scheme as SchemeShape } from '../schemes/shape.ts';

/** What the text of a draft says. */
export interface DraftRead {
  /** Everything it says, as plain JSON; nothing of a text that is not YAML. */
  readonly body: Readonly<Record<string, unknown>> | undefined;
  /** The same as a scheme, where it has the form of one: names in it may still lead nowhere. */
  readonly scheme: Scheme | undefined;
  readonly problems: readonly Problem[];
}

const kept = new Map<string, DraftRead>();
const MOST = 40;

/** Reads a draft's text. It is asked for again and again between two changes, and reading takes a tenth of a second. */
export function readDraft(text: string, scheme: string): DraftRead {
  const key = `${scheme}\n${text}`;
  const found = kept.get(key);
  if (found) return found;
  const read = readAnew(text, scheme);
  if (kept.size >= MOST) kept.delete(kept.keys().next().value!);
  kept.set(key, read);
  return read;
}

function readAnew(text: string, name: string): DraftRead {
  const { scheme, problems, ...rest } = readScheme(text, `${name}.yaml`);
  if (scheme) return { body: scheme, scheme, problems: [] };
  const said = 'body' in rest ? rest.body : undefined;
  // Places that point at one another in the file are values of their own from here on.
  const body =
    typeof said === 'object' && said !== null && !Array.isArray(said)
      ? (JSON.parse(JSON.stringify(said)) as Record<string, unknown>)
      : undefined;
  const shaped = SchemeShape.safeParse(body);
  return { body, scheme: shaped.success ? shaped.data : undefined, problems };
}
