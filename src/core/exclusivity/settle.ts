// Set aside and back: where a scheme says that one application suppresses another, the suppressed one waits while the other
// stands. Looked at again whenever an application of the same applicant or owner comes in or falls away. Safe to repeat.

import { type Db, transact, type Tx } from '../../platform/db.ts';
import { record } from '../log/log.ts';
import { notify } from '../notices/notify.ts';
import { membersOf } from '../people/views.ts';
import { type Answers, factsOf } from '../schemes/form.ts';
import { schemeVersion } from '../schemes/versions.ts';
import { crossRules } from './exclusivity.ts';
import { keepMarks, marksOf } from './marks.ts';
import { othersOf } from './others.ts';

/** Looks again at an application and at every open one that shares something with it, each in a transaction of its own. */
export async function settleAround(db: Db, applicationId: string, now: Date): Promise<void> {
  const it = await db
    .selectFrom('application')
    .innerJoin('call', 'call.id', 'application.call_id')
    .select([
      'application.id',
      'application.organisation_id',
      'application.scheme',
      'application.submitted_answers as answers',
      'call.version',
    ])
    .where('application.id', '=', applicationId)
    .executeTakeFirst();
  if (it === undefined) return;
  const scheme = await schemeVersion(db, it.scheme, it.version);
  const facts = factsOf(scheme.form, (it.answers ?? {}) as Answers);
  await transact(db, (tx) => keepMarks(tx, scheme, it.id, () => facts));
  const marks = marksOf(facts);
  const others = await othersOf(db, { applicationId: it.id, organisationId: it.organisation_id, marks });
  const waiting = await db.selectFrom('application').select('id').where('set_aside_for', '=', applicationId).execute();
  const ids = [it.id, ...waiting.map(({ id }) => id)];
  for (const other of others) {
    if (other.standing !== 'submitted') continue;
    const theirs = await schemeVersion(db, other.scheme, other.version);
    if (theirs.exclusivity?.some(({ effect }) => effect === 'suppress')) ids.push(other.id);
  }
  for (const id of new Set(ids)) await transact(db, (tx) => settle(tx, id, now));
}

/** Sets one application aside, or lets it go on. */
async function settle(tx: Tx, id: string, now: Date): Promise<void> {
  const it = await tx
    .selectFrom('application')
    .innerJoin('call', 'call.id', 'application.call_id')
    .select([
      'application.id',
      'application.reference',
      'application.organisation_id',
      'application.scheme',
      'application.submitted_answers',
      'application.set_aside_for',
      'application.submitted_at',
      'application.closed_at',
      'call.version',
      'call.opens_at',
      'call.closes_at',
    ])
    .where('application.id', '=', id)
    .forNoKeyUpdate('application')
    .executeTakeFirst();
  if (it === undefined || it.submitted_at === null) return;
  const scheme = await schemeVersion(tx, it.scheme, it.version);
  if (!scheme.exclusivity?.some(({ effect }) => effect === 'suppress')) return;
  const facts = factsOf(scheme.form, (it.submitted_answers ?? {}) as Answers);
  const here = {
    applicationId: id,
    organisationId: it.organisation_id,
    scheme: it.scheme,
    opensAt: it.opens_at,
    closesAt: it.closes_at,
  };
  const rules = it.closed_at === null ? await crossRules(tx, scheme, here, facts, now) : [];
  const found = rules.find(({ effect, holds }) => effect === 'suppress' && holds === false);
  // Only an application can fall away again: what was awarded in an earlier system sets nothing aside.
  const other = found?.matches.find(({ application }) => application.startsWith('app_'))?.application ?? null;
  if ((it.set_aside_for === null) === (other === null)) return;
  await tx
    .updateTable('application')
    .set({ set_aside_for: other, set_aside_rule: found?.id ?? null, set_aside_at: other === null ? null : now })
    .where('id', '=', id)
    .execute();
  const kind = other === null ? 'case.taken_up' : 'case.set_aside';
  await record(tx, { at: now, kind, subject: id, actor: 'hub', facts: { other, rule: found?.id ?? null } });
  if (it.closed_at !== null) return;
  const news = {
    kind: other === null ? 'application.notice.taken_up' : 'application.notice.set_aside',
    facts: { reference: it.reference },
    link: `/portal/applications/${id}`,
  } as const;
  await notify(tx, await membersOf(tx, it.organisation_id), news, now);
}
