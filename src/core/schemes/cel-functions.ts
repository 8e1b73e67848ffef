import type { Environment } from '@marcbachmann/cel-js';
import { isDay } from './facts.ts';

/* What expressions of scheme files can say beyond CEL itself: names compared as people do, days and months counted, amounts. */

const plainName = (name: string) =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\p{P}]+/gu, ' ')
    .trim();

/** Whether two names are the same but for case, spaces and punctuation. */
export const sameName = (a: string, b: string): boolean => plainName(a) === plainName(b);

/** A name as it is compared: for looking it up. */
export const nameKey = plainName;

function parts(day: string): { year: number; month: number; date: number } {
  if (!isDay(day)) throw new Error(`${day} is not a day`);
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return { year, month, date };
}

/** The same day so many months later; the last of the month where it has no such day. */
function addMonths(day: string, months: bigint): string {
  const { year, month, date } = parts(day);
  const first = new Date(Date.UTC(year, month - 1 + Number(months), 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return first.toISOString().slice(0, 10);
}

/** Whole months from one day to another; below nothing when the second is earlier. */
function monthsBetween(from: string, to: string): bigint {
  const [a, b] = [parts(from), parts(to)];
  if (to < from) return -monthsBetween(to, from);
  const months = (b.year - a.year) * 12 + b.month - a.month;
  return BigInt(addMonths(from, BigInt(months)) > to ? months - 1 : months);
}

/** Adds the functions that scheme files may use. Whole numbers and cents are int, days are string. */
export function addFunctions(env: Environment): void {
  env.registerFunction('sameName(string, string): bool', sameName);
  env.registerFunction('addMonths(string, int): string', addMonths);
  env.registerFunction('monthsBetween(string, string): int', monthsBetween);
  env.registerFunction('yearsBetween(string, string): int', (from: string, to: string) => monthsBetween(from, to) / 12n);
  env.registerFunction('least(int, int): int', (a: bigint, b: bigint) => (a < b ? a : b));
  env.registerFunction('greatest(int, int): int', (a: bigint, b: bigint) => (a > b ? a : b));
  env.registerFunction('sum(list<int>): int', (list: readonly bigint[]) => list.reduce((total, each) => total + each, 0n));
}
