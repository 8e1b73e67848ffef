import type { Db } from '../../platform/db.ts';
import type { Locale } from '../../platform/formats.ts';
import type { Actor } from '../../platform/http/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import { sentForm } from '../cases/answers.ts';
import { caseFor } from '../cases/case.ts';
import type { Basis } from '../module.ts';
import type { Answers } from '../schemes/form.ts';
import { fillText } from '../schemes/texts.ts';
import { lettersOf } from './load.ts';
import { letterState } from './rules.ts';

/** The letters about a case for whoever judges it: each with its text, and what is missing marked. */
export async function lettersFor(db: Db, bases: readonly Basis[], actor: Actor, id: string, now: Date, locale: Locale) {
  const it = await caseFor(db, bases, actor, id, now);
  if (it.reviewer.isConflicted) throw new Refusal(403, 'decision.conflict');
  const of = await lettersOf(db, id);
  if (of === undefined) return { asks: null, letters: [] };
  const rows = await db
    .selectFrom('referee')
    .select(['id', 'name', 'email', 'relation', 'asked_at', 'received_at', 'declined_at', 'answers'])
    .where('application_id', '=', id)
    .where('removed_at', 'is', null)
    .orderBy('asked_at')
    .orderBy('id')
    .execute();
  const letters = await Promise.all(
    rows.map(async (row) => ({
      id: row.id,
      name: row.name,
      email: row.email,
      relation: row.relation,
      askedAt: row.asked_at,
      receivedAt: row.received_at,
      state: letterState({ receivedAt: row.received_at, declinedAt: row.declined_at }, of.until, now),
      sections: row.answers === null ? [] : await sentForm(db, of.terms, of.asks.form, row.answers as Answers, row.id, locale),
    })),
  );
  const received = letters.filter(({ state }) => state === 'received').length;
  const asks = { least: of.asks.least, until: of.until, text: fillText(of.terms, of.asks.text)[locale] };
  return { asks: { ...asks, isShort: now >= of.until && received < of.asks.least }, letters };
}
