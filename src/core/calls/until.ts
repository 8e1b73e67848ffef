// Until when one applicant may send, as parts of queries over `application` and `call`. The grace is nobody's to see: what
// applicants are shown is `closesFor`, what decides is `sendableUntil`.

import { type RawBuilder, sql } from 'kysely';

const extension = sql`(select max(call_extension.until) from call_extension
  where call_extension.call_id = application.call_id and call_extension.organisation_id = application.organisation_id
    and call_extension.answer = 'granted')`;

/** More time given to this applicant alone; nothing where none was. */
export const extendedUntil = sql<Date | null>`${extension}`;

/** When the call closes for this applicant, as they are told. */
export const closesFor = sql<Date>`coalesce(call.cancelled_at, greatest(call.closes_at, ${extension}))`;

/** The same for an organisation that has no application yet. */
export const closesForOrganisation = (organisationId: string) =>
  sql<Date>`coalesce(call.cancelled_at, greatest(call.closes_at, (select max(call_extension.until) from call_extension
    where call_extension.call_id = call.id and call_extension.organisation_id = ${organisationId}
      and call_extension.answer = 'granted')))`;

/** Until when what this applicant sends counts: with the grace, for whoever had begun before the call closed. */
export const sendableUntil = sql<Date>`coalesce(call.cancelled_at, greatest(
  case when application.created_at < call.closes_at then call.closes_at + make_interval(secs => call.grace_seconds)
    else call.closes_at end, ${extension}))`;

/** Whether nobody of the office may read an application yet. A part of queries over `application`. */
export const isSealedNow = (now: Date): RawBuilder<boolean> =>
  sql<boolean>`application.call_id in (select call.id from call where call.sealed_until > ${now})`;
