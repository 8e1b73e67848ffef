import { Hono } from 'hono';
import { answers, type Db } from './platform/db.ts';
import type { Jobs } from './platform/jobs.ts';
import type { Metrics } from './platform/metrics.ts';

interface Vital {
  readonly db: Db;
  readonly jobs: Jobs;
  readonly metrics: Metrics;
}

/** The vital signs: alive (this process), ready (it can work), and the numbers Prometheus collects. */
export function vitals({ db, jobs, metrics }: Vital): Hono {
  const app = new Hono();
  app.get('/healthz', (c) => c.json({ alive: true }));
  app.get('/readyz', async (c) => {
    const database = await answers(db);
    return c.json({ ready: database, database }, database ? 200 : 503);
  });
  app.get('/metrics', async (c) => {
    for (const { name, queued, active, failed } of await jobs.counts()) {
      metrics.jobs.set({ name, state: 'queued' }, queued);
      metrics.jobs.set({ name, state: 'active' }, active);
      metrics.jobs.set({ name, state: 'failed' }, failed);
    }
    return c.text(await metrics.registry.metrics(), 200, { 'content-type': metrics.registry.contentType });
  });
  return app;
}
