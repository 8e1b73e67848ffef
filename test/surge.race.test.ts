// The surge of bench/surge, small: what it must never do, it must not do here either. How long it takes is not asked.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { schemesWithoutDocuments } from '../bench/lib/intake-hub.ts';
import { surge } from '../bench/lib/surge.ts';
import { startMigrated } from './migrated.ts';

test(
  'a serve process is killed and PostgreSQL restarted before a call closes: nothing is lost, nothing is there twice',
  { timeout: 180_000 },
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'causeway-surge-'));
    const schemes = await schemesWithoutDocuments();
    const { server, template } = await startMigrated({ durable: true });
    try {
      const database = await server.createDatabase('surge', template);
      const given = { applicants: 60, seconds: 10, late: 0.1, pool: 4 };
      const account = await surge(given, { server, database, data: folder, schemes });
      expect(account).toMatchObject({ lost: 0, doubled: 0, wrongInstant: 0, otherwise: [] });
      expect(account.accepted + account.refusedLate).toBe(60);
      expect(account.accepted).toBeGreaterThan(0);
    } finally {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
      await rm(schemes, { recursive: true, force: true });
    }
  },
);
