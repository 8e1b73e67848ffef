// Serves a table of routes: request id, who asks, what came in, the use case, what goes out, one log line for a bug.

import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { z } from 'zod';
import { t } from '../../messages/index.ts';
import type { Clock } from '../clock.ts';
import type { Db } from '../db.ts';
import type { Logger } from '../logger.ts';
import type { Metrics } from '../metrics.ts';
import { type Locale, locales } from '../messages.ts';
import { isAway } from '../postgres-away.ts';
import { Refusal } from '../refusal.ts';
import { type Actor, holds, nobody } from './actor.ts';
import { downloadResponse } from './download.ts';
import { type Answered, askedWith, once, takesKey } from './once.ts';
import { parse, problemResponse } from './problems.ts';
import type { Access, Download, Routes, Upload } from './route.ts';
import { allowToken } from './scopes.ts';

export interface Serving {
  readonly db: Db;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Where the hub is reached: another site's page may not act in its name. */
  readonly origins: readonly string[];
  identify(headers: Headers): Promise<Actor>;
}

const bodyMost = 1024 * 1024;
const reads = new Set(['GET', 'HEAD']);

/** The language a request asks for: what the page says, then what the browser says, then English. */
export function localeOf(request: Request): Locale {
  const asked = request.headers.get('accept-language') ?? '';
  for (const part of asked.split(',')) {
    const tag = part.split(';')[0]?.trim().toLowerCase() ?? '';
    const exact = locales.find((locale) => tag === locale.toLowerCase());
    if (exact !== undefined) return exact;
    if (/^zh-(hant|hk|tw|mo)/.test(tag)) return 'zh-Hant';
    if (tag.startsWith('zh')) return 'zh-Hans';
    if (tag.startsWith('en')) return 'en';
  }
  return 'en';
}

/** The refusal or bug of any request as its answer. A bug is logged once, with the id the asker is shown. */
export function answerFailure(
  error: unknown,
  request: Request,
  serving: Pick<Serving, 'logger' | 'metrics'>,
  requestId: string,
): Response {
  const locale = localeOf(request);
  if (error instanceof Refusal) return problemResponse(error, locale, requestId);
  if (isAway(error)) {
    serving.logger.error({ err: error, requestId }, 'the database is away');
    return problemResponse(new Refusal(503, 'http.busy'), locale, requestId);
  }
  serving.metrics.bugs.inc();
  serving.logger.error({ err: error, requestId, path: new URL(request.url).pathname }, 'bug');
  const bug = {
    type: '/problems/http.bug',
    title: t(locale, 'http.bug', { requestId }),
    status: 500,
    code: 'http.bug',
    facts: {},
    requestId,
  };
  return new Response(JSON.stringify(bug), {
    status: 500,
    headers: { 'content-type': 'application/problem+json', 'x-request-id': requestId },
  });
}

/** What the server knows of a request beside it. */
export interface Arrival {
  readonly peer?: string;
}

export function serveRoutes(routes: Routes, serving: Serving): Hono<{ Bindings: Arrival }> {
  const app = new Hono<{ Bindings: Arrival }>();
  for (const [key, route] of Object.entries(routes)) {
    const [method = '', path = ''] = key.split(' ');
    const most = route.takesFile ?? bodyMost;
    const tooLarge = () => new Refusal(413, 'http.too_large', { limit: most });
    const limit = bodyLimit({
      maxSize: most,
      onError: () => {
        throw tooLarge();
      },
    });
    // A file is not gathered in memory: its use case counts while it streams to disk. A length that is announced and small
    // enough is held to by Node; only a body of unknown length has to be counted.
    const isSafe = (headers: Headers) =>
      !headers.has('transfer-encoding') && Number(headers.get('content-length') ?? 'NaN') <= most;
    const guard: typeof limit = (c, next) =>
      route.takesFile !== undefined || reads.has(method) || isSafe(c.req.raw.headers) ? next() : limit(c, next);
    app.on(method, path, guard, async (c) => {
      const started = performance.now();
      const requestId = randomUUID();
      let status = 500;
      try {
        const request = c.req.raw;
        if (!reads.has(method)) refuseOtherOrigins(request, serving.origins);
        // The time that counts is when the last byte had come, whatever else must be waited for.
        const arriving = arrivalOf(request, route.takesFile !== undefined || reads.has(method), serving.clock);
        arriving.catch(() => {});
        const actor = await serving.identify(request.headers);
        allow(route.access, actor);
        allowToken(key, route, actor);
        const params = route.params === undefined ? undefined : await parse(route.params as z.ZodType, c.req.param());
        const query = route.query === undefined ? undefined : await parse(route.query as z.ZodType, queryOf(c.req.queries()));
        const file = route.takesFile === undefined ? undefined : upload(request);
        if (file?.length !== undefined && file.length > most) throw tooLarge();
        const { text, now } = await arriving;
        const body = route.body === undefined ? undefined : await parse(route.body as z.ZodType, sentIn(request, text));
        const reply = new Headers();
        const peer = (c.env as Arrival | undefined)?.peer ?? '';
        const context = {
          db: serving.db,
          actor,
          now,
          locale: localeOf(request),
          requestId,
          headers: request.headers,
          peer,
          reply,
        };
        const given = { params, query, body, file };
        const perform = async (db: Db) => answered(route, await route.handle({ ...context, db }, given));
        const givenKey = takesKey(method, route) && actor.id !== '' ? request.headers.get('idempotency-key') : null;
        const asked = askedWith(givenKey, actor.id, `${method} ${c.req.path}`, text);
        const response =
          route.download === undefined
            ? jsonResponse(await (asked === undefined ? perform(serving.db) : once(serving.db, asked, now, perform)), requestId)
            : downloadResponse((await route.handle(context, given)) as Download);
        status = response.status;
        if (route.download !== undefined) response.headers.set('x-request-id', requestId);
        for (const [name, value] of reply) response.headers.append(name, value);
        return response;
      } catch (error) {
        const response = answerFailure(error, c.req.raw, serving, requestId);
        status = response.status;
        return response;
      } finally {
        serving.metrics.requests.observe({ route: key, status: String(status) }, (performance.now() - started) / 1000);
      }
    });
  }
  app.onError((error, c) => answerFailure(error, c.req.raw, serving, randomUUID()));
  app.all('*', (c) => problemResponse(new Refusal(404, 'http.not_found'), localeOf(c.req.raw), randomUUID()));
  return app;
}

/** Whether the asker may come in at all. What they may do with the very thing is the use case's to say. */
export function allow(access: Access, actor: Actor): void {
  if (access === 'public') return;
  if (actor === nobody || actor.id === '') throw new Refusal(401, 'http.sign_in');
  if (access === 'person') return;
  if (!holds(actor, access.role)) throw new Refusal(403, 'http.forbidden');
}

/** A page of another site may read nothing and do nothing here with the visitor's cookie. */
function refuseOtherOrigins(request: Request, origins: readonly string[]): void {
  if (!isOwnOrigin(request, origins)) throw new Refusal(403, 'http.wrong_origin');
}

/** Whether a request came from a page of this hub, or from no page at all. */
export function isOwnOrigin(request: Request, origins: readonly string[]): boolean {
  const origin = request.headers.get('origin');
  return origin === null || origins.includes(origin) || origin === new URL(request.url).origin;
}

function queryOf(all: Record<string, string[]>): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(all).map(([name, values]) => [name, values.length === 1 ? (values[0] ?? '') : values]),
  );
}

/** What a request says, and the instant at which all of it had come. A file is left to stream. */
async function arrivalOf(request: Request, isLeft: boolean, clock: Clock): Promise<{ text: string; now: Date }> {
  const text = isLeft || request.headers.get('content-length') === '0' ? '' : await request.text();
  return { text, now: clock() };
}

function sentIn(request: Request, text: string): unknown {
  const type = request.headers.get('content-type') ?? '';
  if (!type.startsWith('application/json')) throw new Refusal(415, 'http.wrong_type', { expected: 'application/json' });
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(422, 'http.malformed');
  }
}

function upload(request: Request): Upload {
  const length = request.headers.get('content-length');
  return {
    stream: request.body ?? new ReadableStream<Uint8Array>({ start: (controller) => controller.close() }),
    name: nameOf(request.headers.get('x-file-name') ?? ''),
    type: request.headers.get('content-type') ?? 'application/octet-stream',
    length: length === null ? undefined : Number(length),
  };
}

/** The sender's name for a file, percent-encoded because headers carry ASCII only; nothing when it is not readable. */
function nameOf(header: string): string {
  try {
    return decodeURIComponent(header);
  } catch {
    return '';
  }
}

/** A result as it goes out. One that does not fit its shape is our bug, not the asker's. */
async function answered(route: Routes[string], result: unknown): Promise<Answered> {
  if (route.returns === undefined) return { status: 204, text: null };
  const shaped = await (route.returns as z.ZodType).parseAsync(result);
  return { status: route.status ?? 200, text: JSON.stringify(shaped) };
}

function jsonResponse({ status, text }: Answered, requestId: string): Response {
  const named = { 'x-request-id': requestId };
  const headers = text === null ? named : { 'content-type': 'application/json', 'cache-control': 'no-store', ...named };
  return new Response(text, { status, headers });
}
