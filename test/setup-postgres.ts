import type { TestProject } from 'vitest/node';
import './database.ts';
import { startMigrated } from './migrated.ts';

/** Starts one PostgreSQL for the run; every test copies its databases from the template. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { server, template } = await startMigrated();
  project.provide('databases', { engine: 'postgres', admin: server.url('postgres'), template });
  return () => server.stop();
}
