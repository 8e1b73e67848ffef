import type { ComponentType } from 'react';
import type { Locale, Say } from '../../platform/messages.ts';
import type { ApiCall } from '../ui/api.ts';

/** Who is looking, when they are signed in: only enough to show the way to their own room. */
export interface Viewer {
  readonly name: string;
  /** Holds a role, so has a place in the office. */
  readonly isStaff: boolean;
}

/** What a public page knows of the request it answers. */
export interface PageRequest {
  /** Parts of the path that the page named: `/schemes/:code` → `{ code }`. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The address as asked, without the origin: `/en/catalogue?q=till`. */
  readonly here: string;
  readonly locale: Locale;
  readonly t: Say;
  readonly now: Date;
  readonly api: ApiCall;
  readonly viewer: Viewer | null;
  readonly demo: boolean;
}

export interface PublicPage<Loaded = unknown> {
  /** Without the language: `/schemes/:code`. */
  readonly path: string;
  /** Fetches what the page shows, through the API. A refusal (404, …) becomes the page that says so. */
  readonly load?: (request: PageRequest) => Promise<Loaded>;
  /** For the window, the history and search engines, without the hub's name. */
  readonly title: (loaded: Loaded, request: PageRequest) => string;
  /** One sentence for search engines and link previews. */
  readonly description?: (loaded: Loaded, request: PageRequest) => string;
  readonly View: ComponentType<{ readonly loaded: Loaded; readonly request: PageRequest }>;
  /** Kept out of search engines: lists with filters, receipts, checks. */
  readonly hidden?: boolean;
  /** Takes the page's own form (method post, no action), with or without scripts. A page that takes one is never cached. */
  readonly act?: (request: PageRequest, form: URLSearchParams) => Promise<Acted<Loaded>>;
}

/** What became of a form: the place to go on to, or what the page shows instead, with what was wrong. */
export type Acted<Loaded> = { readonly to: string } | { readonly shows: Loaded };

/** A line of the table of public pages; what `load` gives is what `View` and `title` get. */
export function publicPage<Loaded>(page: PublicPage<Loaded>): PublicPage {
  return page as unknown as PublicPage;
}

/** Finds the page for a place (`/schemes/dtspp`). Fixed paths win over paths with a parameter, in any order of the table. */
export function findPage(
  pages: readonly PublicPage[],
  place: string,
): { page: PublicPage; params: Record<string, string> } | undefined {
  const asked = place.split('?')[0]!.split('/').filter(Boolean);
  const found = pages
    .map((page) => ({ page, params: match(page.path, asked) }))
    .filter((hit): hit is { page: PublicPage; params: Record<string, string> } => hit.params !== undefined);
  return found.toSorted((a, b) => Object.keys(a.params).length - Object.keys(b.params).length)[0];
}

function match(path: string, asked: readonly string[]): Record<string, string> | undefined {
  const wanted = path.split('/').filter(Boolean);
  if (wanted.length !== asked.length) return undefined;
  const params: Record<string, string> = {};
  for (const [at, part] of wanted.entries()) {
    const given = asked[at]!;
    if (!part.startsWith(':')) {
      if (part !== given) return undefined;
      continue;
    }
    try {
      params[part.slice(1)] = decodeURIComponent(given);
    } catch {
      return undefined;
    }
  }
  return params;
}
