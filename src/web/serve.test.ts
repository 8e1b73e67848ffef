import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Hono } from 'hono';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { webRoutes } from './serve.ts';

/** A built web as small as it can be: what serving does with it is the same. */
const dist = mkdtempSync(join(tmpdir(), 'causeway-web-'));
const reported: unknown[] = [];
const asked: Request[] = [];
let web: Hono;

const build: Readonly<Record<string, string>> = {
  'client/manifest.json': JSON.stringify({
    'src/web/public/enhance.ts': { file: 'assets/public-1.js', css: ['assets/public-1.css'] },
    'src/web/app/main.tsx': { file: 'assets/app-1.js', css: ['assets/app-1.css'], imports: ['_shared'] },
    _shared: { file: 'assets/shared-1.js' },
  }),
  'client/assets/public-1.css': 'body{}',
  'client/assets/app-1.js': 'app()',
  'client/icon.svg': '<svg/>',
  'server/public.js': `
    export async function render(given) {
      if (given.here.includes('broken')) throw new Error('broken');
      const answer = await (await given.fetchApi('/api/echo', {})).text();
      const status = given.here.includes('not-found') ? 404 : 200;
      return { status, html: JSON.stringify({ ...given, fetchApi: undefined, answer }) };
    }
    export const renderFailure = () => ({ status: 500, html: 'sorry' });`,
};

beforeAll(async () => {
  for (const [path, text] of Object.entries(build)) {
    mkdirSync(dirname(join(dist, path)), { recursive: true });
    writeFileSync(join(dist, path), text);
  }
  web = await webRoutes({
    dist,
    origin: 'https://hub.example',
    demo: true,
    fetchApi: (request) => {
      asked.push(request);
      return new Response('hello');
    },
    viewer: (request) =>
      Promise.resolve(request.headers.get('cookie')?.includes('session') ? { name: 'Chan', isStaff: false } : null),
    now: () => new Date('2026-03-01T00:00:00Z'),
    report: (error) => reported.push(error),
  });
});
afterAll(() => rmSync(dist, { recursive: true }));

const ask = (path: string, headers: Record<string, string> = {}) => web.request(`http://hub.test${path}`, { headers });
const drawn = async (response: Response) => (await response.json()) as Record<string, unknown>;

test('the door leads to the reader’s language', async () => {
  const response = await ask('/', { 'accept-language': 'zh-HK,en;q=0.5' });
  expect(response.status).toBe(302);
  expect(response.headers.get('location')).toBe('/zh-hant');
  expect(response.headers.get('vary')).toContain('accept-language');
});

test('a public page is drawn in the language of its address, and asks the API as the visitor', async () => {
  const response = await ask('/zh-hans/schemes?page=2', { cookie: 'session=1; theme=dark', 'accept-language': 'en' });
  expect(await drawn(response)).toMatchObject({
    locale: 'zh-Hans',
    here: '/zh-hans/schemes?page=2',
    viewer: { name: 'Chan' },
    theme: 'dark',
    demo: true,
    answer: 'hello',
    assets: { styles: ['/assets/public-1.css'], scripts: ['/assets/public-1.js'] },
  });
  expect(asked.at(-1)?.headers.get('cookie')).toBe('session=1; theme=dark');
  expect(response.headers.get('cache-control')).toContain('private');
});

test('a page for everybody may be kept and is checked; a theme that is none is ignored', async () => {
  const response = await ask('/en', { cookie: 'theme=<script>' });
  expect(response.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate');
  expect(response.headers.get('vary')).toContain('cookie');
  expect(await drawn(response)).toMatchObject({ theme: 'auto', viewer: null });
});

test('no page may run what is not ours, be framed, or send its forms elsewhere', async () => {
  for (const path of ['/en', '/en/portal']) {
    const policy = (await ask(path)).headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
  }
});

test('portal, office and the door to them get the app’s shell, with a nonce of their own each time', async () => {
  const [one, other] = await Promise.all([ask('/zh-hant/portal/applications/app_1'), ask('/zh-hant/sign-in?next=%2Fportal')]);
  const [html, html2] = [await one.text(), await other.text()];
  expect(html).toContain('<html lang="zh-Hant-HK">');
  expect(html).toContain('<script type="module" src="/assets/app-1.js">');
  expect(html).toContain('<link rel="modulepreload" href="/assets/shared-1.js">');
  const nonceOf = (text: string) => /nonce="([^"]+)"/.exec(text)?.[1];
  expect(nonceOf(html)).not.toBe(nonceOf(html2));
  expect(one.headers.get('content-security-policy')).toContain(`'nonce-${nonceOf(html)}'`);
  expect(one.headers.get('cache-control')).toBe('private, no-cache');
});

test('an address without a language, or of nothing, is not found in the reader’s language', async () => {
  const response = await ask('/fr/schemes', { 'accept-language': 'zh-CN' });
  expect(response.status).toBe(404);
  expect(await drawn(response)).toMatchObject({ locale: 'zh-Hans' });
  expect((await ask('/assets/old-1.js')).status).toBe(404);
  expect((await ask('/manifest.json')).status).toBe(404);
});

test('a page that breaks says so and is reported once', async () => {
  const response = await ask('/en/broken');
  expect(response.status).toBe(500);
  expect(await response.text()).toBe('sorry');
  expect(reported).toEqual([new Error('broken')]);
});

test('built files are served as what they are', async () => {
  const css = await ask('/assets/public-1.css');
  expect(css.headers.get('content-type')).toBe('text/css; charset=utf-8');
  expect(css.headers.get('cache-control')).toContain('immutable');
  const icon = await ask('/icon.svg');
  expect(icon.headers.get('content-type')).toBe('image/svg+xml');
  expect(icon.headers.get('cache-control')).not.toContain('immutable');
});

const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  web.request(`http://hub.test${path}`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  });

test('a form of a public page goes to the page, and what comes of it is kept by nobody', async () => {
  const response = await post('/en/confirm/TOKEN', 'applied=yes', { origin: 'https://hub.example' });
  expect(await drawn(response)).toMatchObject({ here: '/en/confirm/TOKEN', form: 'applied=yes' });
  expect(response.headers.get('cache-control')).toBe('no-store');
});

test('a form is not taken from another site, in another shape, at an address of the app, or when it is huge', async () => {
  expect((await post('/en/confirm/TOKEN', 'a=1', { origin: 'https://evil.example' })).status).toBe(403);
  expect((await post('/en/confirm/TOKEN', '{}', { 'content-type': 'application/json' })).status).toBe(404);
  expect((await post('/en/portal', 'a=1')).status).toBe(404);
  expect((await post('/confirm/TOKEN', 'a=1')).status).toBe(404);
  expect((await post('/en/confirm/TOKEN', `a=${'x'.repeat(70_000)}`)).status).toBe(413);
});

test('a form with files brings what they say, letter for letter', async () => {
  const form = new FormData();
  form.append('receipt', new File(['{\r\n "名": 1\n}\n'], 'receipt.json'));
  form.append('note', 'a & b');
  const response = await web.request('http://hub.test/en/receipt', { method: 'POST', body: form });
  const brought = new URLSearchParams((await drawn(response))['form'] as string);
  expect([...brought]).toEqual([
    ['receipt', '{\r\n "名": 1\n}\n'],
    ['note', 'a & b'],
  ]);
  const broken = { 'content-type': 'multipart/form-data; boundary=x' };
  expect((await drawn(await post('/en/receipt', 'no parts', broken)))['form']).toBe('');
  expect((await post('/en/receipt', 'x'.repeat(2_200_000), broken)).status).toBe(413);
});
