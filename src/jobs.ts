// Every job of the core, in one table, and those that come round. A slice adds its lines here; modules bring their own.

import { applicationJobs } from './core/applications/jobs.ts';
import { awardJobs, awardSchedules } from './core/awards/jobs.ts';
import { callJobs, callSchedules } from './core/calls/jobs.ts';
import { caseJobs, caseSchedules } from './core/cases/jobs.ts';
import { claimJobs, claimSchedules } from './core/claims/jobs.ts';
import { documentJobs, documentSchedules } from './core/documents/jobs.ts';
import { exclusivityJobs } from './core/exclusivity/jobs.ts';
import { importJobs, importSchedules } from './core/imports/jobs.ts';
import { letterJobs, letterSchedules } from './core/letters/remind.ts';
import type { Needs } from './core/needs.ts';
import { noticeJobs } from './core/notices/jobs.ts';
import { ownDataJobs, ownDataSchedules } from './core/own-data/jobs.ts';
import { peopleJobs, peopleSchedules } from './core/people/jobs.ts';
import { retentionJobs, retentionSchedules } from './core/retention/jobs.ts';
import { webhookJobs, webhookSchedules } from './core/webhooks/jobs.ts';
import type { Handlers, Schedule } from './platform/jobs.ts';

export function coreJobs(needs: Needs): Handlers {
  return {
    ...noticeJobs(needs),
    ...peopleJobs(needs),
    ...caseJobs(needs),
    ...callJobs(needs),
    ...letterJobs(needs),
    ...awardJobs(needs),
    ...claimJobs(needs),
    ...applicationJobs(needs),
    ...documentJobs(needs),
    ...retentionJobs(needs),
    ...ownDataJobs(needs),
    ...importJobs(needs),
    ...webhookJobs(needs),
    ...exclusivityJobs(needs),
  };
}

export const coreSchedules: readonly Schedule[] = [
  ...peopleSchedules,
  ...caseSchedules,
  ...callSchedules,
  ...letterSchedules,
  ...awardSchedules,
  ...claimSchedules,
  ...documentSchedules,
  ...retentionSchedules,
  ...ownDataSchedules,
  ...importSchedules,
  ...webhookSchedules,
];
