import type { Scheme } from '../schemes/shape.ts';

export interface PartyRow {
  readonly id: string;
  readonly party: string;
  readonly organisation_id: string | null;
  readonly name_en: string;
  readonly name_zh: string | null;
  readonly email: string;
  readonly status: 'invited' | 'confirmed' | 'declined' | 'removed';
  readonly asked_at: Date;
  readonly answered_at: Date | null;
  readonly reason: string | null;
  readonly valid_until: Date | null;
}

export type PartyState = 'asked' | 'confirmed' | 'declined' | 'expired';

/** How a party stands: a confirmation counts until its last instant, which is itself too late. */
export function partyState({ status, valid_until: until }: Pick<PartyRow, 'status' | 'valid_until'>, now: Date): PartyState {
  if (status === 'confirmed') return until !== null && now >= until ? 'expired' : 'confirmed';
  return status === 'declined' ? 'declined' : 'asked';
}

/** A party as people read of it, as it stood at an instant. */
export const shownParty = (row: PartyRow, now: Date) => ({
  id: row.id,
  name: row.name_en,
  nameZh: row.name_zh,
  email: row.email,
  state: partyState(row, now),
  askedAt: row.asked_at,
  answeredAt: row.answered_at,
  reason: row.reason,
  validUntil: row.valid_until,
});

/** A party that lacks organisations before an application can be sent. */
export interface PartyLack {
  readonly party: string;
  readonly least: number;
  /** Named, and where it must confirm: confirmed. */
  readonly counting: number;
  readonly confirms: boolean;
}

/** What is still lacking of the organisations that a scheme asks for. */
export function partyLacks(scheme: Scheme, rows: readonly PartyRow[], now: Date): PartyLack[] {
  return (scheme.parties ?? []).flatMap(({ id, least, confirms = false }) => {
    const counting = rows.filter((row) => {
      const state = partyState(row, now);
      return row.party === id && (confirms ? state === 'confirmed' : state !== 'declined');
    }).length;
    return counting < least ? [{ party: id, least, counting, confirms }] : [];
  });
}

/** Whether every organisation that was named and must confirm has done so, and there are enough of them. */
export function partiesConfirmed(scheme: Scheme, rows: readonly PartyRow[], now: Date): boolean {
  const asked = new Set((scheme.parties ?? []).filter(({ confirms }) => confirms === true).map(({ id }) => id));
  const open = rows.filter((row) => asked.has(row.party) && !['confirmed', 'declined'].includes(partyState(row, now)));
  return open.length === 0 && partyLacks(scheme, rows, now).length === 0;
}
