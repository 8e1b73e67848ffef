// The modules this hub is made with. Leave one out by leaving out its line.

import type { Module } from '../core/module.ts';
import type { Needs } from '../core/needs.ts';
import { marketplaceModule, type MarketplaceRoutes } from './marketplace/module.ts';
import { paymentsModule } from './payments/module.ts';
import type { paymentRoutes } from './payments/routes.ts';

/** Needs that do not themselves come from modules. */
export type ModuleNeeds = Omit<Needs, 'bases' | 'owners' | 'deliveries' | 'figures' | 'keepers' | 'providersAmong' | 'scopes'>;

export function modules(needs: ModuleNeeds): readonly Module[] {
  return [marketplaceModule(needs), paymentsModule()];
}

/** The modules' route tables, for the type of the API. */
export type ModuleRoutes = MarketplaceRoutes & typeof paymentRoutes;
