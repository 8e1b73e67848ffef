import { expect } from 'vitest';
import * as given from '../../../test/given.ts';
import { test } from '../../../test/hub.ts';
import { openReceiver } from '../../../test/receiver.ts';
import { sealBlocks } from '../log/seal.ts';
import { deliver } from './deliver.ts';
import { followLog } from './follow.ts';

test('many followers and many senders at once: each event is told once', async ({ hub }) => {
  const receiver = await openReceiver();
  const one = await given.organisation(hub.db);
  const owner = hub.as(one.owner);
  const { db, signer, clock } = hub.sealing;
  await sealBlocks(db, signer, clock());
  await owner.post('/webhooks', { organisationId: one.id, url: receiver.url, kinds: ['organisation.facts_recorded'] });
  for (const staff of [1, 2, 3]) {
    await owner.put(`/organisations/${one.id}/facts`, { facts: { full_time_staff: staff }, validFrom: '2024-01-01' });
    await sealBlocks(db, signer, clock());
  }

  await Promise.all(Array.from({ length: 6 }, () => followLog(hub.needs)));
  const waiting = await db.selectFrom('webhook_delivery').select('id').execute();
  expect(waiting).toHaveLength(3);
  await Promise.all(waiting.flatMap(({ id }) => Array.from({ length: 5 }, () => deliver(hub.needs, id))));
  expect(receiver.messages).toHaveLength(waiting.length);
  expect(new Set(receiver.messages.map(({ headers }) => headers['webhook-id']))).toEqual(new Set(waiting.map(({ id }) => id)));
  expect(await db.selectFrom('webhook_delivery').select(['status', 'tries']).execute()).toEqual(
    waiting.map(() => ({ status: 'delivered', tries: 1 })),
  );
  await receiver.close();
});
