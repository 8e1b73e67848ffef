import { sql } from 'kysely';
import { z } from 'zod';
import type { Db } from '../../platform/db.ts';
import type { Actor } from '../../platform/http/actor.ts';
import { Instant, LocalTextShape } from '../../platform/http/route.ts';
import { closesFor } from '../calls/until.ts';
import { fillText } from '../schemes/texts.ts';
import { schemeVersion } from '../schemes/versions.ts';
import { type Course, type CourseAward, stepIds, timeline, todo, todoKinds } from './timeline.ts';

export const pageSize = 10;

export const StepShape = z.object({
  id: z.enum(stepIds),
  title: LocalTextShape.nullable(),
  state: z.enum(['done', 'now', 'next']),
  at: Instant.nullable(),
  by: Instant.nullable(),
});
export const TodoShape = z.object({ kind: z.enum(todoKinds), link: z.string(), by: Instant.nullable() });

const MineLine = z.object({
  id: z.string(),
  reference: z.string().nullable(),
  status: z.string(),
  scheme: z.object({ id: z.string(), name: LocalTextShape }),
  call: z.object({ id: z.string(), title: LocalTextShape, closesAt: Instant }),
  organisation: z.object({ id: z.string(), name: z.string(), nameZh: z.string().nullable() }),
  changedAt: Instant,
  submittedAt: Instant.nullable(),
  award: z
    .object({ id: z.string(), standing: z.string(), lines: z.array(z.object({ unit: z.string(), amount: z.string() })) })
    .nullable(),
  steps: z.array(StepShape),
  todo: TodoShape,
});

export const MineShape = z.object({ page: z.int(), pageSize: z.int(), total: z.int(), applications: z.array(MineLine) });

/** As JSON brings it: instants as texts. */
interface AwardRow {
  readonly id: string;
  readonly standing: CourseAward['standing'];
  readonly lines: { readonly unit: string; readonly amount: string }[];
  readonly offered_at: string;
  readonly offer_ends_at: string;
  readonly accepted_at: string | null;
  readonly ended_at: string | null;
  readonly obligations: readonly { readonly kind: string; readonly due_at: string; readonly met_at: string | null }[];
  readonly claim: {
    readonly id: string;
    readonly status: string;
    readonly submitted_at: string | null;
    readonly closed_at: string | null;
  } | null;
}

/** What the course of an application needs besides its own row. */
export const courseColumns = [
  sql<{ id: string; asked_at: string } | null>`(
    select jsonb_build_object('id', question.id, 'asked_at', question.asked_at) from question
    where question.application_id = application.id and question.answered_at is null limit 1)`.as('open_question'),
  sql<AwardRow | null>`(
    select jsonb_build_object('id', award.id, 'standing', award.standing, 'offered_at', award.offered_at,
      'offer_ends_at', award.offer_ends_at, 'accepted_at', award.accepted_at, 'ended_at', award.ended_at,
      'lines', (
        select coalesce(jsonb_agg(jsonb_build_object('unit', unit, 'amount', amount::text) order by unit), '[]')
        from award_line where award_line.award_id = award.id),
      'obligations', (select coalesce(jsonb_agg(jsonb_build_object('kind', obligation.kind, 'due_at', obligation.due_at,
          'met_at', coalesce(obligation.met_at, obligation.waived_at)) order by obligation.due_at), '[]')
        from obligation where obligation.award_id = award.id),
      'claim', (select jsonb_build_object('id', claim.id, 'status', claim.status, 'submitted_at', claim.submitted_at, 'closed_at', claim.closed_at)
        from claim where claim.award_id = award.id order by claim.created_at desc limit 1))
    from award where award.application_id = application.id)`.as('award'),
] as const;

interface CourseRow {
  readonly id: string;
  readonly status: Course['status'];
  readonly created_at: Date;
  readonly submitted_at: Date | null;
  readonly due_at: Date | null;
  readonly closed_at: Date | null;
  readonly closes_at: Date;
  readonly open_question: { readonly id: string; readonly asked_at: string } | null;
  readonly award: AwardRow | null;
  readonly stage: string | null;
}

const when = (text: string | null) => (text === null ? null : new Date(text));

/** A row with the columns above as the timeline reads it. */
export function courseOf(row: CourseRow): Course {
  const { award, open_question: question } = row;
  return {
    id: row.id,
    status: row.status,
    createdAt: row.created_at,
    submittedAt: row.submitted_at,
    dueAt: row.due_at,
    closedAt: row.closed_at,
    closesAt: row.closes_at,
    stage: row.stage,
    question: question && { id: question.id, askedAt: new Date(question.asked_at) },
    award: award && {
      id: award.id,
      standing: award.standing,
      offeredAt: new Date(award.offered_at),
      offerEndsAt: new Date(award.offer_ends_at),
      acceptedAt: when(award.accepted_at),
      endedAt: when(award.ended_at),
      obligations: award.obligations.map(({ kind, due_at, met_at }) => ({ kind, dueAt: new Date(due_at), metAt: when(met_at) })),
      claim: award.claim && {
        id: award.claim.id,
        status: award.claim.status,
        submittedAt: when(award.claim.submitted_at),
        closedAt: when(award.claim.closed_at),
      },
    },
  };
}

/** A page of the applications of one's organisations, and of those one was asked into, the newest first, each with its course. */
export async function myApplications(db: Db, actor: Actor, page: number): Promise<z.input<typeof MineShape>> {
  const mine = db
    .selectFrom('application')
    .innerJoin('call', 'call.id', 'application.call_id')
    .innerJoin('organisation', 'organisation.id', 'application.organisation_id')
    .where((eb) =>
      eb.or([
        ...(actor.organisations.length > 0 ? [eb('application.organisation_id', 'in', actor.organisations)] : []),
        eb('application.id', 'in', (guests) =>
          guests
            .selectFrom('application_guest')
            .select('application_guest.application_id')
            .where('person_id', '=', actor.id)
            .where('ended_at', 'is', null),
        ),
      ]),
    );
  const rows = await mine
    .select([
      'application.id',
      'application.reference',
      'application.status',
      'application.stage',
      'application.scheme',
      'application.call_id',
      'application.organisation_id',
      'application.created_at',
      'application.changed_at',
      'application.submitted_at',
      'application.due_at',
      'application.closed_at',
      'call.title',
      'call.version',
      closesFor.as('closes_at'),
      'organisation.name_en',
      'organisation.name_zh',
      ...courseColumns,
    ])
    .orderBy('application.created_at', 'desc')
    .orderBy('application.id', 'desc')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  const { total } = await mine.select(({ fn }) => fn.countAll<bigint>().as('total')).executeTakeFirstOrThrow();
  const applications = await Promise.all(
    rows.map(async (row) => {
      const scheme = await schemeVersion(db, row.scheme, row.version);
      const course = courseOf(row);
      return {
        id: row.id,
        reference: row.reference,
        status: row.status,
        scheme: { id: row.scheme, name: fillText(scheme, scheme.texts.name) },
        call: { id: row.call_id, title: row.title as z.input<typeof LocalTextShape>, closesAt: row.closes_at },
        organisation: { id: row.organisation_id, name: row.name_en, nameZh: row.name_zh },
        changedAt: row.changed_at,
        submittedAt: row.submitted_at,
        award: row.award && { id: row.award.id, standing: row.award.standing, lines: row.award.lines },
        steps: [...timeline(scheme, course)],
        todo: todo(course),
      };
    }),
  );
  return { page, pageSize, total: Number(total), applications };
}
