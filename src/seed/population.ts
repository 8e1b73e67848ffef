// Who lives in the example hub: organisations, their people, and the hub's own staff. They are put into the tables as an
// import would put them; everything that happens afterwards goes through the front door.

import type { Tx } from '../platform/db.ts';
import type { Role } from '../platform/http/actor.ts';
import type { Chance } from './chance.ts';
import { families, given, makers, places, trades, ventureKinds, type Word } from './words.ts';

export interface Somebody {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

export interface Firm {
  readonly id: string;
  readonly name: Word;
  /** What it calls its wares after. */
  readonly brand: Word;
  readonly brNumber: string;
  readonly owner: Somebody;
  /** For a shop: the sector it is in, as the scheme's file calls it. */
  readonly sector: string;
}

export interface Population {
  readonly shops: readonly Firm[];
  readonly providers: readonly Firm[];
  readonly ventures: readonly Firm[];
  readonly staff: Readonly<Record<Role, readonly Somebody[]>>;
}

const staffCount: Readonly<Record<Role, number>> = {
  officer: 6,
  approver: 3,
  finance: 3,
  press: 1,
  admin: 2,
  assessor: 3,
  committee: 2,
};

/** Makes up the whole population; the same chance makes the same one. */
export function populate(
  chance: Chance,
  sectors: readonly string[],
  counts: { shops: number; providers: number; ventures: number },
): Population {
  const taken = new Set<string>();
  let people = 0;
  const somebody = (domain: string): Somebody => {
    people += 1;
    const name = `${chance.one(given)} ${chance.one(families)}`;
    return {
      id: `per_example${String(people).padStart(5, '0')}`,
      name,
      email: `${name.toLowerCase().replaceAll(' ', '.')}.${people}@${domain}`,
    };
  };
  let firms = 0;
  const firm = (kinds: readonly Word[], sector: string): Firm => {
    const { name, brand } = nameOf(chance, kinds, taken);
    firms += 1;
    const domain = `${name[0]
      .toLowerCase()
      .replace(' (example)', '')
      .replaceAll(/[^a-z0-9]+/g, '-')}.example`;
    return {
      id: `org_example${String(firms).padStart(5, '0')}`,
      name,
      brand,
      brNumber: String(90_000_000 + firms),
      owner: somebody(domain),
      sector,
    };
  };
  const shops = Array.from({ length: counts.shops }, () => {
    const sector = chance.one(sectors);
    return firm(trades[sector] ?? Object.values(trades).flat(), sector);
  });
  const providers = Array.from({ length: counts.providers }, () => firm(makers, ''));
  const staff = Object.fromEntries(
    Object.entries(staffCount).map(([role, count]) => [role, Array.from({ length: count }, () => somebody('hub.example'))]),
  ) as unknown as Population['staff'];
  const ventures = Array.from({ length: counts.ventures }, () => firm(ventureKinds, ''));
  return { shops, providers, ventures, staff };
}

function nameOf(chance: Chance, kinds: readonly Word[], taken: Set<string>): { name: Word; brand: Word } {
  for (let number = 1; ; number += 1) {
    const place = chance.one(places);
    const kind = chance.one(kinds);
    const branch = number > 30 ? ` ${number - 29}` : '';
    const name: Word = [
      `${place[0]} ${kind[0]}${branch} (Example)`,
      `${place[1]}${kind[1]}${branch}（示例）`,
      `${place[2]}${kind[2]}${branch}（示例）`,
    ];
    if (taken.has(name[0])) continue;
    taken.add(name[0]);
    return { name, brand: place };
  }
}

/** Puts the population into the tables, as of an instant. */
export async function settlePopulation(
  tx: Tx,
  { shops, providers, ventures, staff }: Population,
  chance: Chance,
  at: Date,
): Promise<void> {
  const firms = [...shops, ...providers, ...ventures];
  const people = [...firms.map((firm) => firm.owner), ...Object.values(staff).flat()];
  await tx
    .insertInto('person')
    .values(people.map(({ id, name, email }) => ({ id, name, email, email_verified: true, created_at: at, updated_at: at })))
    .execute();
  await tx
    .insertInto('organisation')
    .values(
      firms.map(({ id, name, brNumber, owner }) => ({
        id,
        kind: 'company' as const,
        name_en: name[0],
        name_zh: name[1],
        br_number: brNumber,
        created_at: at,
        created_by: owner.id,
      })),
    )
    .execute();
  await tx
    .insertInto('membership')
    .values(firms.map(({ id, owner }) => ({ person_id: owner.id, organisation_id: id, role: 'owner' as const, since: at })))
    .execute();
  await tx
    .insertInto('organisation_contact')
    .values(
      firms.map(({ id, owner }) => ({
        id: id.replace('org', 'cnt'),
        organisation_id: id,
        kind: 'email' as const,
        value: owner.email,
        source: 'register' as const,
        verified_at: at,
        created_at: at,
      })),
    )
    .execute();
  const day = at.toISOString().slice(0, 10);
  await tx
    .insertInto('organisation_fact')
    .values(
      shops.flatMap(({ id, sector }) =>
        Object.entries({ sector, full_time_staff: chance.between(1, 42) }).map(([name, value]) => ({
          id: `${id.replace('org', 'fct')}${name}`,
          organisation_id: id,
          name,
          value: JSON.stringify(value),
          valid_from: day,
          recorded_at: at,
          source: 'register' as const,
        })),
      ),
    )
    .execute();
  await tx
    .insertInto('role_grant')
    .values(
      (Object.keys(staff) as Role[]).flatMap((role) =>
        staff[role].map(({ id }) => ({ id: id.replace('per', 'rol'), person_id: id, role, scheme: null, granted_at: at })),
      ),
    )
    .execute();
}
