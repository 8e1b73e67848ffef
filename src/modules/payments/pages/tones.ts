import type { Tone } from '../../../web/ui/values.tsx';

export const runTone: Readonly<Record<'proposed' | 'posted' | 'withdrawn', Tone>> = {
  proposed: 'amber',
  posted: 'jade',
  withdrawn: 'plain',
};
