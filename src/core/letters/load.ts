import { sql } from 'kysely';
import type { Db } from '../../platform/db.ts';
import type { LocalText } from '../../platform/formats.ts';
import { extendedUntil } from '../calls/until.ts';
import { schemeVersion } from '../schemes/versions.ts';
import { lettersUntil } from './rules.ts';

/** An application as its letters need it; nothing where its scheme asks for none, or it is not there. */
export async function lettersOf(db: Db, applicationId: string) {
  const row = await db
    .selectFrom('application')
    .innerJoin('call', 'call.id', 'application.call_id')
    .innerJoin('organisation', 'organisation.id', 'application.organisation_id')
    .select([
      'application.id',
      'application.status',
      'application.organisation_id as organisationId',
      'application.officer_id as officerId',
      'application.scheme',
      'call.version',
      'call.title',
      'call.closes_at as closesAt',
      'call.letters_until as lettersUntil',
      'call.cancelled_at as cancelledAt',
      'organisation.name_en as nameEn',
      'organisation.name_zh as nameZh',
      extendedUntil.as('extendedUntil'),
    ])
    .where('application.id', '=', applicationId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const terms = await schemeVersion(db, row.scheme, row.version);
  const asks = terms.calls?.letters;
  const { lettersUntil: until, closesAt } = row;
  if (asks === undefined || until === null) return undefined;
  const isOver = row.cancelledAt !== null || ['withdrawn', 'approved', 'refused'].includes(row.status);
  return {
    ...row,
    title: row.title as LocalText,
    terms,
    asks,
    isOver,
    until: lettersUntil(terms, { lettersUntil: until, closesAt, extendedUntil: row.extendedUntil }),
  };
}
export type Letters = NonNullable<Awaited<ReturnType<typeof lettersOf>>>;

/** The referees of an application who were not taken back, in the order in which they were named. */
export function refereesOf(db: Db, applicationId: string) {
  return db
    .selectFrom('referee')
    .select([
      'id',
      'name',
      'email',
      'relation',
      'asked_at as askedAt',
      'reminded_at as remindedAt',
      'received_at as receivedAt',
      'declined_at as declinedAt',
    ])
    .where('application_id', '=', applicationId)
    .where('removed_at', 'is', null)
    .orderBy('asked_at')
    .orderBy('id')
    .execute();
}

/** How many referees an application has who may still write or have written. */
export async function standingReferees(db: Db, applicationId: string): Promise<number> {
  const { count } = await db
    .selectFrom('referee')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('application_id', '=', applicationId)
    .where('removed_at', 'is', null)
    .where('declined_at', 'is', null)
    .executeTakeFirstOrThrow();
  return count;
}
