import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { t } from '../messages/index.ts';
import { isOwnOrigin } from '../platform/http/serve-routes.ts';
import type { Locale } from '../platform/messages.ts';
import { isAppPlace } from './app/places.ts';
import type { Render, Rendered, RenderRequest } from './public/contract.ts';
import type { Theme } from './ui/theme.ts';
import type { Viewer } from './public/page.ts';
import { answerFile, answerPage } from './server/answers.ts';
import { entryAssets, readBuiltFiles } from './server/files.ts';
import { pagePolicy } from './server/policy.ts';
import { appShell } from './server/shell.ts';
import { address, preferredLocale, readAddress } from './ui/addresses.ts';

/** What the web needs of the hub it stands in. */
export interface WebNeeds {
  /** The folder of the build, with `client/` and `server/` in it. */
  readonly dist: string;
  /** The address people use, without a slash at the end. */
  readonly origin: string;
  readonly demo: boolean;
  /** Asks the hub's API in process. Public pages ask as the visitor: the cookie goes with it. */
  readonly fetchApi: (request: Request) => Response | Promise<Response>;
  /** Who looks at a public page, or nobody. */
  readonly viewer: (request: Request) => Promise<Viewer | null>;
  readonly now: () => Date;
  /** Told of a page that could not be drawn, once, with its request id. */
  readonly report: (error: unknown, requestId: string | undefined) => void;
}

/** A form of a public page is small: a few answers. One with files holds texts of the hub's own making, such as receipts. */
const formMost = 64 * 1024;
const filesMost = 2 * 1024 * 1024;

interface Bundle {
  readonly render: Render;
  readonly renderFailure: (request: RenderRequest) => Rendered;
}

/** The web: built files, public pages drawn on the server, the app's shell for portal and office. Mount after the API. */
export async function webRoutes(needs: WebNeeds): Promise<Hono> {
  const bundle = (await import(pathToFileURL(join(needs.dist, 'server', 'public.js')).href)) as Bundle;
  const files = readBuiltFiles(join(needs.dist, 'client'));
  const assets = {
    public: entryAssets(needs.dist, 'src/web/public/enhance.ts'),
    app: entryAssets(needs.dist, 'src/web/app/main.tsx'),
  };

  const web = new Hono();
  web.get('/', (c) => {
    const locale = preferredLocale(c.req.header('accept-language'));
    return c.body(null, 302, { location: address(locale, '/'), vary: 'accept-language', 'cache-control': 'no-cache' });
  });
  web.get('*', async (c) => {
    const request = c.req.raw;
    const url = new URL(request.url);
    const file = files.get(url.pathname);
    if (file) return answerFile(request, file);
    const found = readAddress(url.pathname);
    if (!found && url.pathname.startsWith('/assets/')) return c.notFound();
    const { locale, place } = found ?? { locale: preferredLocale(c.req.header('accept-language')), place: '/not-found' };
    return isAppPlace(place) ? shell(request, locale) : page(request, locale, url, found !== undefined);
  });
  const limits = { form: bodyLimit({ maxSize: formMost }), files: bodyLimit({ maxSize: filesMost }) };
  const limit: typeof limits.form = (c, next) => limits[hasFiles(c.req.raw) ? 'files' : 'form'](c, next);
  web.post('*', limit, async (c) => {
    const request = c.req.raw;
    const url = new URL(request.url);
    const found = readAddress(url.pathname);
    const isForm =
      (request.headers.get('content-type') ?? '').startsWith('application/x-www-form-urlencoded') || hasFiles(request);
    if (!found || isAppPlace(found.place) || !isForm) return c.notFound();
    if (!isOwnOrigin(request, [needs.origin])) return c.body(null, 403);
    return page(request, found.locale, url, true, await formOf(request));
  });
  return web;

  function shell(request: Request, locale: Locale) {
    const nonce = randomBytes(16).toString('base64');
    const headers = pagePolicy(nonce);
    headers.set('cache-control', 'private, no-cache');
    const words = { hub: t(locale, 'common.hub'), needsScript: t(locale, 'common.needs_script') };
    const html = appShell({ locale, theme: themeOf(request), assets: assets.app, nonce, demo: needs.demo, ...words });
    return answerPage(request, 200, html, headers);
  }

  async function page(request: Request, locale: Locale, url: URL, isInLanguage: boolean, form?: string) {
    const viewer = request.headers.has('cookie') ? await needs.viewer(request) : null;
    const requestId = request.headers.get('x-request-id');
    const given: RenderRequest = {
      here: isInLanguage ? url.pathname + url.search : address(locale, '/not-found'),
      origin: needs.origin,
      locale,
      fetchApi: async (path, init) => needs.fetchApi(asVisitor(request, path, init)),
      viewer,
      assets: assets.public,
      demo: needs.demo,
      theme: themeOf(request),
      now: needs.now(),
      ...(requestId && { requestId }),
      ...(form !== undefined && { form }),
    };
    const headers = pagePolicy();
    const { status, html, location, isSecret } = await bundle.render(given).catch((error: unknown) => {
      needs.report(error, requestId ?? undefined);
      return bundle.renderFailure(given);
    });
    headers.set('cache-control', viewer || status !== 200 ? 'private, no-cache' : 'public, max-age=0, must-revalidate');
    if (isSecret || form !== undefined) headers.set('cache-control', 'no-store');
    if (location !== undefined) {
      headers.set('location', location);
      return new Response(null, { status, headers });
    }
    return answerPage(request, status, html, headers);
  }
}

const hasFiles = (request: Request) => (request.headers.get('content-type') ?? '').startsWith('multipart/form-data');

/** What a form brings, as one text: a file stands in it by what it says. A body that is no form brings nothing. */
async function formOf(request: Request): Promise<string> {
  if (!hasFiles(request)) return request.text();
  const given = await request.formData().catch(() => new FormData());
  const form = new URLSearchParams();
  for (const [name, value] of given) form.append(name, typeof value === 'string' ? value : await value.text());
  return form.toString();
}

/** A request to the API from inside a page: the visitor's own, so it shows what the visitor may see. */
function asVisitor(request: Request, path: string, init: RequestInit): Request {
  const headers = new Headers(init.headers);
  for (const name of ['cookie', 'x-request-id', 'x-forwarded-for']) {
    const value = request.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  return new Request(new URL(path, request.url), { ...init, headers });
}

function themeOf(request: Request): Theme {
  const found = /(?:^|;\s*)theme=(light|dark)(?:;|$)/.exec(request.headers.get('cookie') ?? '');
  return (found?.[1] as Theme | undefined) ?? 'auto';
}
