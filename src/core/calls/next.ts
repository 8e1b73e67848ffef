import { t } from '../../messages/index.ts';
import type { Db } from '../../platform/db.ts';
import type { LocalText } from '../../platform/formats.ts';
import { Refusal } from '../../platform/refusal.ts';
import { dayOf } from '../schemes/calendar.ts';
import type { CallKind } from '../schemes/shape.ts';
import { eachLanguage } from '../schemes/texts.ts';
import { schemeVersion } from '../schemes/versions.ts';

/** What is proposed for the next call of a scheme: the year and the first number in it that no call has yet. */
export async function nextCall(
  db: Db,
  scheme: string,
  now: Date,
): Promise<{ code: string; title: LocalText; kind: CallKind; sealed: boolean }> {
  const last = await db
    .selectFrom('scheme_version')
    .select('version')
    .where('scheme', '=', scheme)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (last === undefined) throw new Refusal(404, 'calls.never', { scheme });
  const { calls } = await schemeVersion(db, scheme, last.version);
  const year = dayOf(now).slice(0, 4);
  const rows = await db
    .selectFrom('call')
    .select('code')
    .where('scheme', '=', scheme)
    .where('code', 'like', `${year}-%`)
    .execute();
  const taken = new Set(rows.map(({ code }) => code));
  let number = 1;
  while (taken.has(`${year}-${number}`)) number += 1;
  const code = `${year}-${number}`;
  return {
    code,
    title: eachLanguage((language) => t(language, 'calls.proposed_title', { code })),
    kind: calls?.kind ?? 'round',
    sealed: calls?.sealed ?? false,
  };
}
