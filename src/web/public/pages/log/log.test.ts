import { expect } from 'vitest';
import { test } from '../../../../../test/hub.ts';
import { readPage } from '../../../../../test/public-page.ts';
import { record } from '../../../../core/log/log.ts';
import { sealBlocks } from '../../../../core/log/seal.ts';
import { transact } from '../../../../platform/db.ts';

test('anybody finds the key, the latest blocks, and the block that holds an event', async ({ hub }) => {
  hub.stand('2026-03-31T12:00:00+08:00');
  const happening = { at: hub.now(), kind: 'test.happened', subject: 'sub_1', actor: 'hub', facts: { secret: 'kept' } };
  const id = await transact(hub.db, (tx) => record(tx, happening));

  const early = await readPage(hub, `/en/log?event=${id}`);
  expect(early.words('.notice')).toEqual([expect.stringContaining('will be sealed in a moment')]);

  await sealBlocks(hub.db, hub.needs.signer, hub.now());
  const { status, words, html } = await readPage(hub, `/en/log?event=${id}`);
  expect(status).toBe(200);
  expect(words('.notice')[0]).toContain('This event is sealed in block');
  expect(words('.code')).toContain(hub.needs.signer.keyId);
  expect(words('.log-blocks tbody tr').length).toBeGreaterThan(0);
  expect(html).not.toContain('kept');

  expect((await readPage(hub, '/zh-hant/log?event=evt_nothing')).words('.notice')).toEqual([
    expect.stringContaining('沒有這項事件'),
  ]);
  expect((await readPage(hub, '/en/log?page=99')).status).toBe(200);
});
