import { expect } from 'vitest';
import { test } from './hub.ts';

test('the hub is alive, ready, and tells its numbers', async ({ hub }) => {
  for (const path of ['/healthz', '/readyz', '/metrics']) {
    const answer = await hub.fetch(new Request(`http://hub.test${path}`));
    expect(answer.status, path).toBe(200);
  }
});

test('the API is documented by the table it is served from', async ({ hub }) => {
  const answer = await hub.visitor.get('/openapi.json');
  expect(answer.body.openapi).toBe('3.1.0');
});

test('what is not there is a problem in the language asked for', async ({ hub }) => {
  const answer = await hub.fetch(new Request('http://hub.test/api/nowhere', { headers: { 'accept-language': 'zh-HK' } }));
  expect(answer.status).toBe(404);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect(((await answer.json()) as { title: string }).title).toContain('網址');
});
