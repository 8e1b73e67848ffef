// Every route of the hub, in one table: served under /api, documented by OpenAPI, and the type of the web's client.

import { callRoutes } from './core/calls/routes.ts';
import { ledgerRoutes } from './core/ledger/routes.ts';
import type { Needs } from './core/needs.ts';
import { schemeRoutes } from './core/schemes/routes.ts';
import type { ModuleRoutes } from './modules/index.ts';

/** The core's tables. A slice adds its line here. */
export function coreRoutes(_needs: Needs) {
  return { ...ledgerRoutes, ...schemeRoutes, ...callRoutes };
}

export type Api = ReturnType<typeof coreRoutes> & ModuleRoutes;
