import { type Document, type LineCounter, parseDocument } from 'yaml';
import type { MessageKey } from '../../platform/messages.ts';
import type { ProblemParams } from './problems.ts';

/** The longest file that is read, in characters: several times the longest scheme. */
export const MOST_TEXT = 400_000;
/** What a file may say in all, with everything written out that it only points at. */
const MOST_SAID = 1_500_000;
const MOST_DEPTH = 40;

interface TextProblem {
  readonly line: number;
  readonly column: number;
  readonly key: MessageKey;
  readonly params: ProblemParams;
}

/** A YAML text as plain JSON with its document, or why it cannot be read. Never throws, and never runs away on what is meant to. */
export type YamlRead =
  | { readonly body: unknown; readonly doc: Document.Parsed; readonly problems: readonly [] }
  | { readonly body?: never; readonly doc?: never; readonly problems: readonly TextProblem[] };

export function readYaml(text: string, lineCounter: LineCounter): YamlRead {
  if (text.length > MOST_TEXT) return tooLarge;
  try {
    const doc = parseDocument(text, { lineCounter });
    if (doc.errors.length > 0) {
      return {
        problems: doc.errors.map(({ message, linePos }) => notYaml(message, linePos?.[0].line, linePos?.[0].col)),
      };
    }
    const body: unknown = doc.toJS({ maxAliasCount: 1000 });
    return room(body, MOST_SAID, 0) < 0 ? tooLarge : { body, doc, problems: [] };
  } catch (error) {
    return { problems: [notYaml(error instanceof RangeError ? 'it is nested too deep' : String(error))] };
  }
}

const tooLarge: YamlRead = {
  problems: [{ line: 1, column: 1, key: 'schemefile.too_large', params: { most: MOST_TEXT / 1000 } }],
};

const notYaml = (message: string, line = 1, column = 1): TextProblem => ({
  line,
  column,
  key: 'schemes.problem.yaml',
  params: { detail: message.split('\n')[0]!.replace(/ at line .*$/, '') },
});

/** What is left of the room for a value; below nothing as soon as there is none. What many places point at counts for each. */
function room(value: unknown, left: number, depth: number): number {
  if (depth > MOST_DEPTH) return -1;
  if (typeof value === 'string') return left - value.length - 4;
  if (typeof value !== 'object' || value === null) return left - 8;
  let rest = left - 4;
  for (const [name, item] of Object.entries(value)) {
    rest = room(item, rest - name.length - 4, depth + 1);
    if (rest < 0) return rest;
  }
  return rest;
}
