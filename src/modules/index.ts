// The modules this hub is made with. Leave one out by leaving out its line.

import type { Module } from '../core/module.ts';
import type { Needs } from '../core/needs.ts';

/** Needs that do not themselves come from modules. */
export type ModuleNeeds = Omit<Needs, 'bases' | 'owners' | 'deliveries' | 'figures'>;

export function modules(_needs: ModuleNeeds): readonly Module[] {
  return [];
}

/** The modules' route tables, for the type of the API. */
export type ModuleRoutes = Record<never, never>;
