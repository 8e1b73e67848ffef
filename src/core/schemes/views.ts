import type { Db } from '../../platform/db.ts';
import { Refusal } from '../../platform/refusal.ts';
import { currentCall } from '../calls/rules.ts';
import { type Call, listCalls, shown } from '../calls/views.ts';
import { pageOf } from './page.ts';
import type { Scheme } from './shape.ts';
import { readable } from './texts.ts';
import { schemeVersion } from './versions.ts';

export interface Version {
  readonly scheme: string;
  readonly version: number;
  readonly hash: string;
  readonly publishedAt: Date;
}

/** The published versions of a scheme, or of all, the last one first. */
export async function versionsOf(db: Db, scheme?: string): Promise<readonly Version[]> {
  let wanted = db.selectFrom('scheme_version').select(['scheme', 'version', 'hash', 'published_at as publishedAt']);
  if (scheme !== undefined) wanted = wanted.where('scheme', '=', scheme);
  return wanted.orderBy('scheme').orderBy('version', 'desc').execute();
}

/** Every scheme as it was published last, in a file or in the hub, by name. */
export async function newestSchemes(db: Db): Promise<readonly Scheme[]> {
  const rows = await db
    .selectFrom('scheme_version')
    .select(['scheme', (row) => row.fn.max('version').as('version')])
    .groupBy('scheme')
    .orderBy('scheme')
    .execute();
  return Promise.all(rows.map(({ scheme, version }) => schemeVersion(db, scheme, version)));
}

export interface Standing {
  readonly scheme: Scheme;
  readonly version: Version;
  readonly versions: readonly Version[];
  readonly calls: readonly Call[];
}

/**
 * A scheme as it stands for somebody who reads about it now: by the rules of its current call, or by those published last
 * while it has none. A version can be asked for by number.
 */
export async function standing(db: Db, name: string, now: Date, asked?: number): Promise<Standing> {
  const versions = await versionsOf(db, name);
  if (versions.length === 0) throw new Refusal(404, 'schemes.no_scheme');
  const calls = await listCalls(db, name);
  const number = asked ?? currentCall(calls, now)?.version ?? versions[0]!.version;
  const version = versions.find((one) => one.version === number);
  if (!version) throw new Refusal(404, 'schemes.no_version', { scheme: name, version: number });
  return { scheme: await schemeVersion(db, name, number), version, versions, calls };
}

/** Every scheme in a few words with its calls: by name, those with an open call first. */
export async function listSchemes(db: Db, now: Date) {
  const versions = Map.groupBy(await versionsOf(db), ({ scheme }) => scheme);
  const calls = Map.groupBy(await listCalls(db), ({ scheme }) => scheme);
  const list = await Promise.all(
    [...versions].map(async ([name, [last]]) => {
      const own = calls.get(name) ?? [];
      const version = currentCall(own, now)?.version ?? last!.version;
      const scheme = await schemeVersion(db, name, version);
      const { texts } = readable(scheme);
      return {
        scheme: name,
        version,
        name: texts.name,
        summary: texts.summary,
        units: [...new Set(scheme.gives.map(({ unit }) => unit))],
        calls: own.map((call) => shown(call, now)),
      };
    }),
  );
  const isOpen = (one: (typeof list)[number]) => one.calls.some(({ state }) => state === 'open');
  return list.toSorted((a, b) => Number(isOpen(b)) - Number(isOpen(a)) || a.name.en.localeCompare(b.name.en));
}

/** All that the scheme's page says. */
export async function schemePage(db: Db, name: string, now: Date, asked?: number) {
  const { scheme, version, versions, calls } = await standing(db, name, now, asked);
  const { hash, publishedAt } = version;
  return {
    ...pageOf(scheme),
    version: version.version,
    hash,
    publishedAt,
    versions,
    calls: calls.map((call) => shown(call, now)),
  };
}
