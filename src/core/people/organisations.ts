import { type Db, transact } from '../../platform/db.ts';
import type { Actor } from '../../platform/http/actor.ts';
import { newId } from '../../platform/ids.ts';
import { Refusal } from '../../platform/refusal.ts';
import { record } from '../log/log.ts';
import { dayOf } from '../schemes/calendar.ts';
import { reachable } from './access.ts';
import { brNumberOf } from './br-number.ts';
import { recordContact } from './contacts.ts';
import { type OrganisationFacts, recordFacts } from './facts.ts';

export const organisationKinds = [
  'company',
  'sole_proprietorship',
  'partnership',
  'hawker',
  'university',
  'research_institute',
  'public_body',
  'other',
] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

/** Kinds that the Business Registration Ordinance gives a number to. */
const registered: readonly OrganisationKind[] = ['company', 'sole_proprietorship', 'partnership'];

export interface NewOrganisation {
  readonly kind: OrganisationKind;
  readonly nameEn?: string | undefined;
  readonly nameZh?: string | undefined;
  readonly brNumber?: string | undefined;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
}

/** Registers an organisation. Whoever does it becomes its owner. */
export function registerOrganisation(db: Db, actor: Actor, given: NewOrganisation, now: Date): Promise<{ id: string }> {
  const { kind, nameEn, nameZh, email, phone } = given;
  const name = nameEn ?? nameZh;
  if (name === undefined) throw wrongField('nameEn', 'field.required');
  const brNumber = given.brNumber === undefined ? undefined : brNumberOf(given.brNumber);
  if (given.brNumber !== undefined && brNumber === undefined) throw wrongField('brNumber', 'people.br_malformed');
  if (brNumber === undefined && registered.includes(kind)) throw wrongField('brNumber', 'people.br_needed');

  return transact(db, async (tx) => {
    const id = newId('org', now.getTime());
    const row = {
      id,
      kind,
      name_en: name,
      name_zh: nameZh ?? null,
      br_number: brNumber ?? null,
      created_at: now,
      created_by: actor.id,
    };
    const made = await tx
      .insertInto('organisation')
      .values(row)
      .onConflict((conflict) => conflict.column('br_number').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (made === undefined) {
      throw new Refusal(409, 'people.br_taken', { brNumber: brNumber ?? '' }, [
        { field: 'brNumber', code: 'people.br_taken', facts: { brNumber: brNumber ?? '' } },
      ]);
    }
    await tx.insertInto('membership').values({ person_id: actor.id, organisation_id: id, role: 'owner', since: now }).execute();
    await record(tx, {
      at: now,
      kind: 'organisation.registered',
      subject: id,
      actor: actor.id,
      facts: { kind },
      details: { nameEn: name, nameZh: nameZh ?? null, brNumber: brNumber ?? null },
    });
    if (email !== undefined)
      await recordContact(tx, actor, { organisationId: id, kind: 'email', value: email, source: 'applicant' }, now);
    if (phone !== undefined)
      await recordContact(tx, actor, { organisationId: id, kind: 'phone', value: phone, source: 'applicant' }, now);
    return { id };
  });
}

/** Writes down facts about an organisation: by whoever acts for it, or by an officer. */
export function stateFacts(
  db: Db,
  actor: Actor,
  organisationId: string,
  given: { readonly facts: OrganisationFacts; readonly validFrom: string },
  now: Date,
): Promise<void> {
  if (given.validFrom > dayOf(now))
    throw new Refusal(422, 'http.invalid', {}, [{ field: 'validFrom', code: 'people.fact_future' }]);
  return transact(db, async (tx) => {
    await reachable(tx, actor, organisationId, ['officer']);
    const source = actor.organisations.includes(organisationId) ? 'applicant' : 'officer';
    await recordFacts(tx, actor, { organisationId, source, ...given }, now);
  });
}

function wrongField(field: string, code: 'field.required' | 'people.br_malformed' | 'people.br_needed'): Refusal {
  return new Refusal(422, 'http.invalid', {}, [{ field, code }]);
}
