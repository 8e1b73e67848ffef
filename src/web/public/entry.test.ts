import { expect, test } from 'vitest';
import type { Locale } from '../../platform/formats.ts';
import { prefixOf } from '../ui/addresses.ts';
import type { RenderRequest } from './contract.ts';
import { render, renderFailure } from './entry.tsx';

const text = (en: string) => ({ en, 'zh-Hant': `繁 ${en}`, 'zh-Hans': `简 ${en}` });
const call = {
  id: 'cal_1',
  scheme: 'dtspp',
  version: 1,
  code: 'one',
  title: text('First round'),
  opensAt: '2026-02-01T00:00:00.000Z',
  closesAt: '2026-03-31T09:00:00.000Z',
  state: 'open',
  secondsLeft: 1,
};
const schemes = [
  { scheme: 'dtspp', version: 1, name: text('Vouchers <for> shops'), summary: text('Half'), units: [], calls: [call] },
];
const figure = {
  id: 'dtspp.applications',
  scheme: 'dtspp',
  title: text('Applications received'),
  kind: 'count',
  value: 14_322,
  items: [],
  asOf: '2026-03-01T02:00:00.000Z',
  series: [
    { at: '2026-01-20T00:00:00.000Z', value: 14_000 },
    { at: '2026-03-01T02:00:00.000Z', value: 14_322 },
  ],
};
const answers: Readonly<Record<string, unknown>> = { '/api/schemes': { schemes }, '/api/figures': { figures: [figure] } };

function ask(here: string, locale: Locale, known = answers): RenderRequest {
  return {
    here: `/${prefixOf[locale]}${here}`,
    origin: 'https://hub.example',
    locale,
    fetchApi: (path) => {
      const found = known[path];
      const body = found ?? { title: 'Not here', status: 404, code: 'http.not_found' };
      return Promise.resolve(Response.json(body, { status: found ? 200 : 404 }));
    },
    viewer: null,
    assets: { styles: ['/assets/public.css'], scripts: ['/assets/public.js'] },
    demo: true,
    theme: 'auto',
    now: new Date('2026-03-01T02:00:00Z'),
  };
}

test('the home page tells of open calls, figures and news, whole and without scripts of its own', async () => {
  const { status, html } = await render(ask('', 'en'));
  expect(status).toBe(200);
  expect(html).toMatch(/^<!doctype html><html lang="en">/);
  expect(html).toContain('Vouchers &lt;for&gt; shops');
  expect(html).toContain('30 days left');
  expect(html).toContain('31 March 2026, 5:00 pm (Hong Kong time)');
  expect(html).toContain('14,322');
  expect(html).toContain('Applications received: 322 more');
  expect(html).toContain('First round opened for applications');
  expect(html).toContain('Example hub: everything here is invented.');
  expect(html.match(/<script/g)).toHaveLength(1);
  expect(html).not.toContain('undefined');
});

test('each language has its own words, its own tag and links to the others that keep the query', async () => {
  const { html } = await render(ask('?x=1', 'zh-Hant'));
  expect(html).toContain('<html lang="zh-Hant-HK">');
  expect(html).toContain('繁 Applications received');
  expect(html).toContain('2026年3月31日下午5時');
  expect(html).toContain('href="/zh-hans?x=1"');
  expect(html).toContain('hrefLang="zh-Hans-CN"');
});

test('without one part of its data the page stands and says what is missing', async () => {
  const { status, html } = await render(ask('', 'en', { '/api/schemes': { schemes } }));
  expect(status).toBe(200);
  expect(html).toContain('30 days left');
  expect(html).toContain('This part cannot be shown at the moment.');
});

test('a page that is not there says so in the reader’s language, and search engines pass it by', async () => {
  const { status, html } = await render(ask('/nothing', 'zh-Hans'));
  expect(status).toBe(404);
  expect(html).toContain('找不到此页');
  expect(html).toContain('<meta name="robots" content="noindex"/>');
  const scheme = await render(ask('/schemes/unknown', 'en'));
  expect(scheme.status).toBe(404);
});

test('a page that failed names the request and promises nothing', () => {
  const { status, html } = renderFailure({ ...ask('/schemes', 'en'), requestId: 'r-1' });
  expect(status).toBe(500);
  expect(html).toContain('r-1');
});
