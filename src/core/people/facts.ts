// What is known of organisations, dated. Each row says since when it is true, when it was written down and by whom; nothing
// is overwritten. So what was known on a day can be told at any time after.

import { z } from 'zod';
import type { Db, Tx } from '../../platform/db.ts';
import type { Actor } from '../../platform/http/actor.ts';
import { newId } from '../../platform/ids.ts';
import { record } from '../log/log.ts';
import { dayOf } from '../schemes/calendar.ts';

/** Every fact that there is about organisations, and what values it can have. */
export const OrganisationFacts = z
  .strictObject({
    sector: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
    full_time_staff: z.int().min(0).max(1_000_000),
    listed: z.boolean(),
    subvented: z.boolean(),
    statutory_body: z.boolean(),
    substantive_business: z.boolean(),
    address: z.string().trim().min(1).max(300),
    incorporated_on: z.iso.date(),
    website: z.url({ protocol: /^https?$/ }).max(300),
  })
  .partial();

export type OrganisationFacts = z.output<typeof OrganisationFacts>;
export type FactName = keyof OrganisationFacts;

export type FactSource = 'applicant' | 'register' | 'officer' | 'import';

/**
 * The facts of many organisations, by their id, in one query: as far as they had been written down by an instant, and as they
 * were true on a day, which is that of the instant unless another is named.
 */
export async function factsOf(
  db: Db,
  organisationIds: readonly string[],
  at: Date,
  day = dayOf(at),
): Promise<ReadonlyMap<string, OrganisationFacts>> {
  const found = new Map<string, OrganisationFacts>(organisationIds.map((id) => [id, {}]));
  if (found.size === 0) return found;
  const rows = await db
    .selectFrom('organisation_fact')
    .distinctOn(['organisation_id', 'name'])
    .select(['organisation_id', 'name', 'value'])
    .where('organisation_id', 'in', [...found.keys()])
    .where('valid_from', '<=', day)
    .where('recorded_at', '<=', at)
    .orderBy('organisation_id')
    .orderBy('name')
    .orderBy('valid_from', 'desc')
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  for (const { organisation_id: id, name, value } of rows) found.set(id, { ...found.get(id), [name]: value });
  return found;
}

interface Recording {
  readonly organisationId: string;
  readonly facts: OrganisationFacts;
  /** Since when they are true: a day. */
  readonly validFrom: string;
  readonly source: FactSource;
}

/** Writes down what is new. What is known already to be true on that day is not written again. */
export async function recordFacts(
  tx: Tx,
  actor: Actor,
  { organisationId, facts, validFrom, source }: Recording,
  now: Date,
): Promise<void> {
  const known = (await factsOf(tx, [organisationId], now, validFrom)).get(organisationId) ?? {};
  const changed = Object.entries(facts).filter(([name, value]) => value !== undefined && known[name as FactName] !== value);
  if (changed.length === 0) return;
  await tx
    .insertInto('organisation_fact')
    .values(
      changed.map(([name, value]) => ({
        id: newId('fct', now.getTime()),
        organisation_id: organisationId,
        name,
        value: JSON.stringify(value),
        valid_from: validFrom,
        recorded_at: now,
        recorded_by: actor.id === 'hub' ? null : actor.id,
        source,
      })),
    )
    .execute();
  await record(tx, {
    at: now,
    kind: 'organisation.facts_recorded',
    subject: organisationId,
    actor: actor.id,
    facts: {
      names: changed
        .map(([name]) => name)
        .toSorted()
        .join(' '),
      validFrom,
      source,
    },
    details: Object.fromEntries(changed),
  });
}
