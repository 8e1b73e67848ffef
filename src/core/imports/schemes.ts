import { sql } from 'kysely';
import type { Db } from '../../platform/db.ts';
import { locales } from '../../platform/formats.ts';
import { envelopeOf } from '../calls/envelope.ts';
import type { Scheme } from '../schemes/shape.ts';
import { readable } from '../schemes/texts.ts';
import { schemeVersion } from '../schemes/versions.ts';
import { bare } from './names.ts';

export interface KnownScheme {
  readonly scheme: Scheme;
  readonly calls: ReadonlyMap<string, { readonly id: string; readonly code: string; readonly account: string }>;
  readonly account: string;
}

export interface KnownSchemes {
  /** By its name in the file or its words in any language. */
  find(words: string): KnownScheme | undefined;
  readonly names: readonly string[];
}

/** Every scheme by the version published last, with its calls, in two queries and what the process has read already. */
export async function knownSchemes(db: Db): Promise<KnownSchemes> {
  const last = await db
    .selectFrom('scheme_version')
    .select(['scheme', sql<number>`max(version)`.as('version')])
    .groupBy('scheme')
    .execute();
  const calls = await db.selectFrom('call').select(['id', 'scheme', 'code', 'envelope_account as account']).execute();
  const byScheme = Map.groupBy(calls, ({ scheme }) => scheme);
  const known = new Map<string, KnownScheme>();
  for (const { scheme: id, version } of last) {
    const scheme = await schemeVersion(db, id, version);
    const own = new Map((byScheme.get(id) ?? []).map((call) => [bare(call.code), call]));
    const one = { scheme, calls: own, account: envelopeOf(id) };
    const { name } = readable(scheme).texts;
    for (const words of [id, ...locales.map((locale) => name[locale])]) known.set(bare(words), one);
  }
  return { find: (words) => known.get(bare(words)), names: last.map(({ scheme }) => scheme) };
}
