import { type Db, transact, type Tx } from '../../platform/db.ts';
import type { Locale } from '../../platform/formats.ts';
import type { Actor } from '../../platform/http/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import { dayOf } from '../schemes/calendar.ts';
import type { Facts } from '../schemes/facts.ts';
import { factsOf, readSubmission, type Reading } from '../schemes/form.ts';
import { formState } from '../schemes/form-state.ts';
import { keepMarks } from '../exclusivity/marks.ts';
import { plainHubFacts } from './hub-facts.ts';
import { applicantOf, type Application, answersOf, ownApplication } from './load.ts';
import { type Change, type Conflict, merge } from './merge.ts';
import { registered } from '../people/register.ts';
import { refuseUnusable } from './usable.ts';

/** The answers of a draft as the form reads them today. */
export function readingOf(it: Application, now: Date): Reading {
  const facts = plainHubFacts(applicantOf(it), now);
  return {
    scheme: it.terms,
    form: it.terms.form,
    answers: answersOf(it.terms.form, it.answers, it.documents),
    facts,
    today: dayOf(now),
  };
}

/**
 * Saves changes to a draft, field by field. A field that somebody else changed meanwhile stays as it is and comes back with
 * both values; the others are saved. Wrong answers are saved too, and named.
 */
export function saveAnswers(db: Db, actor: Actor, id: string, changes: readonly Change[], now: Date, locale: Locale) {
  return transact(db, async (tx) => {
    const it = await ownApplication(tx, actor, id, 'lock');
    if (it.status !== 'draft') throw new Refusal(409, 'application.sent', { reference: it.reference });
    refuseUnusable(it.terms, it.terms.form, changes, dayOf(now));
    const merged = merge(it.answers, it.marks, await asRegistered(tx, changes), actor.id, now);
    const { answers, marks, saved, isChanged } = merged;
    if (isChanged) {
      await tx
        .updateTable('application')
        .set({ answers: JSON.stringify(answers), marks: JSON.stringify(marks), changed_at: now, edition: it.edition + 1 })
        .where('id', '=', id)
        .execute();
    }
    if (isChanged) await keepMarks(tx, it.terms, id, () => draftFacts({ ...it, answers }, now));
    return {
      saved: [...saved],
      conflicts: await named(tx, merged.conflicts),
      changedAt: isChanged ? now : it.changed_at,
      ...formState(readingOf({ ...it, answers }, now), locale),
    };
  });
}

/** Organisations picked from the register, as the register has them. One that is not in it keeps what was typed, without an id. */
async function asRegistered(tx: Tx, changes: readonly Change[]): Promise<readonly Change[]> {
  const idOf = ({ value }: Change) => (typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined);
  const ids = changes.flatMap((change) => idOf(change) ?? []);
  if (ids.length === 0) return changes;
  const found = await registered(tx, ids);
  return changes.map((change) => {
    const id = idOf(change);
    if (id === undefined) return change;
    const { id: _, ...typed } = change.value as Readonly<Record<string, string>>;
    return { ...change, value: found.get(id) ?? typed };
  });
}

/** What the draft's answers say of facts, as far as they can be read. */
function draftFacts(it: Application, now: Date): Facts {
  return factsOf(it.terms.form, readSubmission(readingOf(it, now)).values);
}

/** Conflicts with the names of those who made the other change: they act for the same organisation. */
export async function named(db: Tx, conflicts: readonly Conflict[]) {
  if (conflicts.length === 0) return [];
  const people = [...new Set(conflicts.map(({ by }) => by))];
  const rows = await db.selectFrom('person').select(['id', 'name']).where('id', 'in', people).execute();
  return conflicts.map((conflict) => ({
    ...conflict,
    by: rows.find((row) => row.id === conflict.by)?.name ?? '',
    at: new Date(conflict.at),
  }));
}
