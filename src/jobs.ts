// Every job of the core, in one table, and those that come round. A slice adds its lines here; modules bring their own.

import type { Needs } from './core/needs.ts';
import type { Handlers, Schedule } from './platform/jobs.ts';

export function coreJobs(_needs: Needs): Handlers {
  return {};
}

export const coreSchedules: readonly Schedule[] = [];
