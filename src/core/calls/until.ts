// Until when one applicant may send, as parts of queries over `application` and `call`. The grace is nobody's to see: what
// applicants are shown is `closesFor`, what decides is `sendableUntil`.

import { sql } from 'kysely';

const extension = sql`(select max(call_extension.until) from call_extension
  where call_extension.call_id = application.call_id and call_extension.organisation_id = application.organisation_id
    and call_extension.answer = 'granted')`;

/** More time given to this applicant alone; nothing where none was. */
export const extendedUntil = sql<Date | null>`${extension}`;

/** When the call closes for this applicant, as they are told. */
export const closesFor = sql<Date>`coalesce(call.cancelled_at, greatest(call.closes_at, ${extension}))`;

/** Until when what this applicant sends counts: with the grace, for whoever had begun before the call closed. */
export const sendableUntil = sql<Date>`coalesce(call.cancelled_at, greatest(
  case when application.created_at < call.closes_at then call.closes_at + make_interval(secs => call.grace_seconds)
    else call.closes_at end, ${extension}))`;
