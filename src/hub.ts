// The composition root: settings → database → modules → routes, jobs, web. Nothing else knows all the parts.

import { mkdir } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Hono } from 'hono';
import { coreRoutes } from './api.ts';
import type { Config } from './config.ts';
import type { Sealing } from './core/log/seal.ts';
import { openSigner } from './core/log/signer.ts';
import type { Module } from './core/module.ts';
import type { Needs } from './core/needs.ts';
import { demoDoor } from './core/people/demo-door.ts';
import { openSignIn } from './core/people/sign-in.ts';
import { actorByToken, bearerOf } from './core/people/token-actor.ts';
import { onBlock } from './core/webhooks/follow.ts';
import { publishSchemes } from './core/schemes/schemes.ts';
import { newestSchemes } from './core/schemes/views.ts';
import { coreJobs, coreSchedules } from './jobs.ts';
import { type ModuleNeeds, modules as listModules } from './modules/index.ts';
import { type Clock, systemClock } from './platform/clock.ts';
import { type Database, openPglite, openPostgres, transact } from './platform/db.ts';
import { openFiles } from './platform/files.ts';
import { apiPage } from './platform/http/api-page.ts';
import { openApi } from './platform/http/openapi.ts';
import type { Actor } from './platform/http/actor.ts';
import type { Routes } from './platform/http/route.ts';
import { scopesIn } from './platform/http/scopes.ts';
import { type Arrival, serveRoutes } from './platform/http/serve-routes.ts';
import { type Handlers, type Jobs, openJobs, type Schedule } from './platform/jobs.ts';
import { holdFolder } from './platform/hold-folder.ts';
import { type Logger, openLogger } from './platform/logger.ts';
import { openMail } from './platform/mail.ts';
import { mailboxMailer } from './platform/mail-mailbox.ts';
import { smtpMailer } from './platform/mail-smtp.ts';
import { type Metrics, openMetrics } from './platform/metrics.ts';
import { migrate } from './platform/migrate.ts';
import { secretOf } from './platform/secret.ts';
import { vitals } from './vitals.ts';
import type { Viewer } from './web/public/page.ts';
import { webRoutes } from './web/serve.ts';

export const version = '0.1.0';

/** The built web; without it (a test of the API) only the API is served. */
const dist = join(import.meta.dirname, '../dist');

export interface Hub {
  readonly config: Config;
  readonly database: Database;
  readonly jobs: Jobs;
  readonly needs: Needs;
  readonly schedules: readonly Schedule[];
  /** What the sealer of the log works with. */
  readonly sealing: Sealing;
  readonly routes: Routes;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Answers a request: the API, the vital signs and the web. */
  fetch(request: Request, arrival?: Arrival): Promise<Response>;
  close(): Promise<void>;
}

export interface Overrides {
  readonly clock?: Clock;
  /** An open database to use instead of the configured one; the hub does not close it. */
  readonly database?: Database;
  /** Who asks, decided by a test instead of by signing in. */
  readonly identify?: (headers: Headers, db: Database) => Promise<Actor | undefined>;
}

/** Opens the database the settings name. PGlite takes a lock on its folder: a second process is told so. */
export async function openDatabase(config: Config): Promise<{ database: Database; close(): Promise<void> }> {
  if (config.database !== undefined) {
    const database = await openPostgres(config.database.url, config.database.pool);
    return { database, close: () => database.close() };
  }
  await mkdir(config.data, { recursive: true });
  const release = await holdFolder(config.data);
  const database = await openPglite(join(config.data, 'db'));
  return {
    database,
    close: async () => {
      await database.close();
      await release();
    },
  };
}

export async function openHub(config: Config, overrides: Overrides = {}): Promise<Hub> {
  const clock = overrides.clock ?? systemClock;
  const logger = openLogger(config.logLevel);
  const metrics = openMetrics();
  const opened =
    overrides.database === undefined ? await openDatabase(config) : { database: overrides.database, close: async () => {} };
  const { database } = opened;
  await migrate(database.db);
  await transact(database.db, (tx) => publishSchemes(tx, config.schemes, 'hub', clock()));

  const report = (why: string) => logger.error({ why }, 'the virus scanner gave no verdict');
  const files = await openFiles({ ...config, report });
  const { address, demo } = config;
  const secret = await secretOf(config);
  const signer = await openSigner(config.keyFile);
  const mailer = config.smtp === undefined ? mailboxMailer(database.db, clock) : smtpMailer(config.smtp);
  const signIn = openSignIn({ db: database.db, address, secret, demo, clock, logger, times: config.sessions });
  const schemes = await newestSchemes(database.db);
  const moduleNeeds: ModuleNeeds = { address, demo, clock, logger, database, files, mailer, signIn, secret, schemes, signer };
  const modules = listModules(moduleNeeds);
  const needs: Needs = {
    ...moduleNeeds,
    bases: modules.flatMap((module) => module.bases),
    owners: modules.flatMap((module) => module.owners),
    deliveries: modules.flatMap((module) => module.deliveries),
    figures: modules.flatMap((module) => module.figures),
    keepers: modules.flatMap((module) => module.keepers ?? []),
    providersAmong: async (db, ids) =>
      (await Promise.all(modules.map((module) => module.providersAmong?.(db, ids) ?? Promise.resolve([])))).flat(),
    scopes: (actor) => scopesIn(routes, actor),
  };
  const routes: Routes = together<Routes[string]>('route', [coreRoutes(needs), ...modules.map((module) => module.routes)]);
  const handlers: Handlers = together('job', [
    openMail(database.db, secret, mailer),
    coreJobs(needs),
    ...modules.map((module) => module.jobs),
  ]);
  once(
    needs.deliveries.map((delivery) => delivery.unit),
    'unit',
  );
  once(
    needs.bases.map((basis) => basis.name),
    'basis',
  );
  const schedules = [...coreSchedules, ...modules.flatMap((module: Module) => module.schedules)];
  const jobs = await openJobs(database, handlers, logger);

  const app = new Hono<{ Bindings: Arrival }>();
  app.route('/', vitals({ db: database.db, jobs, metrics }));
  app.get('/api', (c) => c.html(apiPage(routes, version)));
  app.get('/api/openapi.json', (c) => c.json(openApi(routes, version, config.address)));
  const identify = async (headers: Headers): Promise<Actor> =>
    (await overrides.identify?.(headers, database)) ?? signIn.identify(headers);
  const identifyProgram = (headers: Headers): Promise<Actor> => {
    const token = bearerOf(headers);
    return token === undefined ? identify(headers) : actorByToken(database.db, token, clock(), demo);
  };
  const served = { db: database.db, clock, logger, metrics, origins: [config.address], identify: identifyProgram };
  app.route('/api', serveRoutes(routes, served));
  if (demo) app.route('/', demoDoor(needs));
  if (existsSync(join(dist, 'server', 'public.js'))) {
    const fetchApi = (request: Request) => app.fetch(request);
    const viewer = async (request: Request) => viewerOf(await identify(request.headers));
    const reportPage = (error: unknown, requestId: string | undefined) => logger.error({ err: error, requestId }, 'page');
    app.route(
      '/',
      await webRoutes({ dist, origin: config.address, demo: config.demo, fetchApi, viewer, now: clock, report: reportPage }),
    );
  }

  return {
    config,
    database,
    jobs,
    needs,
    schedules,
    sealing: { db: database.db, signer, clock, logger, count: (sealed) => metrics.sealed.inc(sealed), onBlock },
    routes,
    logger,
    metrics,
    fetch: async (request, arrival = {}) => app.fetch(request, arrival),
    close: async () => {
      await jobs.stop();
      await mailer.close();
      await opened.close();
    },
  };
}

function viewerOf(actor: Actor): Viewer | null {
  return actor.id === '' ? null : { name: actor.name, isStaff: actor.grants.length > 0 };
}

/** Puts tables together; two parts that claim the same line stop the start. */
function together<Line>(what: string, tables: readonly Readonly<Record<string, Line>>[]): Record<string, Line> {
  once(
    tables.flatMap((table) => Object.keys(table)),
    what,
  );
  return Object.assign({}, ...tables) as Record<string, Line>;
}

function once(names: readonly string[], what: string): void {
  const twice = names.find((name, place) => names.indexOf(name) !== place);
  if (twice !== undefined) throw new Error(`Two parts of the hub claim the same ${what}: ${twice}`);
}
