import { expect, test } from 'vitest';
import { ApiRefusal, apiPath, apiThrough, Unreachable } from './api.ts';
import type { Fetch } from './api.ts';

type Bare = (key: string, input?: unknown) => Promise<unknown>;
const through = (fetch: Fetch) => apiThrough(fetch, 'zh-Hant') as unknown as Bare;
const json = (status: number, body: unknown, type = 'application/json') =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': type } });

test('parameters and queries go where they belong, safely', () => {
  expect(apiPath('/applications/:id/documents/:field', { id: 'app_1', field: 'a/b' }, {})).toBe(
    '/api/applications/app_1/documents/a%2Fb',
  );
  expect(apiPath('/packages', {}, { q: '收銀 & co', sector: ['a', 'b'], page: 2, none: undefined, empty: '' })).toBe(
    '/api/packages?q=%E6%94%B6%E9%8A%80+%26+co&sector=a&sector=b&page=2',
  );
  expect(() => apiPath('/applications/:id', {}, {})).toThrow('needs id');
});

test('a call speaks the reader’s language and sends JSON', async () => {
  const seen: [string, RequestInit][] = [];
  const api = through((path, init) => {
    seen.push([path, init]);
    return Promise.resolve(json(200, { ok: true }));
  });
  await expect(api('POST /things/:id', { params: { id: 'x' }, body: { amount: '1' } })).resolves.toEqual({ ok: true });
  const [path, init] = seen[0]!;
  expect(path).toBe('/api/things/x');
  expect(init).toMatchObject({
    method: 'POST',
    body: '{"amount":"1"}',
    headers: { 'accept-language': 'zh-Hant-HK', 'content-type': 'application/json' },
  });
});

test('a problem becomes a refusal with its words, facts and fields', async () => {
  const problem = {
    status: 422,
    code: 'http.invalid',
    title: 'Something is wrong',
    facts: { limit: 5 },
    requestId: 'r1',
    fields: [{ field: 'name', code: 'field.required', message: 'Answer this' }],
  };
  const api = through(() => Promise.resolve(json(422, problem, 'application/problem+json')));
  const refusal = await api('GET /x').catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(ApiRefusal);
  expect(refusal).toMatchObject({
    status: 422,
    code: 'http.invalid',
    title: 'Something is wrong',
    facts: { limit: 5 },
    requestId: 'r1',
  });
  expect((refusal as ApiRefusal).fields).toEqual([{ field: 'name', code: 'field.required', message: 'Answer this' }]);
});

test('a refusal that is no problem document, and no answer at all, are told apart', async () => {
  const gateway = through(() => Promise.resolve(new Response('<html>', { status: 502 })));
  await expect(gateway('GET /x')).rejects.toMatchObject({ status: 502, code: 'http.502' });
  const nothing = through(() => Promise.reject(new TypeError('fetch failed')));
  await expect(nothing('GET /x')).rejects.toBeInstanceOf(Unreachable);
  const empty = through(() => Promise.resolve(new Response(null, { status: 204 })));
  await expect(empty('DELETE /x')).resolves.toBeUndefined();
});
