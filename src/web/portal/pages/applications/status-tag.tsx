import { useT } from '../../../ui/reading.tsx';
import { Tag } from '../../../ui/values.tsx';
import type { Tone } from '../../../ui/values.tsx';

const tones = {
  draft: 'plain',
  submitted: 'harbour',
  waiting: 'amber',
  recommended: 'harbour',
  approved: 'jade',
  refused: 'vermilion',
  withdrawn: 'plain',
  offered: 'amber',
  active: 'jade',
  completed: 'jade',
  declined: 'plain',
  lapsed: 'plain',
  closed: 'plain',
} as const satisfies Record<string, Tone>;

/** Where an application or its award stands, in a word from the applicant's side. */
export function StatusTag({ status }: { readonly status: string }) {
  const t = useT();
  const known = Object.hasOwn(tones, status) ? (status as keyof typeof tones) : 'draft';
  return <Tag tone={tones[known]}>{t(`portal.status.${known}`)}</Tag>;
}
