/** How long until an instant, in the largest unit that says something: two days and more in days, then hours, then minutes. */
export interface TimeLeft {
  readonly unit: 'days' | 'hours' | 'minutes' | 'seconds';
  readonly n: number;
  readonly isLate: boolean;
  readonly tone: 'calm' | 'soon' | 'late';
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Rounded down, so that what is said to be left is really left. `soon` begins three days before. */
export function timeLeft(until: Date, now: Date): TimeLeft {
  const left = until.getTime() - now.getTime();
  const size = Math.abs(left);
  const isLate = left < 0;
  const tone = isLate ? 'late' : size < 3 * day ? 'soon' : 'calm';
  const base = { isLate, tone } as const;
  if (size >= 2 * day) return { ...base, unit: 'days', n: Math.floor(size / day) };
  if (size >= hour) return { ...base, unit: 'hours', n: Math.floor(size / hour) };
  if (size >= minute) return { ...base, unit: 'minutes', n: Math.floor(size / minute) };
  return { ...base, unit: 'seconds', n: 0 };
}
