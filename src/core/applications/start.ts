import { sql } from 'kysely';
import { type Db, transact, type Tx } from '../../platform/db.ts';
import type { Actor } from '../../platform/http/actor.ts';
import { newId } from '../../platform/ids.ts';
import { Refusal } from '../../platform/refusal.ts';
import { eventRow } from '../log/log.ts';
import type { Basis, BasisFacts } from '../module.ts';
import { dayOf } from '../schemes/calendar.ts';
import { fieldsOf } from '../schemes/form.ts';
import type { Field, Form } from '../schemes/shape-form.ts';
import { schemeVersion } from '../schemes/versions.ts';
import { basisNow } from './basis.ts';
import { type Answer, merge } from './merge.ts';
import { refuseUnusable } from './usable.ts';

export interface Start {
  readonly callId: string;
  readonly organisationId: string;
  readonly basisId?: string | undefined;
  /** To begin with a form that is already filled in. */
  readonly answers?: Readonly<Record<string, Answer>> | undefined;
}

/**
 * Begins a draft, with what the hub already knows filled in. Who has a draft on the same basis gets that one, so pressing
 * twice begins once.
 */
export function startApplication(
  db: Db,
  bases: readonly Basis[],
  actor: Actor,
  given: Start,
  now: Date,
): Promise<{ id: string }> {
  const { organisationId, basisId } = given;
  if (!actor.organisations.includes(organisationId)) throw new Refusal(404, 'application.not_your_organisation');
  return transact(db, async (tx) => {
    const known = await setting(tx, actor, given, dayOf(now));
    if (known === undefined) throw new Refusal(404, 'http.not_found');
    const { call, existing } = known;
    if (now < call.opens_at) throw new Refusal(409, 'application.not_open_yet', { opensAt: call.opens_at.toISOString() });
    if (now >= call.closes_at)
      throw new Refusal(409, 'application.closed', { closesAt: call.closes_at.toISOString(), at: now.toISOString() });
    if (existing !== null) return sameDraft(existing, given);

    const scheme = await schemeVersion(tx, call.scheme, call.version);
    const basis = await basisNow(tx, bases, scheme, { organisationId, basisId }, now);
    const changes = Object.entries(given.answers ?? {}).map(([field, value]) => ({ field, value, base: 0 }));
    refuseUnusable(scheme, scheme.form, changes, dayOf(now));
    const prefilled = prefill(scheme.form, known, basis).filter(({ field }) => given.answers?.[field] === undefined);
    const { answers, marks } = merge({}, {}, [...prefilled, ...changes], actor.id, now);

    const id = newId('app', now.getTime());
    const facts = { call: given.callId, scheme: call.scheme, organisation: organisationId };
    await tx
      .with('happened', (query) =>
        query.insertInto('event').values(eventRow({ at: now, kind: 'application.started', subject: id, actor: actor.id, facts })),
      )
      .insertInto('application')
      .values({
        id,
        call_id: given.callId,
        scheme: call.scheme,
        organisation_id: organisationId,
        basis_id: basisId ?? null,
        cost: basis?.cost ?? null,
        answers: JSON.stringify(answers),
        marks: JSON.stringify(marks),
        created_at: now,
        created_by: actor.id,
        changed_at: now,
      })
      .execute();
    return { id };
  });
}

interface Setting {
  readonly call: { scheme: string; version: number; opens_at: Date; closes_at: Date };
  readonly organisation: { name: string; nameZh: string | null; br: string | null; address: unknown };
  readonly person: { name: string; email: string };
  readonly existing: { id: string; organisation: string; status: string } | null;
}

/** The call, what is known of the two who apply, and the application that already stands on the basis, in one query. */
async function setting(
  tx: Tx,
  actor: Actor,
  { callId, organisationId, basisId }: Start,
  today: string,
): Promise<Setting | undefined> {
  const row = await tx
    .selectFrom('call')
    .innerJoin('organisation', (join) => join.on('organisation.id', '=', organisationId))
    .innerJoin('person', (join) => join.on('person.id', '=', actor.id))
    .leftJoin('application', (join) =>
      join.on('application.basis_id', '=', basisId ?? '').on('application.status', '<>', 'withdrawn'),
    )
    .select([
      'call.scheme',
      'call.version',
      'call.opens_at',
      'call.closes_at',
      'organisation.name_en',
      'organisation.name_zh',
      'organisation.br_number',
      'person.name',
      'person.email',
      'application.id as existing_id',
      'application.organisation_id as existing_organisation',
      'application.status as existing_status',
      sql<unknown>`(select value from organisation_fact where organisation_id = organisation.id and name = 'address'
        and valid_from <= ${today}::date order by valid_from desc, recorded_at desc limit 1)`.as('address'),
    ])
    .where('call.id', '=', callId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const {
    scheme,
    version,
    opens_at,
    closes_at,
    existing_id: id,
    existing_organisation: organisation,
    existing_status: status,
  } = row;
  return {
    call: { scheme, version, opens_at, closes_at },
    organisation: { name: row.name_en, nameZh: row.name_zh, br: row.br_number, address: row.address },
    person: { name: row.name, email: row.email },
    existing: id === null || organisation === null || status === null ? null : { id, organisation, status },
  };
}

function sameDraft(existing: NonNullable<Setting['existing']>, given: Start): { id: string } {
  const isOwn = existing.organisation === given.organisationId;
  if (isOwn && existing.status === 'draft' && given.answers === undefined) return { id: existing.id };
  throw new Refusal(409, 'application.basis_used', isOwn ? { applicationId: existing.id } : {});
}

/** What the hub already knows, as if the applicant had typed it. */
function prefill(form: Form, { organisation, person }: Setting, basis: BasisFacts | undefined) {
  const known: Readonly<Record<NonNullable<Field['prefill']>, unknown>> = {
    'organisation.name': organisation.name,
    'organisation.nameZh': organisation.nameZh,
    'organisation.br': organisation.br,
    'organisation.address': organisation.address,
    'person.name': person.name,
    'person.email': person.email,
    'basis.cost': basis === undefined ? undefined : typedMoney(basis.cost),
  };
  return fieldsOf(form).flatMap(({ id, prefill: name }) => {
    const value = name === undefined ? undefined : known[name];
    return typeof value === 'string' ? [{ field: id, value, base: 0 }] : [];
  });
}

/** Cents as people type dollars: drafts keep what was typed. */
const typedMoney = (cents: bigint) => `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`;
