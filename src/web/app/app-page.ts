import type { ComponentType } from 'react';

/** A page of the portal or the office. Its code is fetched when it is first opened. */
export interface AppPage {
  /** Without the language: `/portal/applications/:id`. */
  readonly path: string;
  readonly load: () => Promise<{ readonly default: ComponentType }>;
}
