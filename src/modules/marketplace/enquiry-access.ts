import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db.ts';
import type { Actor } from '../../platform/http/actor.ts';
import { Refusal } from '../../platform/refusal.ts';

/** An enquiry with both sides of it. */
export function enquiries(db: Db) {
  return db
    .selectFrom('marketplace_enquiry as enquiry')
    .innerJoin('marketplace_package as package', 'package.id', 'enquiry.package_id')
    .innerJoin('marketplace_provider as provider', 'provider.id', 'enquiry.provider_id')
    .innerJoin('organisation as seller', 'seller.id', 'provider.organisation_id')
    .innerJoin('organisation', 'organisation.id', 'enquiry.organisation_id')
    .select([
      'enquiry.id',
      'enquiry.package_id',
      'enquiry.provider_id',
      'enquiry.organisation_id',
      'enquiry.status',
      'enquiry.chosen_options',
      'enquiry.price',
      'enquiry.note',
      'enquiry.asked_at',
      'enquiry.asked_by',
      'enquiry.answered_at',
      'enquiry.reply',
      'enquiry.expires_at',
      'package.name as package_name',
      'package.sector',
      'package.category',
      'package.scheme',
      'package.status as package_status',
      'package.price as basic_price',
      'provider.status as provider_status',
      'provider.organisation_id as provider_organisation',
      'seller.name_en as provider_name_en',
      'seller.name_zh as provider_name_zh',
      'organisation.name_en',
      'organisation.name_zh',
    ]);
}
export type Enquiry = NonNullable<Awaited<ReturnType<ReturnType<typeof enquiries>['executeTakeFirst']>>>;

/** Holds an enquiry still, whoever's it is. */
export async function lockEnquiry(tx: Tx, id: string): Promise<Enquiry | undefined> {
  return enquiries(tx).where('enquiry.id', '=', id).forUpdate('enquiry').executeTakeFirst();
}

const absent = () => new Refusal(404, 'http.not_found');

/** An enquiry of one of the actor's organisations. */
export function ownEnquiry(actor: Actor, enquiry: Enquiry | undefined): Enquiry {
  if (enquiry === undefined || !actor.organisations.includes(enquiry.organisation_id)) throw absent();
  return enquiry;
}

/** An enquiry to one of the actor's providers. */
export function providerEnquiry(actor: Actor, enquiry: Enquiry | undefined): Enquiry {
  if (enquiry === undefined || !actor.organisations.includes(enquiry.provider_organisation)) throw absent();
  return enquiry;
}

/** Whether an application that counts rests on an enquiry, and which. */
export const applicationOn = sql<string | null>`(
  select application.id from application where application.basis_id = enquiry.id and application.status <> 'withdrawn')`;
