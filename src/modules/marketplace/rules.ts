// The lives of providers, packages and enquiries. What is said here drives the refusal and the greyed-out button alike.

import type { Selectable } from 'kysely';
import type { DB } from '../../platform/schema.ts';
import type { RefusalCode } from '../../platform/refusal.ts';

export type ProviderStatus = Selectable<DB['marketplace_provider']>['status'];
export type PackageStatus = Selectable<DB['marketplace_package']>['status'];
export type EnquiryStatus = Selectable<DB['marketplace_enquiry']>['status'];
/** A confirmation ends by itself at its instant: nothing has to run for it. */
export type EnquiryState = EnquiryStatus | 'expired';

type Course<Act extends string, Status> = Readonly<Record<Act, readonly Status[]>>;

/** The statuses from which an act may be done. */
export const providerCourse: Course<'edit' | 'submit' | 'decide' | 'suspend' | 'reinstate', ProviderStatus> = {
  edit: ['draft', 'refused'],
  submit: ['draft', 'refused'],
  decide: ['submitted'],
  suspend: ['accepted'],
  reinstate: ['suspended'],
};

export const packageCourse: Course<'edit' | 'submit' | 'decide' | 'withdraw' | 'revise', PackageStatus> = {
  edit: ['draft', 'refused'],
  submit: ['draft', 'refused'],
  decide: ['submitted'],
  withdraw: ['draft', 'submitted', 'refused', 'accepted'],
  revise: ['accepted'],
};

export const enquiryCourse: Course<'answer' | 'withdraw', EnquiryState> = {
  answer: ['open'],
  withdraw: ['open', 'confirmed'],
};

export type ProviderAct = keyof typeof providerCourse;
export type PackageAct = keyof typeof packageCourse;
export type EnquiryAct = keyof typeof enquiryCourse;

/** What an enquiry is at an instant. At the very instant at which a confirmation ends it still counts. */
export function enquiryState(enquiry: { status: EnquiryStatus; expires_at: Date | null }, now: Date): EnquiryState {
  const hasEnded = enquiry.status === 'confirmed' && enquiry.expires_at !== null && now > enquiry.expires_at;
  return hasEnded ? 'expired' : enquiry.status;
}

/** Why an application cannot rest on an enquiry in this state, or nothing if it can. */
export function obstacleToApplying(state: EnquiryState): RefusalCode | undefined {
  return state === 'confirmed' ? undefined : `marketplace.enquiry.${state}`;
}
