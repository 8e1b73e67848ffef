import type { Locale } from '../../platform/messages.ts';
import type { Fetch } from '../ui/api.ts';
import type { Theme } from '../ui/theme.ts';
import type { Viewer } from './page.ts';

/** The built bundle's door: what serve.ts hands in and gets back. */
export interface RenderRequest {
  /** The address as asked, without the origin. */
  readonly here: string;
  readonly origin: string;
  readonly locale: Locale;
  /** Asks the hub's own API, in process. */
  readonly fetchApi: Fetch;
  readonly viewer: Viewer | null;
  readonly assets: PageAssets;
  readonly demo: boolean;
  readonly theme: Theme;
  readonly now: Date;
  readonly requestId?: string;
  /** The page's own form as it was sent, url-encoded; nothing when the page is only read. */
  readonly form?: string;
}

/** Addresses of the built files a page loads. */
export interface PageAssets {
  readonly styles: readonly string[];
  readonly scripts: readonly string[];
}

export interface Rendered {
  readonly status: number;
  readonly html: string;
  /** Where to go on to, after a form. */
  readonly location?: string;
  /** Holds what only this reader may see: nobody keeps a copy. */
  readonly isSecret?: boolean;
}

export type Render = (request: RenderRequest) => Promise<Rendered>;
