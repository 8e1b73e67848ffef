import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { answerFile, answerPage } from './answers.ts';

const html = `<!doctype html>${'<p>text</p>'.repeat(500)}`;
const ask = (headers: Record<string, string> = {}) => new Request('http://hub.test/en', { headers });
const bytes = async (response: Response) => Buffer.from(await response.arrayBuffer());

test('a page is packed as the browser takes it and comes out the same', async () => {
  const br = await answerPage(ask({ 'accept-encoding': 'gzip, deflate, br, zstd' }), 200, html, new Headers());
  expect(br.headers.get('content-encoding')).toBe('br');
  expect(brotliDecompressSync(await bytes(br)).toString()).toBe(html);
  const gzip = await answerPage(ask({ 'accept-encoding': 'gzip, br;q=0' }), 200, html, new Headers());
  expect(gunzipSync(await bytes(gzip)).toString()).toBe(html);
  const plain = await answerPage(ask(), 200, html, new Headers());
  expect(plain.headers.get('content-encoding')).toBeNull();
  expect((await bytes(plain)).toString()).toBe(html);
});

test('a page that did not change is not sent again; a page that is not well is never taken for unchanged', async () => {
  const first = await answerPage(ask(), 200, html, new Headers());
  const known = { 'if-none-match': first.headers.get('etag')! };
  expect((await answerPage(ask(known), 200, html, new Headers())).status).toBe(304);
  expect((await answerPage(ask(known), 200, `${html}!`, new Headers())).status).toBe(200);
  expect((await answerPage(ask(known), 404, html, new Headers())).status).toBe(404);
});

const file = {
  type: 'text/css; charset=utf-8',
  etag: '"abc"',
  isHashed: true,
  plain: Buffer.from('body{}'),
  br: Buffer.from('packed'),
};

test('a built file goes out as it was packed, and its name lets it be kept for ever', async () => {
  const br = answerFile(ask({ 'accept-encoding': 'br' }), file);
  expect(br.headers.get('content-encoding')).toBe('br');
  expect(br.headers.get('cache-control')).toContain('immutable');
  const gzip = answerFile(ask({ 'accept-encoding': 'gzip' }), file);
  expect(gzip.headers.get('content-encoding')).toBeNull();
  expect((await bytes(gzip)).toString()).toBe('body{}');
  expect(answerFile(ask({ 'if-none-match': 'W/"abc"' }), file).status).toBe(304);
  expect(answerFile(ask(), { ...file, isHashed: false }).headers.get('cache-control')).not.toContain('immutable');
});
