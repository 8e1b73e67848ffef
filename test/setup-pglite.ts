import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import './database.ts';
import { migratedPglite } from './migrated.ts';

/** Migrates one PGlite for the run and leaves its files for every test to start from. */
export default async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'causeway-pglite-'));
  const files = path.join(folder, 'migrated.tar');
  writeFileSync(files, await (await migratedPglite()).bytes());
  project.provide('databases', { engine: 'pglite', files });
  return () => rmSync(folder, { recursive: true, force: true });
}
