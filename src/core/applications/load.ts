import { sql } from 'kysely';
import type { Db } from '../../platform/db.ts';
import type { Actor } from '../../platform/http/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import { quickRead, statement } from '../../platform/statement.ts';
import type { Form } from '../schemes/shape-form.ts';
import { closesFor, sendableUntil } from '../calls/until.ts';
import type { Earlier } from '../schemes/award.ts';
import { fileAt } from '../schemes/paths.ts';
import { schemeVersion } from '../schemes/versions.ts';
import type { Applicant } from './hub-facts.ts';
import { isGuest } from './guests.ts';
import type { Answers, Marks } from './merge.ts';

/** A document as it stands in an application: what the hash of a submission covers. */
export interface Attached {
  readonly id: string;
  readonly field: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
  /** ISO instant. */
  readonly uploadedAt: string;
}

/** All that acts on an application and its pages need, in one query. */
function query(db: Db, id: string, hold: Hold) {
  return db
    .selectFrom('application')
    .innerJoin('call', 'call.id', 'application.call_id')
    .innerJoin('organisation', 'organisation.id', 'application.organisation_id')
    .select([
      'application.id',
      'application.reference',
      'application.call_id',
      'application.scheme',
      'application.organisation_id',
      'application.basis_id',
      'application.status',
      'application.answers',
      'application.marks',
      'application.edition',
      'application.cost',
      'application.requested',
      'application.requested_unit',
      'application.lane',
      'application.stage',
      'application.set_aside_at',
      'application.submitted_answers',
      'application.erased_at',
      'application.answers_hash',
      'application.submission_event',
      'application.created_at',
      'application.changed_at',
      'application.submitted_at',
      'application.submitted_by',
      'application.officer_id',
      'application.due_at',
      'application.clock_stopped_at',
      'application.closed_at',
      'call.code',
      'call.title',
      'call.version',
      'call.opens_at',
      closesFor.as('closes_at'),
      sendableUntil.as('sendable_until'),
      'call.sealed_until',
      'organisation.name_en',
      'organisation.name_zh',
      'organisation.br_number',
      'organisation.kind as organisation_kind',
      attached.as('documents'),
      certifier.as('certifier'),
      earlier.as('earlier'),
      (hold === 'number' ? nextNumber : sql<null>`null`).$castTo<bigint | null>().as('number'),
    ])
    .where('application.id', '=', id);
}

/** Whoever was given the certifying: nobody else sends it. */
const certifier = sql<string | null>`(
  select person_id from application_task where application_id = application.id and part = 'certify')`;

const attached = sql<Attached[]>`(
  select coalesce(jsonb_agg(jsonb_build_object('id', document.id, 'field', document.field, 'name', document.name,
    'mediaType', document.media_type, 'bytes', document.bytes, 'sha256', document.sha256,
    'uploadedAt', document.uploaded_at) order by document.id), '[]')
  from document where document.owner_id = application.id and document.removed_at is null)`;

/** What the organisation was awarded under the scheme otherwise and has not given back, by unit and year. Amounts as text. */
const earlier = sql<readonly (Omit<Earlier, 'amount'> & { readonly amount: string })[]>`(
  select coalesce(jsonb_agg(jsonb_build_object('unit', unit, 'year', year, 'amount', amount::text)), '[]')
  from (
    select award_line.unit, extract(year from award.offered_at at time zone 'Asia/Hong_Kong')::int as year,
      sum(award_line.amount - award_line.returned) as amount
    from award join award_line on award_line.award_id = award.id
    where award.organisation_id = application.organisation_id and award.scheme = application.scheme
      and award.application_id <> application.id
    group by award_line.unit, year
    union all
    select unit, extract(year from accepted_at at time zone 'Asia/Hong_Kong')::int, sum(counted) from past_award
    where organisation_id = application.organisation_id and scheme = application.scheme
    group by 1, 2) as given)`;

/** A number for the reference, taken here to save a round trip. One that is not used in the end is a gap, and gaps are no harm. */
const nextNumber = sql<bigint | null>`case when application.status = 'draft' then nextval('reference_number') end`;

/** Just look; keep others from changing it; or look and take a number, for a draft that is about to be sent. */
type Hold = 'read' | 'lock' | 'number';

type Which = { readonly id: string };

const reads = {
  read: quickRead((db, { id }: Which) => query(db, id, 'read').compile()),
  number: quickRead((db, { id }: Which) => query(db, id, 'number').compile()),
  lock: statement((tx, { id }: Which) => query(tx, id, 'lock').forNoKeyUpdate('application').compile()),
};

/** An application of one of the actor's organisations, or one that they were asked into. Anybody else's looks as if it were not there. */
export async function ownApplication(db: Db, actor: Actor, id: string, hold: Hold = 'read') {
  const [row] = await reads[hold](db, { id });
  const isMine = row !== undefined && (actor.organisations.includes(row.organisation_id) || (await isGuest(db, actor, id)));
  if (!isMine) throw new Refusal(404, 'http.not_found');
  return {
    ...row,
    answers: row.answers as Answers,
    marks: row.marks as Marks,
    earlier: row.earlier.map((one): Earlier => ({ ...one, amount: BigInt(one.amount) })),
    terms: await schemeVersion(db, row.scheme, row.version),
  };
}
export type Application = Awaited<ReturnType<typeof ownApplication>>;

/** The application as rules across schemes see it. */
export function standingOf(it: Application) {
  return {
    applicationId: it.id,
    organisationId: it.organisation_id,
    scheme: it.scheme,
    opensAt: it.opens_at,
    closesAt: it.closes_at,
  };
}

/** Whose application it is and in which call, for what the hub knows of them. */
export function applicantOf(it: Application): Applicant {
  return {
    applicationId: it.id,
    organisationId: it.organisation_id,
    callId: it.call_id,
    name: it.name_en,
    kind: it.organisation_kind,
    opensAt: it.opens_at,
    closesAt: it.closes_at,
    earlier: it.earlier,
  };
}

/** The answers as the form reads them: what was typed, and for each question that takes files which are attached. */
export function answersOf(form: Form, answers: Answers, documents: readonly Attached[]): Record<string, unknown> {
  const all: Record<string, unknown> = { ...answers };
  for (const path of new Set(documents.map(({ field }) => field))) {
    if (fileAt(form, path)) all[path] = documents.filter(({ field }) => field === path).map(({ id }) => id);
  }
  return all;
}
