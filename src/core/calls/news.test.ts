import { expect } from 'vitest';
import { later, opened, schemeWith, text } from '../../../test/given-calls.ts';
import { plainScheme, submitted } from '../../../test/given-application.ts';
import { test, type TestHub } from '../../../test/hub.ts';
import { folded, textLine } from './calendar-file.ts';
import { announce, tellSubscribers } from './news.ts';

const day = 86_400_000;
const mailsTo = (hub: TestHub, email: string) =>
  hub.db
    .selectFrom('mail_message')
    .select(['id', 'subject', 'body'])
    .where('recipient', '=', email)
    .orderBy('sent_at')
    .orderBy('id')
    .execute();
const tokenIn = (body: string) => /\/subscriptions\/([\w-]+)/.exec(body)?.[1] ?? '';

test('an address is asked before it is told anything, hears of an opening once, and is forgotten at one press', async ({
  hub,
}) => {
  hub.stand('2026-03-12T06:00:00Z');
  const email = 'reader@news.example';
  const scheme = { ...plainScheme(), scheme: 'news', prefix: 'NEWS' };
  const call = await opened(hub, scheme, {
    opensAt: '2026-03-20T01:00:00Z',
    closesAt: '2026-04-20T01:00:00Z',
  });
  await hub.db
    .updateTable('call')
    .set({ cancelled_at: hub.now() })
    .where('scheme', '=', 'news')
    .where('id', '<>', call.id)
    .execute();
  const asks = () => hub.visitor.post('/schemes/news/subscriptions', { email: 'Reader@News.example', language: 'zh-Hant' });
  expect((await asks()).status).toBe(204);
  expect((await hub.visitor.post('/schemes/no-such/subscriptions', { email })).status).toBe(404);
  await hub.jobs.drain();
  const [asked] = await mailsTo(hub, email);
  expect(asked?.body).toContain('http://hub.test/zh-hant/subscriptions/');
  const token = tokenIn(asked!.body);

  // Nothing before it was confirmed.
  later(hub, new Date('2026-03-14T01:00:00Z'));
  await announce(hub.db, hub.now());
  await hub.jobs.drain();
  expect(await mailsTo(hub, email)).toHaveLength(1);
  await hub.db.deleteFrom('call_news').execute();
  expect((await asks()).status).toBe(204);
  await hub.jobs.drain();
  expect((await hub.visitor.post(`/subscriptions/${token}/confirm`)).body).toMatchObject({ isConfirmed: true });
  expect((await asks()).status).toBe(204);
  await hub.jobs.drain();
  // Confirmed already: it is not asked again, and whoever asks is not told so.
  expect(await mailsTo(hub, email)).toHaveLength(2);

  await announce(hub.db, hub.now());
  await announce(hub.db, hub.now());
  await hub.jobs.drain();
  later(hub, new Date('2026-03-20T01:00:00Z'));
  await announce(hub.db, hub.now());
  await hub.jobs.drain();
  await tellSubscribers(hub.db, { address: 'http://hub.test', secret: 'x' }, call.id, 'open', hub.now());
  await hub.jobs.drain();
  const [, , soon, open, ...more] = await mailsTo(hub, email);
  expect(more).toEqual([]);
  expect(soon?.subject).toContain('即將接受申請');
  expect(open?.body).toContain(`http://hub.test/zh-hant/calls/${call.id}`);
  expect(tokenIn(open!.body)).toBe(token);

  // A mail program's button: a form with no page, no cookie and no origin.
  const pressed = await hub.fetch(
    new Request(`http://hub.test/api/subscriptions/${token}/unsubscribe`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    }),
  );
  expect(pressed.status).toBe(204);
  expect(await hub.db.selectFrom('call_subscription').select('id').where('email', '=', email).execute()).toEqual([]);
  expect((await hub.visitor.get(`/subscriptions/${token}`)).body.code).toBe('calls.subscription_gone');
});

test('an address that never answers is forgotten after a week; nobody is flooded with questions', async ({ hub }) => {
  hub.stand('2026-05-02T06:00:00Z');
  await opened(hub, { ...plainScheme(), scheme: 'flood', prefix: 'FLOOD' });
  const ask = () => hub.visitor.post('/schemes/flood/subscriptions', { email: 'victim@news.example' });
  const answers = [];
  for (let place = 0; place < 6; place += 1) answers.push((await ask()).status);
  expect(answers).toEqual([204, 204, 204, 204, 204, 429]);
  later(hub, hub.now(), 7 * day + 1);
  await announce(hub.db, hub.now());
  expect(await hub.db.selectFrom('call_subscription').select('id').where('email', '=', 'victim@news.example').execute()).toEqual(
    [],
  );
});

test('many subscribers are told in portions, each once, however often the job runs', async ({ hub }) => {
  hub.stand('2026-06-02T06:00:00Z');
  const call = await opened(hub, { ...plainScheme(), scheme: 'many', prefix: 'MANY' });
  const rows = Array.from({ length: 250 }, (_, place) => ({
    id: `sub_${String(place).padStart(4, '0')}`,
    scheme: 'many',
    email: `reader${place}@many.example`,
    locale: 'en' as const,
    token_hash: `hash ${place}`,
    asked_at: hub.now(),
    confirmed_at: hub.now(),
  }));
  await hub.db.insertInto('call_subscription').values(rows).execute();
  await hub.db.insertInto('call_news').values({ call_id: call.id, kind: 'open', begun_at: hub.now() }).execute();
  const mailing = { address: 'http://hub.test', secret: 'x' };
  for (let run = 0; run < 4; run += 1) await tellSubscribers(hub.db, mailing, call.id, 'open', hub.now());
  await hub.jobs.drain();
  const { count } = await hub.db
    .selectFrom('mail_message')
    .select(({ fn }) => fn.count<bigint>('id').distinct().as('count'))
    .where('recipient', 'like', '%@many.example')
    .executeTakeFirstOrThrow();
  const all = await hub.db.selectFrom('mail_message').select('recipient').where('recipient', 'like', '%@many.example').execute();
  expect([Number(count), new Set(all.map(({ recipient }) => recipient)).size]).toEqual([250, 250]);
});

test('a calendar is lines of at most 75 octets that end as RFC 5545 says, with texts made safe, in the reader’s language', async ({
  hub,
}) => {
  expect(textLine('SUMMARY', 'One, two; three\\four\nfive')).toBe(String.raw`SUMMARY:One\, two\; three\\four\nfive`);
  const long = folded(`SUMMARY:${'數碼轉型支援先導計劃'.repeat(12)}`);
  for (const line of long.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(long.replaceAll('\r\n ', '')).toBe(`SUMMARY:${'數碼轉型支援先導計劃'.repeat(12)}`);

  hub.stand('2026-03-02T06:00:00Z');
  const scheme = schemeWith({ kind: 'round', plan: [{ id: 'secret', kind: 'panel', title: text('Panel'), public: false }] });
  const call = await opened(
    hub,
    { ...scheme, scheme: 'dates', prefix: 'DATES' },
    {
      opensAt: '2026-03-10T01:00:00Z',
      closesAt: '2026-04-10T15:59:59.999Z',
      plan: [
        { milestone: 'secret', at: '2026-04-20T01:00:00Z' },
        { milestone: 'talk', at: '2026-03-15T02:00:00Z', title: text('A talk; with questions, and answers') },
      ],
    },
  );
  const answer = await hub.visitor.get('/schemes/dates/calendar.ics?language=zh-Hant');
  expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  const file = answer.body as string;
  expect(file.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  const lines = file.replaceAll('\r\n ', '').split('\r\n');
  expect([lines[0], lines.at(-2), lines.at(-1)]).toEqual(['BEGIN:VCALENDAR', 'END:VCALENDAR', '']);
  const own = lines
    .join('\n')
    .split('BEGIN:VEVENT')
    .filter((event) => event.includes(call.id));
  expect(own).toHaveLength(3);
  expect(own.join()).toContain('DTSTART:20260310T010000Z');
  expect(own.join()).toContain('DTSTART;VALUE=DATE:20260410\nDTEND;VALUE=DATE:20260411');
  expect(own.join()).toContain(String.raw`A talk\; with questions\, and answers 中`);
  expect(own.join()).not.toContain('Panel');
  const uids = lines.filter((line) => line.startsWith('UID:'));
  expect(new Set(uids).size).toBe(uids.length);
});

test('calls are found by state, by what they give, to whom, and by words, some at a time', async ({ hub }) => {
  hub.stand('2026-03-02T06:00:00Z');
  const scheme = { ...plainScheme(), scheme: 'found', prefix: 'FOUND' };
  const call = await opened(
    hub,
    { ...scheme, applicants: { kinds: ['person', 'organisation'], organisationKinds: ['company'] } },
    { showsReceived: true, showsAsked: true, available: '100' },
  );
  await submitted(hub, { callId: call.id });
  const find = async (query: string) =>
    (await hub.visitor.get(`/calls?scheme=found&${query}`)).body as {
      calls: { id: string }[];
      total: number;
      counts: Record<string, number>;
    };
  const has = async (query: string) => (await find(query)).calls.some(({ id }) => id === call.id);
  expect(await has('state=open')).toBe(true);
  expect(await has('state=upcoming')).toBe(false);
  expect(await has('gives=HKD.cent')).toBe(true);
  expect(await has('gives=GPU.second')).toBe(false);
  expect(await has('who=person')).toBe(true);
  expect(await has('who=company')).toBe(true);
  expect(await has('who=university')).toBe(false);
  expect(await has('q=digital%20transformation')).toBe(true);
  expect(await has('q=100%25')).toBe(false);
  const { calls, total, counts } = await find('page=1');
  expect(counts['open']).toBe(total);
  expect(calls.find(({ id }) => id === call.id)).toMatchObject({ received: 1, available: '100' });
  expect((await find('page=2')).calls).toEqual([]);
});
