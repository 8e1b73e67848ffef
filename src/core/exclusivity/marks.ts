import { sql } from 'kysely';
import type { Tx } from '../../platform/db.ts';
import { nameKey } from '../schemes/cel-functions.ts';
import type { Facts } from '../schemes/facts.ts';
import type { Scheme } from '../schemes/shape.ts';

/** What an application may share with another beside its applicant: an owner that it names, or the project. */
export interface Mark {
  readonly kind: 'owner' | 'project';
  readonly key: string;
}

/** The facts whose answers are kept as marks. A scheme that declares neither has none. */
const markFacts = ['owners', 'projectTitle'] as const;

export const keepsMarks = (scheme: Scheme): boolean => markFacts.some((name) => scheme.facts[name]?.from === 'answers');

/** The marks of an application from its facts: names are compared without case, spaces and punctuation. */
export function marksOf(facts: Facts): readonly Mark[] {
  const { owners, projectTitle } = facts;
  const listed = (kind: Mark['kind'], value: unknown): Mark[] =>
    [value].flat().flatMap((name) => (typeof name === 'string' ? [{ kind, key: nameKey(name) }] : []));
  const marks = [...listed('owner', owners), ...listed('project', projectTitle)];
  const seen = new Set<string>();
  return marks.filter(({ kind, key }) => key !== '' && !seen.has(`${kind} ${key}`) && seen.add(`${kind} ${key}`));
}

/** Keeps the marks of a draft in step with its answers. Nothing is asked of the database for a scheme without such facts. */
export async function keepMarks(tx: Tx, scheme: Scheme, applicationId: string, facts: () => Facts): Promise<void> {
  if (!keepsMarks(scheme)) return;
  const marks = JSON.stringify(marksOf(facts()));
  await sql`
    with wanted as (select kind, key from jsonb_to_recordset(${marks}::jsonb) as mark (kind text, key text)),
    gone as (
      delete from application_mark where application_id = ${applicationId}
        and not exists (select from wanted where wanted.kind = application_mark.kind and wanted.key = application_mark.key)
    )
    insert into application_mark (application_id, kind, key) select ${applicationId}, kind, key from wanted
    on conflict do nothing`.execute(tx);
}
