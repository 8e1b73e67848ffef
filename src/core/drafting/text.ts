import type { Db } from '../../platform/db.ts';
import { Refusal } from '../../platform/refusal.ts';
import { withoutHidden } from '../schemes/hidden.ts';
import { language, type Outline, fieldsIn } from '../schemes/outline.ts';
import { anew } from '../schemes/rewrite/rewrite.ts';
import type { Json } from '../schemes/rewrite/words.ts';
import { schemeVersion } from '../schemes/versions.ts';

/** A published version as a file: as it was written, or written anew where that was not kept. */
export async function versionText(db: Db, scheme: string, version: number): Promise<string> {
  const row = await db
    .selectFrom('scheme_version')
    .select('text')
    .where('scheme', '=', scheme)
    .where('version', '=', version)
    .executeTakeFirst();
  if (!row) throw new Refusal(404, 'schemes.no_version', { scheme, version });
  return row.text ?? asFile((await schemeVersion(db, scheme, version)) as unknown as Json);
}

/** The same for everybody to read: what is hidden is left out. */
export async function publicText(db: Db, scheme: string, version: number): Promise<string> {
  const body = await schemeVersion(db, scheme, version);
  const shown = withoutHidden(body);
  return shown === body ? versionText(db, scheme, version) : asFile(shown as unknown as Json);
}

/** A body as a file in the order of the language: what is stored does not keep the order of the file it came from. */
export function asFile(body: Json): string {
  return anew('# yaml-language-server: $schema=./scheme.schema.json\n\n', inOrder(language, body));
}

function inOrder(outline: Outline, value: Json): Json {
  if (Array.isArray(value))
    return (value as readonly Json[]).map((item) => (outline.is === 'list' ? inOrder(outline.item, item) : item));
  if (typeof value !== 'object' || value === null) return value;
  const given = value as Readonly<Record<string, Json>>;
  if (outline.is === 'text') return ordered(given, ['en', 'zh-Hant', 'zh-Hans'], (item) => item);
  if (outline.is === 'map') return ordered(given, Object.keys(given), (item) => inOrder(outline.item, item));
  const fields = fieldsIn(outline, given);
  const first = outline.is === 'variants' ? ['id', outline.by] : [];
  const shapes = new Map(fields.map(({ name, shape }) => [name, shape]));
  return ordered(given, [...first, ...shapes.keys()], (item, name) => {
    const shape = shapes.get(name);
    return shape ? inOrder(shape, item) : item;
  });
}

function ordered(
  value: Readonly<Record<string, Json>>,
  names: readonly string[],
  write: (item: Json, name: string) => Json,
): Json {
  const order = [...new Set([...names, ...Object.keys(value)])].filter((name) => Object.hasOwn(value, name));
  return Object.fromEntries(order.map((name) => [name, write(value[name]!, name)]));
}
