import type { ApiAnswer } from '../../../ui/api.ts';
import type { Tone } from '../../../ui/values.tsx';

export type Import = ApiAnswer<'GET /imports/:id'>;

/** How an import stands, as a colour beside the word. */
export function toneOf(status: Import['status'], problems: number): Tone {
  if (status === 'written') return problems > 0 ? 'amber' : 'jade';
  if (status === 'checked') return problems > 0 ? 'vermilion' : 'harbour';
  return status === 'reading' || status === 'writing' || status === 'undoing' ? 'amber' : 'plain';
}

/** Whether a job is at it, so that the page should look again soon. */
export const isRunning = (status: Import['status'] | undefined): boolean =>
  status === 'reading' || status === 'writing' || status === 'undoing';
