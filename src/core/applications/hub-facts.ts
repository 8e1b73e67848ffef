// What the hub itself knows of an applicant and a call, for the rules of any scheme. Only what a scheme declares is looked up.

import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../platform/db.ts';
import { hongKongTime } from '../../platform/formats.ts';
import { awarded, type Earlier } from '../schemes/award.ts';
import { dayOf } from '../schemes/calendar.ts';
import type { Facts, FactValue } from '../schemes/facts.ts';
import type { HubFact } from '../schemes/hub-facts.ts';
import type { Scheme } from '../schemes/shape.ts';
import { partyRows } from './party-rows.ts';
import { partiesConfirmed } from './party-rules.ts';

/** What is known of an applicant and its call without asking further. */
export interface Applicant {
  readonly applicationId: string;
  readonly organisationId: string;
  readonly callId: string;
  readonly name: string;
  readonly kind: string;
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly earlier: readonly Earlier[];
}

/** The facts that need no further question. */
export function plainHubFacts(it: Applicant, now: Date): Facts {
  return {
    today: dayOf(now),
    applicantName: it.name,
    applicantKind: it.kind,
    awardedBefore: awarded(it.earlier, 'HKD.cent'),
    awardedThisYear: awarded(it.earlier, 'HKD.cent', hongKongTime(now).year),
    callOpens: dayOf(it.opensAt),
    callCloses: dayOf(it.closesAt),
  };
}

type Lookup = (it: Applicant, now: Date) => RawBuilder<unknown>;

/** Cents as text, for JSON would round them. */
const everywhere: Lookup = ({ organisationId }) => sql`(
  select coalesce(sum(amount), 0)::text from (
    select award_line.amount - award_line.returned as amount from award_line join award on award.id = award_line.award_id
    where award.organisation_id = ${organisationId} and award_line.unit = 'HKD.cent'
    union all select counted from past_award where organisation_id = ${organisationId} and unit = 'HKD.cent') given)`;

const submittedBefore: Lookup = ({ applicationId, organisationId, callId }) => sql`(
  select count(*)::int from application where call_id = ${callId} and organisation_id = ${organisationId}
    and submitted_at is not null and status <> 'withdrawn' and id <> ${applicationId})`;

/** The last that was recorded of a fact of an organisation, as it was true on the day. */
const lastFact = (organisation: RawBuilder<unknown>, name: string, now: Date) => sql`(
  select value from organisation_fact where organisation_id = ${organisation} and name = ${name}
    and valid_from <= ${dayOf(now)} and recorded_at <= ${now} order by valid_from desc, recorded_at desc, id desc limit 1)`;

const incorporatedOn: Lookup = ({ organisationId }, now) =>
  sql`(${lastFact(sql`${organisationId}`, 'incorporated_on', now)} #>> '{}')`;

/** Everybody who is tied to the applicant by a declaration, through however many, and what staff each last stated. */
const groupStaff: Lookup = ({ organisationId }, now) => sql`(
  with recursive kin (id) as (
    select ${organisationId}::text
    union
    select case when tie.organisation_id = kin.id then tie.other_id else tie.organisation_id end
    from kin join organisation_group tie on kin.id in (tie.organisation_id, tie.other_id)
    where tie.recorded_at <= ${now} and (tie.ended_at is null or tie.ended_at > ${now})
  )
  select case when count(*) = count(staff) then sum(staff)::int end
  from (select (${lastFact(sql`kin.id`, 'full_time_staff', now)} #>> '{}')::int as staff from kin) stated)`;

const lookups: Partial<Record<HubFact, Lookup>> = { awardedEverywhere: everywhere, submittedBefore, incorporatedOn, groupStaff };

/** Whether the organisations that were named have confirmed, for a scheme whose rules ask. */
async function partyFacts(db: Db, scheme: Scheme, { applicationId }: Applicant, now: Date): Promise<Facts> {
  if (scheme.facts['partiesConfirmed']?.from !== 'hub') return {};
  return { partiesConfirmed: partiesConfirmed(scheme, await partyRows(db, applicationId), now) };
}

/** The facts of the hub that a scheme's rules may ask about an applicant now. One question more only where a scheme declares it needs it. */
export async function hubFacts(db: Db, scheme: Scheme, it: Applicant, now: Date): Promise<Facts> {
  const plain = plainHubFacts(it, now);
  const wanted = Object.entries(lookups).filter(([name]) => scheme.facts[name]?.from === 'hub');
  const parties = await partyFacts(db, scheme, it, now);
  if (wanted.length === 0) return { ...plain, ...parties };
  const columns = sql.join(wanted.map(([name, lookup]) => sql`${lookup(it, now)} as ${sql.ref(name)}`));
  const { rows } = await sql<Record<string, FactValue>>`select ${columns}`.execute(db);
  return { ...plain, ...parties, ...rows[0] };
}
