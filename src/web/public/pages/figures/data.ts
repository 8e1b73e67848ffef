import type { ApiAnswer } from '../../../ui/api.ts';

export type Shown = ApiAnswer<'GET /figures/:id'>;

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

function dayOf(text: string | null): string | undefined {
  return text !== null && aDay.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined;
}

/** Days of the Hong Kong calendar as the instants between which they lie: from the first one's beginning to the last one's end. */
export function periodOf({ from, until }: Days): { from?: string; until?: string } {
  return {
    ...(from !== undefined && { from: new Date(startOf(from)).toISOString() }),
    ...(until !== undefined && { until: new Date(startOf(until) + day).toISOString() }),
  };
}

function startOf(text: string): number {
  return Date.parse(`${text}T00:00:00+08:00`);
}

/** The Hong Kong day so many days before an instant. */
export function dayBefore(now: Date, days: number): string {
  return new Date(now.getTime() + 8 * hour - days * day).toISOString().slice(0, 10);
}

/** The words of a list in the reader's language, or the number. */
export function said(figure: Pick<Shown, 'value' | 'items'>, text: (of: Shown['title']) => string): number | string[] {
  return typeof figure.value === 'number' ? figure.value : figure.items.map(({ label }) => text(label));
}
