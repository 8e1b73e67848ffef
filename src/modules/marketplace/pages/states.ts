import type { Tone } from '../../../web/ui/values.tsx';
import type { ApiAnswer } from '../../../web/ui/api.ts';

export type ProviderStatus = ApiAnswer<'GET /providers/:id'>['status'];
export type PackageStatus = ApiAnswer<'GET /packages/:id/mine'>['status'];
export type EnquiryState = ApiAnswer<'GET /enquiries/:id'>['state'];

export const providerTone: Readonly<Record<ProviderStatus, Tone>> = {
  draft: 'plain',
  submitted: 'harbour',
  accepted: 'jade',
  refused: 'vermilion',
  suspended: 'amber',
};

export const packageTone: Readonly<Record<PackageStatus, Tone>> = {
  draft: 'plain',
  submitted: 'harbour',
  accepted: 'jade',
  refused: 'vermilion',
  withdrawn: 'plain',
  replaced: 'plain',
};

export const enquiryTone: Readonly<Record<EnquiryState, Tone>> = {
  open: 'amber',
  confirmed: 'jade',
  expired: 'plain',
  declined: 'vermilion',
  withdrawn: 'plain',
  used: 'harbour',
};
