// Which other applications an application shares its applicant, an owner or its project with. An owner is a person who owns
// both organisations here, or a name that both applications give as that of an owner. Awards that were brought over from an
// earlier system count like those made here: by their applicant and its owners, for of their projects nothing is known.

import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../platform/db.ts';
import type { Mark } from './marks.ts';

export type Shared = 'applicant' | 'owner' | 'project';
export type Standing = 'draft' | 'submitted' | 'awarded';

export interface Other {
  readonly id: string;
  readonly reference: string | null;
  readonly scheme: string;
  readonly version: number;
  readonly organisationId: string;
  readonly standing: Standing;
  readonly shares: readonly Shared[];
  readonly opensAt: Date;
  readonly closesAt: Date;
  /** When it was accepted, or offered while it is not; nothing where there is no award. */
  readonly awardedAt: Date | null;
}

export interface Asking {
  readonly applicationId: string;
  readonly organisationId: string;
  readonly marks: readonly Mark[];
}

const standing = sql<Standing | null>`case
  when other.status = 'draft' then 'draft'
  when other.status in ('submitted', 'waiting', 'recommended') and other.set_aside_at is null then 'submitted'
  when award.standing in ('offered', 'active', 'completed') then 'awarded' end`;

/** The organisations that somebody owns who owns this one too. */
const kin = (organisationId: string) => sql`
  select theirs.organisation_id from membership mine
  join membership theirs on theirs.person_id = mine.person_id and theirs.role = 'owner'
  where mine.organisation_id = ${organisationId} and mine.role = 'owner'`;

/** Every other application that stands and shares something, whatever its scheme, the newest first. At most 500. */
export async function othersOf(db: Db, { applicationId, organisationId, marks }: Asking): Promise<readonly Other[]> {
  const given = JSON.stringify(marks);
  const isOwn = sql<boolean>`other.organisation_id = ${organisationId}`;
  const isKin: RawBuilder<boolean> = sql`(other.organisation_id in (${kin(organisationId)}) or exists (
    select from application_mark mark join wanted on wanted.kind = mark.kind and wanted.key = mark.key
    where mark.application_id = other.id and mark.kind = 'owner'))`;
  const isSameProject = sql<boolean>`exists (
    select from application_mark mark join wanted on wanted.kind = mark.kind and wanted.key = mark.key
    where mark.application_id = other.id and mark.kind = 'project')`;
  const { rows } = await sql<Omit<Other, 'shares'> & { isOwn: boolean; isKin: boolean; isSameProject: boolean }>`
    with wanted as (select kind, key from jsonb_to_recordset(${given}::jsonb) as mark (kind text, key text)),
    near as (
      select id from application where organisation_id = ${organisationId}
      union select application.id from application where organisation_id in (${kin(organisationId)})
      union select mark.application_id from application_mark mark
        join wanted on wanted.kind = mark.kind and wanted.key = mark.key where mark.kind = 'owner'
    )
    select other.id, other.reference, other.scheme, call.version, other.organisation_id as "organisationId",
      ${standing} as standing, call.opens_at as "opensAt", call.closes_at as "closesAt",
      coalesce(award.accepted_at, award.offered_at) as "awardedAt",
      ${isOwn} as "isOwn", ${isKin} as "isKin", ${isSameProject} as "isSameProject"
    from application other
    join near on near.id = other.id
    join call on call.id = other.call_id
    left join award on award.application_id = other.id
    where other.id <> ${applicationId} and ${standing} is not null
    union all
    select past.id, past.reference, past.scheme, latest.version, past.organisation_id, 'awarded', past.accepted_at,
      past.accepted_at, past.accepted_at, past.organisation_id = ${organisationId}, past.organisation_id in (${kin(organisationId)}), false
    from past_award past
    join lateral (select max(version) as version from scheme_version where scheme = past.scheme) latest on latest.version is not null
    where past.standing <> 'closed' and (past.organisation_id = ${organisationId} or past.organisation_id in (${kin(organisationId)}))
    order by "opensAt" desc
    limit 500`.execute(db);
  return rows.map(({ isOwn: applicant, isKin: owner, isSameProject: project, ...other }) => ({
    ...other,
    shares: [
      ...(applicant ? (['applicant'] as const) : []),
      ...(applicant || owner ? (['owner'] as const) : []),
      // The project counts between those who have something to do with each other: two strangers may give theirs one name.
      ...(project ? (['project'] as const) : []),
    ],
  }));
}
