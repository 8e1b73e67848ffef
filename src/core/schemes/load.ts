import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { LineCounter } from 'yaml';
import { contentHash } from '../../platform/canonical.ts';
import { crossProblems } from './checks.ts';
import { placeOf } from './places.ts';
import type { BodyProblem, Problem } from './problems.ts';
import { readYaml } from './read-yaml.ts';
import { shapeProblems } from './shape-problems.ts';
import { Scheme } from './shape.ts';

/** What a file says, when all of it is right, and everything that is wrong with it when not; then also what it says, if it can be read at all. */
export type Read =
  | { readonly scheme: Scheme; readonly problems: readonly [] }
  | { readonly scheme?: never; readonly body?: unknown; readonly problems: readonly Problem[] };

/**
 * Reads the text of a scheme file. All problems come at once, each with the line it is at, in the order of the file.
 * The file's name is what the problems are shown under, and must be that of the scheme.
 */
export function readScheme(text: string, file: string): Read {
  const lines = new LineCounter();
  const { body, doc, problems: unreadable } = readYaml(text, lines);
  if (doc === undefined) return { problems: unreadable.map((problem) => ({ file, path: [], ...problem })) };
  const place = (problem: BodyProblem): Problem => ({ file, ...placeOf(doc, lines, problem.path, problem.atName), ...problem });
  const { scheme, problems } = checkBody(body, basename(file, '.yaml'));
  if (scheme) return { scheme, problems: [] };
  return { body, problems: problems.map(place).toSorted((a, b) => a.line - b.line || a.column - b.column) };
}

/** Checks a body without a file: what a structured editor sends. The name is that which the scheme must have, if any. */
export function checkBody(
  body: unknown,
  name?: string,
): { scheme: Scheme; problems: [] } | { scheme?: never; problems: BodyProblem[] } {
  const parsed = Scheme.safeParse(body);
  if (parsed.success) {
    const problems = crossProblems(parsed.data, name);
    return problems.length === 0 ? { scheme: parsed.data, problems: [] } : { problems };
  }
  const problems = shapeProblems(parsed.error, body);
  // What is only too much can be left out, so that the rest is checked in the same go.
  const rest = Scheme.safeParse(without(body, parsed.error.issues));
  if (!rest.success) return { problems };
  // What is missing only because its name is written wrongly is not reported a second time.
  const slips = new Set(problems.map(({ path }) => path.slice(0, -1).join('.')));
  const others = crossProblems(rest.data, name).filter(({ key, path }) => !(either.has(key) && slips.has(path.join('.'))));
  return { problems: [...problems, ...others] };
}

/** Of two fields there must be one. */
const either: ReadonlySet<BodyProblem['key']> = new Set(['schemes.problem.one_limit', 'schemes.problem.one_list']);

function without(
  body: unknown,
  issues: readonly { readonly code: string; readonly path: readonly PropertyKey[]; readonly keys?: readonly string[] }[],
): unknown {
  const copy = structuredClone(body);
  for (const { path, keys = [] } of issues) {
    const around = path.reduce<unknown>(
      (value, step) => (value as Record<PropertyKey, unknown> | null | undefined)?.[step],
      copy,
    );
    for (const key of keys) delete (around as Record<string, unknown>)[key];
  }
  return copy;
}

/** A scheme file that is right, and the hash of what it says. */
export interface SchemeFile {
  readonly file: string;
  readonly text: string;
  readonly scheme: Scheme;
  readonly hash: string;
}

/** Reads every `*.yaml` of a folder, in the order of their names. */
export function readSchemes(folder: string): { files: readonly SchemeFile[]; problems: readonly Problem[] } {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .toSorted();
  const files: SchemeFile[] = [];
  const problems: Problem[] = [];
  for (const name of names) {
    const file = join(folder, name);
    const text = readFileSync(file, 'utf8');
    const read = readScheme(text, file);
    if (read.scheme) files.push({ file, text, scheme: read.scheme, hash: contentHash(read.scheme) });
    else problems.push(...read.problems);
  }
  return { files, problems };
}

/** What `causeway schemes check` reports: every problem of every scheme file in a folder. */
export function checkSchemes(folder: string): readonly Problem[] {
  return readSchemes(folder).problems;
}
