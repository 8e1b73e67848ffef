// Who may come near what. Somebody else's thing and a thing that is not there look the same to the person asking.

import type { Db, Tx } from '../../platform/db.ts';
import { type Actor, holds } from '../../platform/http/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import {
  type PackageAct,
  packageCourse,
  type PackageStatus,
  type ProviderAct,
  providerCourse,
  type ProviderStatus,
} from './rules.ts';

const absent = () => new Refusal(404, 'http.not_found');

function provider(db: Db, id: string) {
  return db
    .selectFrom('marketplace_provider as provider')
    .innerJoin('organisation', 'organisation.id', 'provider.organisation_id')
    .selectAll('provider')
    .select(['organisation.name_en', 'organisation.name_zh', 'organisation.br_number'])
    .where('provider.id', '=', id);
}
export type ProviderRow = NonNullable<Awaited<ReturnType<ReturnType<typeof provider>['executeTakeFirst']>>>;

type Lock = 'lock' | 'read';

/** A provider of one of the actor's organisations. */
export async function ownProvider(db: Db, actor: Actor, id: string, lock: Lock = 'read'): Promise<ProviderRow> {
  const row = await (lock === 'lock' ? provider(db, id).forUpdate('provider') : provider(db, id)).executeTakeFirst();
  if (row === undefined || !actor.organisations.includes(row.organisation_id)) throw absent();
  return row;
}

/** A provider that the actor's office looks after: anything that has been sent, of a scheme the actor is an officer of. */
export async function officeProvider(db: Db, actor: Actor, id: string, lock: Lock = 'read'): Promise<ProviderRow> {
  const row = await (lock === 'lock' ? provider(db, id).forUpdate('provider') : provider(db, id)).executeTakeFirst();
  if (row === undefined || row.submitted_at === null || !holds(actor, 'officer', row.scheme)) throw absent();
  return row;
}

function pack(db: Db, id: string) {
  return db
    .selectFrom('marketplace_package as package')
    .innerJoin('marketplace_provider as provider', 'provider.id', 'package.provider_id')
    .innerJoin('organisation', 'organisation.id', 'provider.organisation_id')
    .selectAll('package')
    .select(['provider.organisation_id', 'provider.status as provider_status', 'organisation.name_en', 'organisation.name_zh'])
    .where('package.id', '=', id);
}
export type OwnedPackage = NonNullable<Awaited<ReturnType<ReturnType<typeof pack>['executeTakeFirst']>>>;

/**
 * A package of one of the actor's organisations. To lock it, its provider is locked first, always: so two acts on the
 * packages of one provider come one after the other, and what is counted in its catalogue stays true.
 */
export async function ownPackage(db: Db, actor: Actor, id: string, lock: Lock = 'read'): Promise<OwnedPackage> {
  return packageFor(db, id, lock, (row) => actor.organisations.includes(row.organisation_id));
}

/** A package that was sent to an office of the actor's. */
export async function officePackage(db: Db, actor: Actor, id: string, lock: Lock = 'read'): Promise<OwnedPackage> {
  return packageFor(db, id, lock, (row) => row.submitted_at !== null && holds(actor, 'officer', row.scheme));
}

async function packageFor(db: Db, id: string, lock: Lock, mayBeSeen: (row: OwnedPackage) => boolean): Promise<OwnedPackage> {
  const row = await pack(db, id).executeTakeFirst();
  if (row === undefined || !mayBeSeen(row)) throw absent();
  if (lock === 'read') return row;
  await lockProvider(db as Tx, row.provider_id);
  return pack(db, id).forUpdate('package').executeTakeFirstOrThrow();
}

/** Holds a provider still. Returns its status now. */
export async function lockProvider(tx: Tx, id: string) {
  return tx.selectFrom('marketplace_provider').select(['status']).where('id', '=', id).forUpdate().executeTakeFirstOrThrow();
}

/** Refuses an act that the status of an enrolment does not allow. */
export function refuseProviderAct(act: ProviderAct, { status }: { readonly status: ProviderStatus }): void {
  if (!providerCourse[act].includes(status)) throw new Refusal(409, 'marketplace.provider.wrong_status', { status });
}

/** Refuses an act that the status of a package does not allow. */
export function refusePackageAct(act: PackageAct, { status }: { readonly status: PackageStatus }): void {
  if (!packageCourse[act].includes(status)) throw new Refusal(409, 'marketplace.package.wrong_status', { status });
}
