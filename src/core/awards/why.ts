import type { Db } from '../../platform/db.ts';
import type { Locale } from '../../platform/formats.ts';
import type { Actor } from '../../platform/http/actor.ts';
import { whyOf, type Why } from '../cases/why.ts';
import { awardFor } from './view.ts';

/** The chain behind an award, from the scheme's version to the events in the sealed log. */
export async function whyAward(db: Db, actor: Actor, id: string, now: Date, locale: Locale): Promise<Why> {
  const { applicationId } = await awardFor(db, actor, id);
  return whyOf(db, actor, applicationId, now, locale);
}
