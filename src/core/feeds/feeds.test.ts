import { DOMParser } from 'linkedom';
import fc from 'fast-check';
import { expect } from 'vitest';
import { test, type TestHub } from '../../../test/hub.ts';
import { newId } from '../../platform/ids.ts';
import { enterCall } from '../calls/calls.ts';
import { Opportunity } from './shapes.ts';
import { idOf, uuidOf } from './uuid.ts';

const day = 86_400_000;
const title = { en: 'Round <1> & more', 'zh-Hant': '第一輪', 'zh-Hans': '第一轮' };

async function call(hub: TestHub, code: string, opens: number, closes: number): Promise<string> {
  const at = (days: number) => new Date(hub.now().getTime() + days * day);
  const { id } = await enterCall(
    hub.db,
    'hub',
    { scheme: 'dtspp', code, title, opensAt: at(opens), closesAt: at(closes) },
    hub.now(),
  );
  return id;
}

test('an id is written as a UUID and back, whenever it was made', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 42 - 1 }), (at) => {
      const id = newId('cal', at);
      const uuid = uuidOf(id);
      expect(uuid).toMatch(/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
      expect(idOf('cal', uuid)).toBe(id);
    }),
  );
  expect(idOf('cal', '30a12e5e-5940-4c08-921c-17a8960fcf4b')).toBeUndefined();
  expect(idOf('cal', 'nothing')).toBeUndefined();
});

test('calls are CommonGrants opportunities: page by page, and one by one', async ({ hub }) => {
  hub.stand('2026-03-02T02:00:00Z');
  const open = await call(hub, 'cg-open', -10, 20);
  const later = await call(hub, 'cg-later', 5, 20);
  const { status, body } = await hub.visitor.get('/common-grants/opportunities?pageSize=1&page=2');
  expect(status).toBe(200);
  expect(body).toMatchObject({
    status: 200,
    message: 'Success',
    paginationInfo: { page: 2, pageSize: 1, totalItems: 2, totalPages: 2 },
  });
  expect(body.items).toHaveLength(1);

  const one = (await hub.visitor.get(`/common-grants/opportunities/${uuidOf(open)}`)).body.data;
  expect(Opportunity.parse(one)).toEqual(one);
  expect(one).toMatchObject({
    id: uuidOf(open),
    title: 'Digital Transformation Support Pilot Programme: Round <1> & more',
    status: { value: 'open' },
    source: `http://hub.test/en/calls/${open}`,
    keyDates: {
      postDate: { eventType: 'singleDate', date: '2026-02-20', time: '10:00:00+08:00' },
      closeDate: { eventType: 'singleDate', date: '2026-03-22', time: '10:00:00+08:00' },
    },
    funding: { maxAwardAmount: { amount: '50000.00', currency: 'HKD' } },
    acceptedApplicantTypes: [{ value: 'organization' }],
    customFields: { schemeId: { name: 'schemeId', fieldType: 'string', value: 'dtspp' } },
  });
  expect((await hub.visitor.get(`/common-grants/opportunities/${uuidOf(later)}`)).body.data.status).toEqual({
    value: 'forecasted',
  });
  hub.stand('2026-05-02T02:00:00Z');
  expect((await hub.visitor.get(`/common-grants/opportunities/${uuidOf(open)}`)).body.data.status).toEqual({ value: 'closed' });
  expect((await hub.visitor.get(`/common-grants/opportunities/${uuidOf(newId('cal'))}`)).status).toBe(404);
  expect((await hub.visitor.get('/common-grants/opportunities/nothing')).status).toBe(404);
  hub.stand(undefined);
});

test('open and coming calls are a feed in each language; closed ones are not in it', async ({ hub }) => {
  hub.stand('2026-06-01T02:00:00Z');
  const open = await call(hub, 'rss-open', -1, 20);
  await call(hub, 'rss-closed', -9, 1);
  hub.stand('2026-06-03T02:00:00Z');
  const answer = await hub.visitor.get('/feeds/calls?language=zh-Hant');
  expect(answer.headers.get('content-type')).toBe('application/rss+xml; charset=utf-8');
  const feed = new DOMParser().parseFromString(answer.body as string, 'text/xml');
  expect(feed.querySelector('channel > language')?.textContent).toBe('zh-hant-hk');
  const items = [...feed.querySelectorAll('item')];
  expect(items.map((item) => item.querySelector('guid')?.textContent)).toEqual([open]);
  expect(items[0]?.querySelector('title')?.textContent).toContain('數碼轉型支援先導計劃');
  expect(items[0]?.querySelector('description')?.textContent).toContain('截止：2026年6月21日上午10時');
  expect(answer.body).toContain(`<link>http://hub.test/zh-hant/calls/${open}</link>`);
  expect((await hub.visitor.get('/feeds/calls?language=en')).body).toContain('Round &lt;1&gt; &amp; more');
  hub.stand(undefined);
});
