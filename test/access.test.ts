// Who may come in where: every route by every role, as the served routes answer, held against a checked-in table.
// A line of test/access.txt that changes is a change of who may do what, and shows as one in review.

import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { roles } from '../src/platform/http/actor.ts';
import { scopeOf, scopesIn } from '../src/platform/http/scopes.ts';
import * as given from './given.ts';
import { test, type Visitor } from './hub.ts';

const closed = new Set(['http.sign_in', 'http.forbidden']);

test('every route lets in whom the table says, and nobody else', async ({ hub }) => {
  const visitors = new Map([
    ['anybody', hub.visitor],
    ['person', hub.as(await given.person(hub.db))],
  ]);
  for (const role of roles) visitors.set(role, hub.as(await given.person(hub.db, role)));

  const table: string[] = [];
  for (const key of Object.keys(hub.routes).toSorted()) {
    const [method = '', path = ''] = key.split(' ');
    const there = path.replaceAll(/:\w+/g, 'not_there');
    const open: string[] = [];
    for (const [name, visitor] of visitors) {
      const answer = await ask(visitor, method, there);
      if (!closed.has(answer.body?.code as string)) open.push(name);
      expect(answer.status, `${key} as ${name}`).toBeLessThan(500);
    }
    table.push(`${key}: ${open.length === visitors.size ? 'anybody' : open.join(' ')}`);
  }
  await expect(`${table.join('\n')}\n`).toMatchFileSnapshot('./access.txt');
});

test('a token reaches a route with its scope alone, and some never', async ({ hub }) => {
  const person = await given.person(hub.db, ...roles);
  const hash = (token: string) => createHash('sha256').update(token).digest('hex');
  const tokens = { without: `cw_${'n'.repeat(43)}`, all: `cw_${'a'.repeat(43)}` };
  for (const [name, token] of Object.entries(tokens)) {
    await hub.db
      .insertInto('personal_token')
      .values({
        id: `tok_${name}`,
        person_id: person.id,
        name,
        hash: hash(token),
        hint: '',
        scopes: name === 'all' ? [...scopesIn(hub.routes)] : [],
        proof: 'both',
        created_at: new Date(),
        expires_at: new Date(Date.now() + 86_400_000),
      })
      .execute();
  }
  const table: string[] = [];
  for (const [key, route] of Object.entries(hub.routes).toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const [method = '', path = ''] = key.split(' ');
    const there = path.replaceAll(/:\w+/g, 'not_there');
    const [bare, full] = await Promise.all(
      Object.values(tokens).map((token) => ask(hub.visitor, method, there, { authorization: `Bearer ${token}` })),
    );
    const scope = scopeOf(key, route);
    if (route.sessionOnly === true) {
      expect([bare?.body?.code, full?.body?.code], key).toEqual(['http.session_only', 'http.session_only']);
    } else if (scope !== undefined) {
      expect(bare, key).toMatchObject({ status: 403, body: { code: 'http.scope_missing', facts: { scope } } });
      expect(['http.scope_missing', ...closed], key).not.toContain(full?.body?.code);
    }
    table.push(`${key}: ${scope ?? (route.sessionOnly === true ? 'no token' : 'no scope needed')}`);
  }
  await expect(`${table.join('\n')}\n`).toMatchFileSnapshot('./scopes.txt');
});

function ask(visitor: Visitor, method: string, path: string, headers: Record<string, string> = {}) {
  const bare = { GET: visitor.get, DELETE: visitor.delete, OPTIONS: visitor.options }[method];
  if (bare !== undefined) return bare(path, headers);
  const asking = { POST: visitor.post, PUT: visitor.put, PATCH: visitor.patch }[method];
  if (asking === undefined) throw new Error(`No way to ask ${method}`);
  return asking(path, undefined, headers);
}
