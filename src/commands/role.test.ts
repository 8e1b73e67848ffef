import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readConfig } from '../config.ts';
import { openHub } from '../hub.ts';
import { roleCommand } from './role.ts';

test('the first administrator is made from the command line, once they have an account', { timeout: 60_000 }, async () => {
  const data = await mkdtemp(join(tmpdir(), 'causeway-role-'));
  const environment = { CAUSEWAY_DATA: data, CAUSEWAY_DEMO: '1', LOG_LEVEL: 'silent' };
  try {
    expect(await roleCommand.run([], environment)).toBe(1);
    expect(await roleCommand.run(['ada@people.example', 'king'], environment)).toBe(1);
    expect(await roleCommand.run(['ada@people.example', 'admin'], environment)).toBe(1);

    const hub = await openHub(readConfig(environment));
    await hub.database.db.insertInto('person').values({ id: 'per_ada', email: 'ada@people.example', name: 'Ada' }).execute();
    await hub.close();
    expect(await roleCommand.run(['Ada@People.example', 'admin'], environment)).toBe(0);
    expect(await roleCommand.run(['ada@people.example', 'admin'], environment)).toBe(1);
    expect(await roleCommand.run(['ada@people.example', 'officer', 'nosuch'], environment)).toBe(1);

    const after = await openHub(readConfig(environment));
    const grants = await after.database.db.selectFrom('role_grant').select(['person_id', 'role', 'scheme']).execute();
    const events = await after.database.db.selectFrom('event').select('actor').where('kind', '=', 'role.granted').execute();
    await after.close();
    expect(grants).toEqual([{ person_id: 'per_ada', role: 'admin', scheme: null }]);
    expect(events).toEqual([{ actor: 'hub' }]);
  } finally {
    await rm(data, { recursive: true, force: true });
  }
});
