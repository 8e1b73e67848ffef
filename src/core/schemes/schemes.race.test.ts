import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import * as given from '../../../test/given.ts';
import { test } from '../../../test/hub.ts';
import { transact } from '../../platform/db.ts';
import { left } from '../ledger/views.ts';
import { voucherText } from '../../../test/voucher.ts';
import { publishSchemes } from './schemes.ts';

test('processes that start at once publish a file once, and open calls on one envelope filled once', async ({ hub }) => {
  const folder = await mkdtemp(join(tmpdir(), 'causeway-schemes-'));
  try {
    await writeFile(
      join(folder, 'trial-race.yaml'),
      voucherText.replace('scheme: dtspp', 'scheme: trial-race').replaceAll('dtspp.', 'trial-race.'),
    );
    const at = () => transact(hub.db, (tx) => publishSchemes(tx, folder, 'hub', hub.now()));
    const published = await Promise.all(Array.from({ length: 8 }, at));
    expect(published.flat().map(({ version }) => version)).toEqual([1]);
  } finally {
    await rm(folder, { recursive: true });
  }

  const admin = hub.as(await given.person(hub.db, 'admin'));
  const title = { en: 'Batch', 'zh-Hant': '一批', 'zh-Hans': '一批' };
  const call = (code: string) => ({
    scheme: 'trial-race',
    code,
    title,
    opensAt: '2026-01-01T00:00:00Z',
    closesAt: '2099-01-01T00:00:00Z',
  });
  const codes = ['a', 'a', 'a', 'b', 'c', 'd', 'e', 'f'];
  const answers = await Promise.all(codes.map((code) => admin.post('/calls', call(code))));
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 200, 200, 200, 200, 200, 409, 409]);
  expect(await left(hub.db, 'envelope.trial-race')).toBe(500_000_000_00n);
});
