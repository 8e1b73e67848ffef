/** Days in an address (`?from=2026-01-01&until=2026-03-31`), and the instants of the Hong Kong calendar that they stand for. */

const aDay = /^\d{4}-\d{2}-\d{2}$/;
const hour = 3_600_000;
const day = 24 * hour;

/** Days as the address has them; what is no day is left out. */
export interface Days {
  readonly from: string | undefined;
  readonly until: string | undefined;
}

export function daysOf(query: URLSearchParams): Days {
  return { from: dayOf(query.get('from')), until: dayOf(query.get('until')) };
}

export function dayOf(text: string | null): string | undefined {
  return text !== null && aDay.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined;
}

/** The instants between which days lie: from the beginning of the first to the end of the last. */
export function periodOf({ from, until }: Days): { from?: string; until?: string } {
  return {
    ...(from !== undefined && { from: new Date(startOf(from)).toISOString() }),
    ...(until !== undefined && { until: endOf(until) }),
  };
}

/** The instant at which a day is over. */
export function endOf(text: string): string {
  return new Date(startOf(text) + day).toISOString();
}

function startOf(text: string): number {
  return Date.parse(`${text}T00:00:00+08:00`);
}

/** The Hong Kong day so many days before an instant. */
export function dayBefore(now: Date, days: number): string {
  return new Date(now.getTime() + 8 * hour - days * day).toISOString().slice(0, 10);
}
