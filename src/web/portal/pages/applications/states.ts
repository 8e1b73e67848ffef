import type { Task } from '../../../ui/blocks.tsx';
import type { Tone } from '../../../ui/values.tsx';

const statuses = ['draft', 'submitted', 'waiting', 'recommended', 'approved', 'refused', 'withdrawn'] as const;
export type Status = (typeof statuses)[number];

/** The API's word for how an application stands. */
export function statusOf(word: string): Status {
  const found = statuses.find((status) => status === word);
  if (!found) throw new Error(`${word} is no status of an application`);
  return found;
}

export const statusTone: Readonly<Record<Status, Tone>> = {
  draft: 'plain',
  submitted: 'harbour',
  waiting: 'amber',
  recommended: 'harbour',
  approved: 'jade',
  refused: 'vermilion',
  withdrawn: 'plain',
};

export const partyTone: Readonly<Record<'asked' | 'confirmed' | 'declined' | 'expired', Tone>> = {
  asked: 'harbour',
  confirmed: 'jade',
  declined: 'vermilion',
  expired: 'amber',
};

/** How a section of a form stands, as a list of tasks shows it. */
export const taskState: Readonly<Record<'not-started' | 'started' | 'done' | 'problem', Task['state']>> = {
  'not-started': 'not_started',
  started: 'started',
  done: 'done',
  problem: 'problem',
};
