import { sql } from 'kysely';
import type { Db } from '../../platform/db.ts';
import type { Actor } from '../../platform/http/actor.ts';
import { newId } from '../../platform/ids.ts';
import { patiently } from '../../platform/postgres-away.ts';
import { Refusal } from '../../platform/refusal.ts';
import { quickRead, statement } from '../../platform/statement.ts';
import { eventRow } from '../log/log.ts';
import { isFor } from '../calls/invitations.ts';
import { closesForOrganisation } from '../calls/until.ts';
import type { Basis } from '../module.ts';
import { dayOf } from '../schemes/calendar.ts';
import { flatten } from '../schemes/paths.ts';
import type { OrganisationKind, Scheme } from '../schemes/shape.ts';
import { schemeVersion } from '../schemes/versions.ts';
import { basisNow } from './basis.ts';
import type { Answer } from './merge.ts';
import { prefill } from './prefill.ts';
import { refuseUnusable } from './usable.ts';

export interface Start {
  readonly callId: string;
  readonly organisationId: string;
  readonly basisId?: string | undefined;
  /** To begin with a form that is already filled in. */
  readonly answers?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * Begins a draft, with what the hub already knows filled in. Who has a draft on the same basis gets that one, so pressing
 * twice begins once.
 */
export async function startApplication(
  db: Db,
  bases: readonly Basis[],
  actor: Actor,
  given: Start,
  now: Date,
): Promise<{ id: string }> {
  const { organisationId, basisId } = given;
  if (!actor.organisations.includes(organisationId)) throw new Refusal(404, 'application.not_your_organisation');
  const [known] = await settingOf(db, { call: given.callId, organisation: organisationId, person: actor.id });
  if (known === undefined) throw new Refusal(404, 'http.not_found');
  const { opens_at: opensAt, closes_at: closesAt } = known;
  if (!known.isFor) throw new Refusal(404, 'calls.no_call');
  if (now < opensAt) throw new Refusal(409, 'application.not_open_yet', { opensAt: opensAt.toISOString() });
  if (now >= closesAt) throw new Refusal(409, 'application.closed', { closesAt: closesAt.toISOString(), at: now.toISOString() });

  const scheme = await schemeVersion(db, known.scheme, known.version);
  refuseKind(scheme, known.kind);
  const basis = await basisNow(db, bases, scheme, { organisationId, basisId }, now);
  const answers = flatten(scheme.form, given.answers ?? {}) as Record<string, Answer>;
  const changes = Object.entries(answers).map(([field, value]) => ({ field, value }));
  refuseUnusable(scheme, scheme.form, changes, dayOf(now));
  const filled = await prefill(db, scheme.form, known, basis?.cost, answers);
  const draft = {
    id: newId('app', now.getTime()),
    call: given.callId,
    scheme: known.scheme,
    organisation: organisationId,
    basisId: basisId ?? null,
    cost: basis?.cost ?? null,
    answers: JSON.stringify({ ...filled, ...answers }),
    by: actor.id,
  };
  // When the database went away in the middle, the draft may be there already: it has its id.
  return (await patiently(
    () => insert(db, draft, now),
    () => !db.isTransaction,
  ))
    ? { id: draft.id }
    : sameDraft(db, given, draft.id);
}

/** Whether a scheme is for an applicant of a kind: organisations, some kinds of them, or persons who apply alone. */
export function isForKind({ applicants }: Scheme, kind: OrganisationKind): boolean {
  if (kind === 'individual') return applicants.kinds.includes('person');
  return applicants.kinds.includes('organisation') && (applicants.organisationKinds?.includes(kind) ?? true);
}

function refuseKind(scheme: Scheme, kind: OrganisationKind): void {
  if (!isForKind(scheme, kind)) throw new Refusal(409, 'application.not_for_kind');
}

interface Draft {
  readonly id: string;
  readonly call: string;
  readonly scheme: string;
  readonly organisation: string;
  readonly basisId: string | null;
  /** Cents. */
  readonly cost: bigint | null;
  /** JSON. */
  readonly answers: string;
  readonly by: string;
}

/** Writes the draft and its event, unless another application stands on the basis by now. */
async function insert(db: Db, draft: Draft, now: Date): Promise<boolean> {
  const { id, call, scheme, organisation, by } = draft;
  const event = eventRow({ at: now, kind: 'application.started', subject: id, actor: by, facts: { call, scheme, organisation } });
  return (await begin(db, { ...draft, now, event: event.id, kind: event.kind, facts: event.facts })).length === 1;
}

interface Beginning extends Draft {
  readonly now: Date;
  readonly event: string;
  readonly kind: string;
  readonly facts: string;
}

const begin = statement(
  (tx, { id, call, scheme, organisation, basisId, cost, answers, now, by, event, kind, facts }: Beginning) =>
    // The only conflict there can be: one application stands on a basis.
    sql<{ id: string }>`
    with begun as (
      insert into application (id, call_id, scheme, organisation_id, basis_id, cost, answers, created_at, created_by, changed_at)
      values (${id}, ${call}, ${scheme}, ${organisation}, ${basisId}, ${cost}, ${answers}, ${now}, ${by}, ${now})
      on conflict do nothing returning id
    )
    insert into event (id, at, kind, subject, actor, facts)
    select ${event}, ${now}::timestamptz, ${kind}, id, ${by}, ${facts}::jsonb from begun
    returning id`.compile(tx),
);

/** The call, and what is known of the two who apply, in one query. */
const settingOf = quickRead((db, { call, organisation, person }: { call: string; organisation: string; person: string }) =>
  db
    .selectFrom('call')
    .innerJoin('organisation', (join) => join.on('organisation.id', '=', organisation))
    .innerJoin('person', (join) => join.on('person.id', '=', person))
    .select([
      'call.scheme',
      'call.version',
      'call.opens_at',
      closesForOrganisation(organisation).as('closes_at'),
      isFor(person, [organisation]).as('isFor'),
      'organisation.kind',
      'organisation.id as organisation',
      'organisation.name_en',
      'organisation.name_zh',
      'organisation.br_number',
      'person.name',
      'person.email',
    ])
    .where('call.id', '=', call)
    .compile(),
);

/** The draft that already stands on the basis, for whoever pressed twice; anything else there is in the way. */
async function sameDraft(db: Db, given: Start, id: string): Promise<{ id: string }> {
  const there = await db
    .selectFrom('application')
    .select(['id', 'organisation_id', 'status'])
    .where(({ eb, or, and }) =>
      or([eb('id', '=', id), and([eb('basis_id', '=', given.basisId ?? ''), eb('status', '<>', 'withdrawn')])]),
    )
    .executeTakeFirst();
  if (there?.id === id) return { id };
  const isOwn = there?.organisation_id === given.organisationId;
  if (there !== undefined && isOwn && there.status === 'draft' && given.answers === undefined) return { id: there.id };
  throw new Refusal(409, 'application.basis_used', isOwn ? { applicationId: there.id } : {});
}
