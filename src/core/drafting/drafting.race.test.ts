import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import * as given from '../../../test/given.ts';
import { test } from '../../../test/hub.ts';
import { publish, write } from '../../../test/scheme-files.ts';

test('of many who write or publish at once one does, and the others are told', async ({ hub }) => {
  const folder = await mkdtemp(join(tmpdir(), 'causeway-drafts-'));
  try {
    await write(folder, 'trial-drafts');
    await publish(hub, folder);
  } finally {
    await rm(folder, { recursive: true });
  }
  const admin = hub.as(await given.person(hub.db, 'admin'));
  const seconds = await Promise.all(Array.from({ length: 6 }, async () => hub.as(await given.person(hub.db, 'approver'))));
  const { id } = (await admin.post('/scheme-drafts', { from: 'trial-drafts' })).body as { id: string };
  const path = `/scheme-drafts/${id}`;
  const change = (value: string) => admin.patch(path, { revision: 1, changes: [{ path: ['terms', 'cap', 'value'], value }] });
  const written = await Promise.all(['1.00', '2.00', '3.00', '4.00'].map(change));
  expect(written.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409, 409]);

  await admin.post(`${path}/check`, { revision: 2 });
  const seen = await Promise.all(seconds.map((one) => one.post(`${path}/see`, { revision: 2 })));
  expect(seen.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 409, 409, 409, 409, 409]);
  const published = await Promise.all(seconds.map((one) => one.post(`${path}/publish`, { revision: 2 })));
  expect(published.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409, 409, 409, 409]);
  const versions = await hub.db.selectFrom('scheme_version').select('version').where('scheme', '=', 'trial-drafts').execute();
  expect(versions.map(({ version }) => version).toSorted((a, b) => a - b)).toEqual([1, 2]);
});
