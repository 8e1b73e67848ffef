import type { Chance } from './chance.ts';

const day = 86_400_000;

/** So many days later (or earlier), at some minute of a working day in Hong Kong; never at a week-end. */
export function later(from: Date, days: number, chance: Chance): Date {
  const base = Math.floor((from.getTime() + days * day) / day) * day;
  // 01:00 UTC is nine in the morning in Hong Kong.
  const at = new Date(base + 3_600_000 + chance.between(0, 8 * 60 - 1) * 60_000 + chance.between(0, 59_999));
  const weekday = at.getUTCDay();
  const shift = weekday === 6 ? 2 : weekday === 0 ? 1 : 0;
  const moved = new Date(at.getTime() + shift * day);
  return days < 0 || moved > from ? moved : new Date(from.getTime() + 3_600_000);
}

/** A day as `2026-03-31`, in Hong Kong. */
export function dayOf(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
}
