// Every route of the hub, in one table: served under /api, documented by OpenAPI, and the type of the web's client.

import { applicationOwners } from './core/applications/owners.ts';
import { applicationRoutes } from './core/applications/routes.ts';
import { awardRoutes } from './core/awards/routes.ts';
import { callOfficeRoutes } from './core/calls/office-routes.ts';
import { callRoutes } from './core/calls/routes.ts';
import { caseRoutes } from './core/cases/routes.ts';
import { claimDocuments } from './core/claims/claims.ts';
import { reportDocuments } from './core/reports/reports.ts';
import { reportRoutes } from './core/reports/routes.ts';
import { confirmRoutes } from './core/claims/confirm-routes.ts';
import { claimOfficeRoutes } from './core/claims/office-routes.ts';
import { claimRoutes } from './core/claims/routes.ts';
import { uploadRoutes } from './core/documents/upload-routes.ts';
import { documentRoutes } from './core/documents/routes.ts';
import { draftingRoutes } from './core/drafting/routes.ts';
import { tryRoutes } from './core/drafting/try-routes.ts';
import { feedRoutes } from './core/feeds/routes.ts';
import { figureRoutes } from './core/figures/routes.ts';
import { ledgerRoutes } from './core/ledger/routes.ts';
import { togetherRoutes } from './core/applications/together-routes.ts';
import { partyRoutes } from './core/applications/party-routes.ts';
import { letterRoutes } from './core/letters/routes.ts';
import { logRoutes } from './core/log/routes.ts';
import { importRoutes } from './core/imports/routes.ts';
import type { Needs } from './core/needs.ts';
import { noticeRoutes } from './core/notices/routes.ts';
import { authRoutes } from './core/people/auth-routes.ts';
import { contactRoutes } from './core/people/contact-routes.ts';
import { demoRoutes } from './core/people/demo-routes.ts';
import { meRoutes } from './core/people/me-routes.ts';
import { organisationRoutes } from './core/people/organisation-routes.ts';
import { earlierRoutes } from './core/applications/earlier-routes.ts';
import { ownDataRoutes } from './core/own-data/routes.ts';
import { paperRoutes } from './core/papers/routes.ts';
import { retentionRoutes } from './core/retention/routes.ts';
import { roleRoutes } from './core/people/role-routes.ts';
import { tokenRoutes } from './core/people/token-routes.ts';
import { schemeRoutes } from './core/schemes/routes.ts';
import { webhookRoutes } from './core/webhooks/routes.ts';
import type { ModuleRoutes } from './modules/index.ts';

/** Whatever documents hang on. */
const documentOwners = (needs: Needs) => [...applicationOwners, claimDocuments, reportDocuments, ...needs.owners];

/** The core's tables. A slice adds its line here. */
export function coreRoutes(needs: Needs) {
  return {
    ...authRoutes(needs),
    ...noticeRoutes,
    ...meRoutes(needs),
    ...organisationRoutes(needs),
    ...contactRoutes(needs),
    ...roleRoutes(needs),
    ...tokenRoutes(needs),
    ...webhookRoutes(needs),
    ...feedRoutes(needs),
    ...demoRoutes(needs),
    ...ledgerRoutes,
    ...figureRoutes(needs),
    ...logRoutes(needs),
    ...schemeRoutes,
    ...draftingRoutes,
    ...tryRoutes,
    ...callRoutes(needs),
    ...callOfficeRoutes,
    ...applicationRoutes(needs),
    ...caseRoutes(needs),
    ...letterRoutes(needs),
    ...partyRoutes(needs),
    ...togetherRoutes(needs),
    ...awardRoutes(needs),
    ...claimRoutes(needs),
    ...claimOfficeRoutes(needs),
    ...confirmRoutes(needs),
    ...reportRoutes(needs),
    ...importRoutes(needs),
    ...documentRoutes(needs, documentOwners(needs)),
    ...paperRoutes(needs),
    ...retentionRoutes(needs),
    ...ownDataRoutes(needs),
    ...earlierRoutes,
    ...uploadRoutes(needs, documentOwners(needs)),
  };
}

export type Api = ReturnType<typeof coreRoutes> & ModuleRoutes;
