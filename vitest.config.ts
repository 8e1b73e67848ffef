import { defineConfig } from 'vitest/config';

const beside = ['src/**/*.test.{ts,tsx}', 'test/**/*.test.ts'];
const races = '**/*.race.test.ts';

export default defineConfig({
  test: {
    // Each worker holds a hub and a database; more than cores only makes them wait.
    maxWorkers: 2,
    // Generous: a slow machine is no failure. A hang still ends.
    testTimeout: 90_000,
    hookTimeout: 120_000,
    projects: [
      {
        // PostgreSQL compiled to WASM, in the worker: one session, so races are not for it. The scripts need no database.
        extends: true,
        test: {
          name: 'pglite',
          include: [...beside, 'scripts/**/*.test.ts'],
          exclude: [races],
          globalSetup: 'test/setup-pglite.ts',
        },
      },
      {
        // The same tests and the races, on a real server.
        extends: true,
        test: { name: 'postgres', include: beside, globalSetup: 'test/setup-postgres.ts' },
      },
      {
        // People in a real browser. They meet the web as built (npm test builds it).
        extends: true,
        test: {
          name: 'browser',
          include: ['e2e/**/*.test.ts'],
          globalSetup: 'test/setup-postgres.ts',
          testTimeout: 300_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
