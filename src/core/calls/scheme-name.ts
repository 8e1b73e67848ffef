import type { Db } from '../../platform/db.ts';
import type { LocalText } from '../../platform/formats.ts';
import { Refusal } from '../../platform/refusal.ts';
import { fillText } from '../schemes/texts.ts';
import { schemeVersion } from '../schemes/versions.ts';

/** What a scheme is called now, by the version published last. */
export async function schemeName(db: Db, scheme: string): Promise<LocalText> {
  const last = await db
    .selectFrom('scheme_version')
    .select('version')
    .where('scheme', '=', scheme)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (last === undefined) throw new Refusal(404, 'schemes.no_scheme');
  const body = await schemeVersion(db, scheme, last.version);
  return fillText(body, body.texts.name);
}
