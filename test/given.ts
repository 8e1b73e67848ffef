// What tests start from: people, organisations, roles. Straight into the tables, because each is somebody else's test.

import { randomInt } from 'node:crypto';
import type { Db } from '../src/platform/db.ts';
import type { Role } from '../src/platform/http/actor.ts';
import { newId } from '../src/platform/ids.ts';

export interface Given {
  readonly id: string;
}

/** A person, with roles for every scheme (`officer`) or one (`officer:dtspp`). */
export async function person(db: Db, ...roles: (Role | `${Role}:${string}`)[]): Promise<Given & { name: string; email: string }> {
  const id = newId('per');
  const email = `${id}@people.example`;
  await db
    .insertInto('person')
    .values({ id, email, name: `Person ${id.slice(-5)}`, email_verified: true })
    .execute();
  for (const given of roles) {
    const [role, scheme] = given.split(':') as [Role, string | undefined];
    await db
      .insertInto('role_grant')
      .values({ id: newId('rol'), person_id: id, role, scheme: scheme ?? null })
      .execute();
  }
  return { id, name: `Person ${id.slice(-5)}`, email };
}

/** An organisation with an owner, and facts as they are known from the start of 2020. */
export async function organisation(
  db: Db,
  facts: Readonly<Record<string, unknown>> = {},
): Promise<Given & { owner: Given & { email: string }; brNumber: string; name: string }> {
  const id = newId('org');
  const owner = await person(db);
  const brNumber = String(randomInt(10_000_000, 99_999_999));
  const name = `Example ${id.slice(-6)} Limited`;
  await db
    .insertInto('organisation')
    .values({ id, kind: 'company', name_en: name, name_zh: null, br_number: brNumber })
    .execute();
  await db.insertInto('membership').values({ person_id: owner.id, organisation_id: id, role: 'owner' }).execute();
  const rows = Object.entries(facts).map(([fact, value]) => ({
    id: newId('fct'),
    organisation_id: id,
    name: fact,
    value: JSON.stringify(value),
    valid_from: '2020-01-01',
    source: 'register' as const,
  }));
  if (rows.length > 0) await db.insertInto('organisation_fact').values(rows).execute();
  return { id, owner, brNumber, name };
}
