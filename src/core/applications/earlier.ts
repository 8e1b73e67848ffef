// What was answered before need not be typed again: answers of an earlier application of the same organisation go into a
// draft where the same question is asked and nothing is answered yet. What does not fit is listed with its reason.

import { sql } from 'kysely';
import { type Db, transact } from '../../platform/db.ts';
import type { LocalText, Locale } from '../../platform/formats.ts';
import type { Actor } from '../../platform/http/actor.ts';
import { newId } from '../../platform/ids.ts';
import { Refusal } from '../../platform/refusal.ts';
import { kinds } from '../documents/kinds.ts';
import { record } from '../log/log.ts';
import { dayOf } from '../schemes/calendar.ts';
import { fieldsOf } from '../schemes/form-fields.ts';
import type { Field } from '../schemes/shape-form.ts';
import { fillText } from '../schemes/texts.ts';
import { schemeVersion } from '../schemes/versions.ts';
import { saveAnswers } from './draft.ts';
import { type Application, ownApplication } from './load.ts';
import type { Answer } from './merge.ts';
import { applicationDocuments } from './owners.ts';
import { refuseUnusable } from './usable.ts';

/** How many earlier applications are offered, the latest first. */
const offered = 20;

/** Earlier applications of the organisation that a draft is for, with their schemes' names. */
export async function earlierApplications(db: Db, actor: Actor, id: string) {
  const it = await ownApplication(db, actor, id);
  const rows = await db
    .selectFrom('application')
    .innerJoin('call', 'call.id', 'application.call_id')
    .select(['application.id', 'application.reference', 'application.scheme', 'call.version', 'call.title', 'application.status'])
    .select(['application.created_at as begunAt', 'application.submitted_at as submittedAt'])
    .where('application.organisation_id', '=', it.organisation_id)
    .where('application.id', '<>', id)
    .where('application.erased_at', 'is', null)
    .where('application.answers', '<>', sql<string>`'{}'::jsonb`)
    .orderBy('application.created_at', 'desc')
    .limit(offered)
    .execute();
  return Promise.all(
    rows.map(async ({ scheme, version, title, ...row }) => {
      const terms = await schemeVersion(db, scheme, version);
      return { ...row, scheme: fillText(terms, terms.texts.name), call: title as LocalText };
    }),
  );
}

export type Unfit = 'no_question' | 'other_kind' | 'answered' | 'not_possible' | 'no_room';

export interface Copied {
  readonly copied: { readonly field: string; readonly label: LocalText }[];
  readonly left: { readonly field: string; readonly label: LocalText; readonly why: Unfit }[];
}

/** Copies what fits from an earlier application into a draft, and its documents where that is wanted. */
export async function copyAnswers(
  db: Db,
  actor: Actor,
  id: string,
  { from, documents }: { readonly from: string; readonly documents: boolean },
  now: Date,
  locale: Locale,
): Promise<Copied> {
  const [draft, source] = [await ownApplication(db, actor, id), await ownApplication(db, actor, from)];
  if (draft.status !== 'draft') throw new Refusal(409, 'application.sent', { reference: draft.reference });
  if (source.organisation_id !== draft.organisation_id || from === id) throw new Refusal(404, 'http.not_found');
  if (source.erased_at !== null) throw new Refusal(410, 'paper.erased', { at: source.erased_at.toISOString() });
  const found: Copied = { copied: [], left: [] };
  const changes: { field: string; value: Answer; base: number }[] = [];
  for (const [name, answers] of byQuestion(source)) {
    const asked = fieldsOf(source.terms.form).find((field) => field.id === name);
    if (asked === undefined) continue;
    const line = { field: name, label: fillText(source.terms, asked.label) };
    const why = unfit(draft, asked, answers, now);
    if (why !== undefined) found.left.push({ ...line, why });
    else {
      found.copied.push(line);
      for (const [field, value] of answers) changes.push({ field, value, base: draft.marks[field]?.revision ?? 0 });
    }
  }
  if (changes.length > 0) await saveAnswers(db, actor, id, changes, now, locale);
  if (documents) await copyDocuments(db, actor, draft, source, found, now);
  const facts = { from, answers: changes.length, questions: found.copied.length, left: found.left.length };
  await transact(db, (tx) => record(tx, { at: now, kind: 'application.copied', subject: id, actor: actor.id, facts }));
  return found;
}

/** The answers as they were typed, each question with all its parts: the items of a group, the lines of a table. */
function byQuestion(source: Application): ReadonlyMap<string, [string, Answer][]> {
  return Map.groupBy(Object.entries(source.answers), ([path]) => path.split('.')[0] ?? path);
}

/** Why answers to a question cannot stand in a draft; nothing when they can. */
function unfit(draft: Application, asked: Field, answers: readonly [string, Answer][], now: Date): Unfit | undefined {
  const there = fieldsOf(draft.terms.form).find((field) => field.id === asked.id);
  if (there === undefined) return 'no_question';
  if (there.kind !== asked.kind) return 'other_kind';
  if (Object.keys(draft.answers).some((path) => path.split('.')[0] === asked.id)) return 'answered';
  try {
    const changes = answers.map(([field, value]) => ({ field, value }));
    refuseUnusable(draft.terms, draft.terms.form, changes, dayOf(now));
  } catch (error) {
    if (error instanceof Refusal) return 'not_possible';
    throw error;
  }
  return undefined;
}

/** Documents are copied by reference: one file in the store, two documents that know it. The file goes with the last of them. */
async function copyDocuments(
  db: Db,
  actor: Actor,
  draft: Application,
  source: Application,
  found: Copied,
  now: Date,
): Promise<void> {
  for (const [name, documents] of Map.groupBy(source.documents, ({ field }) => field)) {
    const asked = fieldsOf(source.terms.form).find((field) => field.id === name);
    if (asked === undefined) continue;
    const line = { field: name, label: fillText(source.terms, asked.label) };
    const why = await transact(db, (tx) =>
      takeOver(
        tx,
        actor,
        draft,
        name,
        documents.map(({ id }) => id),
        now,
      ),
    );
    if (why === undefined) found.copied.push(line);
    else found.left.push({ ...line, why });
  }
}

async function takeOver(
  tx: Parameters<typeof record>[0],
  actor: Actor,
  draft: Application,
  name: string,
  ids: readonly string[],
  now: Date,
): Promise<Unfit | undefined> {
  const there = fieldsOf(draft.terms.form).find((field) => field.id === name);
  if (there === undefined) return 'no_question';
  if (there.kind !== 'file') return 'other_kind';
  if (draft.documents.some(({ field }) => field === name)) return 'answered';
  await applicationDocuments.hold(tx, draft.id);
  const rows = await tx
    .selectFrom('document')
    .selectAll()
    .where('id', 'in', ids)
    .where('removed_at', 'is', null)
    .forShare()
    .orderBy('id')
    .execute();
  const accepts: readonly string[] = there.accept.map((kind) => kinds[kind].mediaType);
  const fits = rows.every(
    ({ media_type: type, bytes }) => accepts.includes(type) && bytes <= BigInt(there.maxMegabytes) * 1_000_000n,
  );
  if (!fits) return 'not_possible';
  if (rows.length > there.maxFiles) return 'no_room';
  for (const row of rows) {
    const copy = {
      ...row,
      id: newId('doc'),
      owner_kind: 'application',
      owner_id: draft.id,
      uploaded_at: now,
      uploaded_by: actor.id,
    };
    await tx.insertInto('document').values(copy).execute();
  }
  return undefined;
}
