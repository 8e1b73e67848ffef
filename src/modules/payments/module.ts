import type { Module } from '../../core/module.ts';
import { paymentDue } from './payments.ts';
import { paymentRoutes } from './routes.ts';

/** Pays what is approved in Hong Kong dollars. */
export function paymentsModule() {
  return {
    name: 'payments',
    deliveries: [{ unit: 'HKD.cent', deliver: paymentDue }],
    bases: [],
    owners: [],
    routes: paymentRoutes,
    jobs: {},
    schedules: [],
    figures: [],
  } satisfies Module;
}
