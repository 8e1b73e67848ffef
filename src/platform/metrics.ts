import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

export interface Metrics {
  readonly registry: Registry;
  /** Seconds a request took, by route and status. */
  readonly requests: Histogram<'route' | 'status'>;
  readonly bugs: Counter;
  readonly jobs: Gauge<'name' | 'state'>;
  readonly sealed: Counter;
}

/** The numbers an operator watches, for Prometheus at `/metrics`. */
export function openMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    requests: new Histogram({
      name: 'causeway_request_seconds',
      help: 'Seconds a request took',
      labelNames: ['route', 'status'],
      buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
      registers,
    }),
    bugs: new Counter({ name: 'causeway_bugs_total', help: 'Requests answered 500', registers }),
    jobs: new Gauge({ name: 'causeway_jobs', help: 'Jobs by name and state', labelNames: ['name', 'state'], registers }),
    sealed: new Counter({ name: 'causeway_events_sealed_total', help: 'Events sealed into blocks', registers }),
  };
}
