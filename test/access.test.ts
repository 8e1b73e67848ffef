// Who may come in where: every route by every role, as the served routes answer, held against a checked-in table.
// A line of test/access.txt that changes is a change of who may do what, and shows as one in review.

import { expect } from 'vitest';
import { roles } from '../src/platform/http/actor.ts';
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

function ask(visitor: Visitor, method: string, path: string) {
  const { get, post, put, patch, options } = visitor;
  const asking = { GET: get, POST: post, PUT: put, PATCH: patch, DELETE: visitor.delete, OPTIONS: options }[method];
  if (asking === undefined) throw new Error(`No way to ask ${method}`);
  return asking(path);
}
