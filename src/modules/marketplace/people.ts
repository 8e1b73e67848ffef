// Who is told, who may decide, and what organisations are called.

import type { Db } from '../../platform/db.ts';
import type { LocalText } from '../../platform/formats.ts';
import type { Actor } from '../../platform/http/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import { conflicted, eligible } from '../../core/cases/parties.ts';

/** The people of an organisation. */
export async function membersOf(db: Db, organisationId: string): Promise<string[]> {
  const rows = await db.selectFrom('membership').select('person_id').where('organisation_id', '=', organisationId).execute();
  return rows.map((row) => row.person_id);
}

/** The officers of a scheme who may decide on a provider's things. */
export function officersOf(db: Db, scheme: string, organisationId: string): Promise<readonly string[]> {
  return eligible(db, 'officer', scheme, { applicant: organisationId, counterparty: undefined, named: [], persons: [] });
}

/** Of some organisations, those that sell through the marketplace, or have asked to. */
export async function providersAmong(db: Db, organisationIds: readonly string[]): Promise<readonly string[]> {
  if (organisationIds.length === 0) return [];
  const rows = await db
    .selectFrom('marketplace_provider')
    .select('organisation_id')
    .distinct()
    .where('organisation_id', 'in', organisationIds)
    .execute();
  return rows.map((row) => row.organisation_id);
}

interface Papers {
  readonly organisation_id: string;
  readonly created_by: string;
  readonly submitted_by: string | null;
}

/** Whether a person has something to do with a provider: a member of it, by declaration, or having sent its papers. */
export async function isConflicted(db: Db, actor: Actor, of: Papers): Promise<boolean> {
  const persons = [of.created_by, ...(of.submitted_by === null ? [] : [of.submitted_by])];
  return (await conflicted(db, { applicant: of.organisation_id, counterparty: undefined, named: [], persons })).has(actor.id);
}

/** Nobody decides on what belongs to an organisation they have to do with. */
export async function refuseConflicted(db: Db, actor: Actor, of: Papers): Promise<void> {
  if (await isConflicted(db, actor, of)) throw new Refusal(403, 'decision.conflict');
}

/** An organisation's name as each language writes it: the Chinese one where there is one. */
export function nameOf({ name_en, name_zh }: { readonly name_en: string; readonly name_zh: string | null }): LocalText {
  const chinese = name_zh ?? name_en;
  return { en: name_en, 'zh-Hant': chinese, 'zh-Hans': chinese };
}
