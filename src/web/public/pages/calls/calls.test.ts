import { parseHTML } from 'linkedom';
import { expect } from 'vitest';
import * as apply from '../../../../../test/given-application.ts';
import { letterForm, opened, period, schemeWith, text } from '../../../../../test/given-calls.ts';
import { test, type TestHub } from '../../../../../test/hub.ts';
import { readAddress } from '../../../ui/addresses.ts';
import { render } from '../../entry.tsx';

/** A public page as the hub draws it for a visitor, or what became of its form. */
async function read(hub: TestHub, here: string, form?: string) {
  const { status, html, location } = await render({
    here,
    origin: 'http://hub.test',
    locale: readAddress(here)!.locale,
    fetchApi: (path, init) => hub.fetch(new Request(`http://hub.test${path}`, init)),
    viewer: null,
    assets: { styles: [], scripts: [] },
    demo: false,
    theme: 'auto',
    now: hub.now(),
    ...(form !== undefined && { form }),
  });
  const { document } = parseHTML(html);
  const words = (selector: string) =>
    [...document.querySelectorAll(selector)].map((one) => one.textContent.replaceAll(/\s+/g, ' ').trim());
  return { status, html, location, document, words };
}

const planned = schemeWith(
  {
    kind: 'round',
    plan: [
      { id: 'panel', kind: 'panel', title: text('Panel'), public: false, after: { milestone: 'close', within: 'panelTime' } },
      { id: 'results', kind: 'notify', title: text('Results'), public: true, after: { milestone: 'close', within: 'panelTime' } },
    ],
  },
  { panelTime: period(10, 'business-days') },
);

test('a call says when it closes, its dates with where today stands, how many apply, and the way to hear of the next', async ({
  hub,
}) => {
  hub.stand('2026-03-02T06:00:00Z');
  const call = await opened(hub, planned, { expected: 2, showsReceived: true });
  for (let place = 0; place < 3; place += 1) await apply.submitted(hub, { callId: call.id });
  const { status, words, html, document } = await read(hub, `/en/calls/${call.id}`);
  expect(status).toBe(200);
  expect(words('.plan .timeline-title')).toEqual(['Opens', 'Closes', 'Results']);
  expect(words('.plan .timeline-when').at(-1)).toBe('26 March 2026');
  expect(words('.timeline-step[aria-current]')).toHaveLength(1);
  expect(document.querySelector('.plan svg')!.getAttribute('aria-hidden')).toBe('true');
  expect(words('.demand')[0]).toContain('3 applications so far');
  expect(words('.demand')[0]).toContain('1.5 times');
  expect(html).not.toContain('Panel');
  expect(document.querySelector('.subscribe a[href*="calendar.ics?language=en"]')).not.toBeNull();
  expect((await read(hub, `/zh-hant/calls/${call.id}`)).words('h2')).toContain('日程');
  expect((await read(hub, '/en/calls/cal_none')).status).toBe(404);
});

test('the list is narrowed by its address and works as a plain form', async ({ hub }) => {
  hub.stand('2026-03-02T06:00:00Z');
  const call = await opened(hub, { ...planned, scheme: 'listed', prefix: 'LISTED' }, { title: text('A call that is listed') });
  const all = await read(hub, '/en/calls?q=listed');
  expect(all.words('.scheme-row-words').some((row) => row.includes('A call that is listed'))).toBe(true);
  expect(all.document.querySelector('form.filters')!.getAttribute('method')).toBe('get');
  expect(all.document.querySelector(`a[href="/en/calls/${call.id}"]`)).not.toBeNull();
  const none = await read(hub, '/en/calls?gives=GPU.second&q=listed');
  expect(none.words('.state-title')).toEqual(['No call fits']);
  expect((await read(hub, '/en/calls?state=nonsense&page=abc&who=-')).status).toBe(200);
});

test('somebody subscribes, confirms and ends it, each with a plain form', async ({ hub }) => {
  hub.stand('2026-03-02T06:00:00Z');
  await opened(hub, { ...planned, scheme: 'heard', prefix: 'HEARD' });
  const wrong = await read(hub, '/en/schemes/heard/subscribe', 'email=nobody');
  expect([wrong.status, wrong.words('.field-error').length]).toEqual([422, 1]);
  const asked = await read(hub, '/zh-hans/schemes/heard/subscribe', 'email=reader%40page.example');
  expect(asked.location).toBe('/zh-hans/schemes/heard/subscribe?asked=1');
  await hub.jobs.drain();
  const mail = await hub.db
    .selectFrom('mail_message')
    .select('body')
    .where('recipient', '=', 'reader@page.example')
    .executeTakeFirstOrThrow();
  const place = /\/zh-hans\/subscriptions\/[\w-]+/.exec(mail.body)![0];
  // Opening the link does nothing: mail scanners open links.
  await read(hub, place);
  const row = () =>
    hub.db.selectFrom('call_subscription').select('confirmed_at').where('scheme', '=', 'heard').executeTakeFirst();
  expect((await row())?.confirmed_at).toBeNull();
  expect((await read(hub, place, 'act=confirm')).location).toBe(place);
  expect((await row())?.confirmed_at).not.toBeNull();
  expect((await read(hub, place)).words('h1')[0]).toContain('您将收到');
  expect((await read(hub, place, 'act=end')).location).toBe('/zh-hans/subscriptions/ended');
  expect((await read(hub, '/zh-hans/subscriptions/ended')).words('h1')).toEqual(['您不会再收到邮件']);
  expect(await row()).toBeUndefined();
  expect((await read(hub, place)).status).toBe(410);
});

test('a referee reads what is asked, is told what is missing, and sends the letter, without scripts', async ({ hub }) => {
  hub.stand('2026-03-02T06:00:00Z');
  const letters = { least: 1, most: 1, within: 'letterTime', text: text('Write what you know.'), form: letterForm };
  const scheme = schemeWith({ kind: 'round', letters }, { letterTime: period(5, 'days') });
  const call = await opened(hub, { ...scheme, scheme: 'lettered', prefix: 'LETTERED' });
  const { id, owner, by } = await apply.draft(hub, { callId: call.id, documents: false });
  const referee = { name: 'Dr Lam', email: 'lam@page.example', relation: 'Taught me.', language: 'en' };
  await hub.as(owner).post(`/applications/${id}/referees`, referee);
  await hub.jobs.drain();
  const mail = await hub.db
    .selectFrom('mail_message')
    .select('body')
    .where('recipient', '=', referee.email)
    .executeTakeFirstOrThrow();
  const place = /\/en\/letters\/[\w-]+/.exec(mail.body)![0];
  const page = await read(hub, place);
  expect(page.html).toContain(by.name);
  expect(page.words('.lede')[0]).toContain('Dr Lam');
  const wrong = await read(hub, place, 'knows=yes&opinion=');
  expect(wrong.status).toBe(422);
  expect(wrong.document.querySelector('.problem-summary a')!.getAttribute('href')).toBe('#q-opinion');
  expect((await read(hub, place, 'knows=yes&opinion=A+fine+idea.')).location).toBe('/en/letters/done');
  expect((await read(hub, '/en/letters/done')).words('h1')).toEqual(['Your letter is in']);
  expect((await read(hub, place)).status).toBe(410);
});
