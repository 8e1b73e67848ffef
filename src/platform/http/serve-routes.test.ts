import { expect, test } from 'vitest';
import { z } from 'zod';
import type { Db } from '../db.ts';
import { openLogger } from '../logger.ts';
import { openMetrics } from '../metrics.ts';
import { Refusal } from '../refusal.ts';
import { type Actor, nobody } from './actor.ts';
import { openApi } from './openapi.ts';
import { Amount, Instant, route, Whole } from './route.ts';
import { serveRoutes } from './serve-routes.ts';

const officer: Actor = { id: 'per_1', name: 'An officer', grants: [{ role: 'officer', scheme: 'dtspp' }], organisations: [] };

const routes = {
  'POST /things': route({
    summary: 'Make a thing',
    access: 'person',
    body: z.strictObject({ name: z.string().min(1).max(5), amount: Whole, kind: z.enum(['a', 'b']) }),
    returns: z.object({ name: z.string(), amount: Amount, at: Instant }),
    handle: ({ now }, { body }) => ({ name: body.name, amount: body.amount, at: now, secret: 'not promised' }),
  }),
  'GET /office': route({ summary: 'Look', access: { role: 'officer' }, returns: z.object({}), handle: () => ({}) }),
  'GET /refused': route({
    summary: 'Refuse',
    access: 'public',
    handle: () => {
      throw new Refusal(409, 'http.busy', { left: '1' });
    },
  }),
  'GET /broken': route({
    summary: 'Break',
    access: 'public',
    handle: () => {
      throw new Error('password is hunter2');
    },
  }),
};

const now = new Date('2026-01-02T03:04:05.678Z');
const serving = {
  db: {} as Db,
  clock: () => now,
  logger: openLogger('silent'),
  metrics: openMetrics(),
  origins: ['http://hub.test'],
};

function app(actor: Actor) {
  return serveRoutes(routes, { ...serving, identify: async () => actor });
}

function post(actor: Actor, body: string, headers: Record<string, string> = {}) {
  return app(actor).request('http://hub.test/things', {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  });
}

const good = JSON.stringify({ name: 'one', amount: '900719925474099312', kind: 'a' });

test('what goes out is only what was promised, amounts and instants as text', async () => {
  const answer = await post(officer, good);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({ name: 'one', amount: '900719925474099312', at: '2026-01-02T03:04:05.678Z' });
});

test.each([
  [{ name: 'too long', amount: '1', kind: 'a' }, 'name', 'field.too_long'],
  [{ name: '', amount: '1', kind: 'a' }, 'name', 'field.required'],
  [{ amount: '1', kind: 'a' }, 'name', 'field.required'],
  [{ name: 7, amount: '1', kind: 'a' }, 'name', 'field.wrong_type'],
  [{ name: 'one', amount: '-1', kind: 'a' }, 'amount', 'field.format'],
  [{ name: 'one', amount: '1.005', kind: 'a' }, 'amount', 'field.format'],
  [{ name: 'one', amount: 1, kind: 'a' }, 'amount', 'field.wrong_type'],
  [{ name: 'one', amount: '1', kind: 'c' }, 'kind', 'field.not_offered'],
  [{ name: 'one', amount: '1', kind: 'a', extra: 1 }, 'extra', 'field.unknown'],
])('%o is refused at the field', async (body, field, code) => {
  const answer = await post(officer, JSON.stringify(body));
  expect(answer.status).toBe(422);
  expect(((await answer.json()) as { fields: unknown[] }).fields).toMatchObject([{ field, code }]);
});

test('JSON that is none, another type and too much are each refused as such', async () => {
  expect((await post(officer, '{')).status).toBe(422);
  expect((await post(officer, good, { 'content-type': 'text/plain' })).status).toBe(415);
  expect((await post(officer, `"${'x'.repeat(2 * 1024 * 1024)}"`)).status).toBe(413);
});

test('a visitor is asked to sign in, a person without the role is refused, an officer comes in', async () => {
  expect((await app(nobody).request('http://hub.test/office')).status).toBe(401);
  expect((await app({ ...officer, grants: [] }).request('http://hub.test/office')).status).toBe(403);
  expect((await app(officer).request('http://hub.test/office')).status).toBe(200);
});

test("another site's page does nothing in a visitor's name", async () => {
  expect((await post(officer, good, { origin: 'http://evil.test' })).status).toBe(403);
  expect((await post(officer, good, { origin: 'http://hub.test' })).status).toBe(200);
});

test('a refusal is problem details in the language asked for', async () => {
  const answer = await app(nobody).request('http://hub.test/refused', { headers: { 'accept-language': 'zh-CN' } });
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect(await answer.json()).toMatchObject({
    status: 409,
    code: 'http.busy',
    facts: { left: '1' },
    title: expect.stringContaining('系统') as string,
  });
});

test('a bug answers 500 with an id and none of its words', async () => {
  const answer = await app(nobody).request('http://hub.test/broken');
  const text = await answer.text();
  expect(answer.status).toBe(500);
  expect(text).not.toContain('hunter2');
  expect((JSON.parse(text) as { requestId: string }).requestId).toBe(answer.headers.get('x-request-id'));
});

test('the document says who may, what goes in and what comes out', () => {
  const { paths } = openApi(routes, '1', 'http://hub.test') as { paths: Record<string, Record<string, { description: string }>> };
  expect(paths['/office']?.get?.description).toContain('officer');
  expect(JSON.stringify(paths['/things'])).toContain('"maxLength":5');
});
