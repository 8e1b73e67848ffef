import type { Tone } from '../../ui/values.tsx';

type CaseStatus = 'draft' | 'submitted' | 'waiting' | 'recommended' | 'approved' | 'refused' | 'withdrawn';
type ClaimStatus = 'draft' | 'submitted' | 'checked' | 'approved' | 'paid' | 'refused';
type Standing = 'offered' | 'active' | 'completed' | 'declined' | 'lapsed' | 'closed';

export const caseTone: Readonly<Record<CaseStatus, Tone>> = {
  draft: 'plain',
  submitted: 'harbour',
  waiting: 'plain',
  recommended: 'amber',
  approved: 'jade',
  refused: 'vermilion',
  withdrawn: 'plain',
};

export const claimTone: Readonly<Record<ClaimStatus, Tone>> = {
  draft: 'plain',
  submitted: 'harbour',
  checked: 'amber',
  approved: 'jade',
  paid: 'jade',
  refused: 'vermilion',
};

export const awardTone: Readonly<Record<Standing, Tone>> = {
  offered: 'amber',
  active: 'harbour',
  completed: 'jade',
  declined: 'plain',
  lapsed: 'plain',
  closed: 'plain',
};

/** What the merchant itself has said. */
export const merchantTone: Readonly<Record<'confirmed' | 'denied' | 'open', Tone>> = {
  confirmed: 'jade',
  denied: 'vermilion',
  open: 'amber',
};

/** How far a report is. */
export const reportTone: Readonly<Record<'draft' | 'submitted' | 'checked' | 'accepted', Tone>> = {
  draft: 'plain',
  submitted: 'amber',
  checked: 'harbour',
  accepted: 'jade',
};
