import { parseHTML } from 'linkedom';
import { expect } from 'vitest';
import { named, open, publish, test, write } from '../../../../../test/scheme-files.ts';
import type { TestHub } from '../../../../../test/hub.ts';
import { voucher } from '../../../../../test/voucher.ts';
import { readAddress } from '../../../ui/addresses.ts';
import { render } from '../../entry.tsx';

/** A public page as the hub draws it for a visitor: its status, its document and its words. */
async function read(hub: TestHub, here: string) {
  const { status, html } = await render({
    here,
    origin: 'http://hub.test',
    locale: readAddress(here)!.locale,
    fetchApi: (path, init) => hub.fetch(new Request(`http://hub.test${path}`, init)),
    viewer: null,
    assets: { styles: [], scripts: [] },
    demo: false,
    theme: 'auto',
    now: hub.now(),
  });
  const { document } = parseHTML(html);
  const words = (selector: string) => [...document.querySelectorAll(selector)].map((one) => one.textContent.trim());
  return { status, html, document, words };
}

async function scheme(hub: TestHub, folder: string, ...changes: readonly (readonly [string, string])[]) {
  hub.stand('2026-03-31T12:00:00+08:00');
  const name = named();
  await write(folder, name, ...changes);
  await publish(hub, folder);
  return name;
}

const good =
  'sector=retail&operating=yes&fullTimeStaff=12&registration=business-registration&listed=no&statutory=no&subvented=no';

test('the scheme page says what, who, when, how long and what is expected, in that order, with the deadline in sight', async ({
  hub,
  folder,
}) => {
  const name = await scheme(hub, folder, ['value: "50,000.00"', 'value: "60,000.00"']);
  await open(hub, name, 'one', { closesAt: '2026-06-01T17:00:00+08:00' });
  const { status, words, document, html } = await read(hub, `/en/schemes/${name}`);
  expect(status).toBe(200);
  expect(words('.scheme-part h2')).toEqual([
    'What you get',
    'Who can apply',
    'When you can apply',
    'How long it takes',
    'What is expected of you',
    'Documents you will need',
    'How it works, step by step',
    'What we had to assume',
  ]);
  expect(words('.hero dd')).toEqual(['50%', 'HK$60,000']);
  expect(words('.call-box .call-times-at')).toEqual(['1 June 2026, 5:00 pm (Hong Kong time)']);
  expect(words('.call-box .clock')).toEqual(['62 days left']);
  expect(document.querySelector('.call-box .button-primary')!.getAttribute('href')).toBe(`/en/schemes/${name}/check`);
  expect(document.querySelectorAll('#duration ~ div .assumed').length).toBe(4);
  expect(html).not.toMatch(/\{[a-z][A-Za-z]*\}/);
  const data = JSON.parse(document.querySelector('script[type="application/ld+json"]')!.textContent) as Record<string, unknown>;
  expect(data).toMatchObject({ '@type': 'GovernmentService', url: `/en/schemes/${name}` });

  const chinese = await read(hub, `/zh-hant/schemes/${name}`);
  expect(chinese.words('h1')).toEqual(['數碼轉型支援先導計劃']);
  expect(chinese.words('.call-box .call-times-at')).toEqual(['2026年6月1日下午5時']);
});

test('the call that is told of is the one whose rules are shown', async ({ hub, folder }) => {
  const name = await scheme(hub, folder);
  const times = { opensAt: '2026-03-01T00:00:00+08:00', closesAt: '2026-04-10T00:00:00+08:00' };
  await open(hub, name, 'now', { ...times, title: { en: 'Now', 'zh-Hant': '今輪', 'zh-Hans': '本轮' } });
  await write(folder, name, ['value: "50,000.00"', 'value: "80,000.00"']);
  await publish(hub, folder);
  await open(hub, name, 'next', {
    opensAt: '2026-05-01T00:00:00+08:00',
    closesAt: '2026-08-01T00:00:00+08:00',
    title: { en: 'Next', 'zh-Hant': '下輪', 'zh-Hans': '下轮' },
  });

  const now = await read(hub, `/en/schemes/${name}`);
  expect(now.words('.call-box-title')).toEqual(['Now']);
  expect(now.words('.hero dd')[1]).toBe('HK$50,000');
  const other = await read(hub, `/en/schemes/${name}?version=2`);
  expect(other.words('.hero dd')[1]).toBe('HK$80,000');
  expect(other.words('.notice')[0]).toContain('version 2');
  hub.stand('2026-05-02T00:00:00+08:00');
  const later = await read(hub, `/en/schemes/${name}`);
  expect(later.words('.call-box-title')).toEqual(['Next']);
  expect(later.words('.hero dd')[1]).toBe('HK$80,000');
  expect((await read(hub, `/en/schemes/${name}?version=9`)).status).toBe(404);
});

test('a scheme that has no call says so, and one that is not there is not found', async ({ hub, folder }) => {
  const name = await scheme(hub, folder);
  const { words } = await read(hub, `/en/schemes/${name}`);
  expect(words('.call-box')[0]).toContain('No call is announced.');
  expect((await read(hub, '/en/schemes/no-such')).status).toBe(404);
  expect((await read(hub, '/en/schemes/no-such/check')).status).toBe(404);
  expect((await read(hub, '/en/schemes/no-such/rules')).status).toBe(404);
});

test('the check is a plain form that asks every question, and an answer in the address is chosen in it', async ({
  hub,
  folder,
}) => {
  const name = await scheme(hub, folder);
  const { document, words } = await read(hub, `/en/schemes/${name}/check`);
  const form = document.querySelector('form.check-form')!;
  expect([form.getAttribute('method'), form.getAttribute('action')]).toEqual(['get', `/en/schemes/${name}/check`]);
  expect(words('.check-form .field-label')).toHaveLength(7);
  expect(document.querySelector('.verdict')).toBeNull();

  const answered = await read(hub, `/en/schemes/${name}/check?sector=tourism&fullTimeStaff=8&utm_source=letter`);
  const chosen = [...answered.document.querySelectorAll('input[checked]')].map((one) => one.getAttribute('value'));
  expect(chosen).toEqual(['tourism']);
  expect(answered.document.querySelector('input[name=fullTimeStaff]')!.getAttribute('value')).toBe('8');
  expect(answered.words('.verdict-title')).toEqual(['Some answers are missing']);
  expect(answered.document.querySelector('.verdict a')!.getAttribute('href')).toBe('#q-operating');
});

test('who may apply is told so with the next step; who may not, which rule fails, why, and the way out', async ({
  hub,
  folder,
}) => {
  const name = await scheme(hub, folder);
  await open(hub, name, 'one');
  const yes = await read(hub, `/en/schemes/${name}/check?${good}`);
  expect(yes.words('.verdict-title')).toEqual(['You can apply']);
  expect(yes.words('title')[0]).toMatch(/^You can apply · /);
  expect(yes.words('.said .tag')).toEqual(Array(7).fill('Met'));
  expect(yes.document.querySelector('.next .button-primary')!.getAttribute('href')).toBe('/en/catalogue?sector=retail');
  expect(yes.words('.next .button-secondary')).toEqual(['Sign in to apply']);

  const no = await read(hub, `/zh-hant/schemes/${name}/check?${good.replace('=12', '=1,250')}`);
  expect(no.words('.verdict-title')).toEqual(['按目前情況，你未符合申請資格']);
  expect(no.words('.said .tag')[0]).toBe('不符合');
  expect(no.words('.said-message')[0]).toContain('全職員工少於50人');
  expect(no.words('.said-answer')[0]).toContain('1,250');
  expect(no.words('.said .assumption')[0]).toContain('同一集團');
  expect(no.document.querySelector('.next .button')).toBeNull();

  hub.stand('2026-07-01T00:00:00+08:00');
  const late = await read(hub, `/en/schemes/${name}/check?${good}`);
  expect(late.words('.next p')[0]).toContain('No call is open now');
});

test('an answer that cannot be read is named at the top and at its question, and nothing is judged', async ({ hub, folder }) => {
  const name = await scheme(hub, folder);
  const { status, words, document } = await read(
    hub,
    `/en/schemes/${name}/check?fullTimeStaff=-4&listed=maybe&sector=retail&operating=yes&operating=no`,
  );
  expect(status).toBe(200);
  expect(document.querySelector('.verdict')).toBeNull();
  expect([...document.querySelectorAll('.problem-summary a')].map((one) => one.getAttribute('href'))).toEqual([
    '#q-operating',
    '#q-fullTimeStaff',
    '#q-listed',
  ]);
  expect(words('.check-form .field-error')).toHaveLength(3);
  expect(document.querySelector('input[name=fullTimeStaff]')!.getAttribute('value')).toBe('-4');
  for (const link of document.querySelectorAll('.problem-summary a')) {
    expect(document.querySelector(link.getAttribute('href')!)!.tagName).toBe('INPUT');
  }
});

test('what is typed into the address is shown as text, never as markup', async ({ hub, folder }) => {
  const name = await scheme(hub, folder);
  const { html } = await read(
    hub,
    `/en/schemes/${name}/check?fullTimeStaff=${encodeURIComponent('"><script>alert(1)</script>')}`,
  );
  expect(html).not.toContain('<script>alert');
  expect(html).toContain('&quot;&gt;&lt;script&gt;');
});

test('the rules page has every rule with its expression, every value, and the version with the calls it rules', async ({
  hub,
  folder,
}) => {
  const name = await scheme(hub, folder);
  await open(hub, name, 'one');
  const { words, document } = await read(hub, `/en/schemes/${name}/rules`);
  expect(words('.rule')).toHaveLength(25);
  expect(words('#eligibility-staff .rule-when')).toEqual(['fullTimeStaff < staffLimit']);
  expect(words('#eligibility-staff .rule-names dd')[1]).toBe('Full-time staff must be fewer than: 50');
  expect(words('#values ~ div tbody tr')).toHaveLength(Object.keys(voucher().terms).length);
  expect(words('.definitions dd')[2]).toBe('Batch');
  expect(document.querySelector('.definitions a')!.getAttribute('href')).toBe(`/api/schemes/${name}/file?version=1`);
});

test('the list groups schemes by whether one can apply, and a unit narrows it', async ({ hub, folder }) => {
  const name = await scheme(hub, folder);
  await open(hub, name, 'one');
  const all = await read(hub, '/zh-hans/schemes');
  expect(all.words('.scheme-group-title')).toContain('正在接受申请');
  const link = all.document.querySelector(`a[href="/zh-hans/schemes/${name}"]`);
  expect(link!.textContent).toBe('数字化转型支持先导计划');
  const none = await read(hub, '/en/schemes?unit=token');
  expect(none.words('.scheme-row')).toEqual([]);
  expect(none.words('.state-title')).toEqual(['No scheme gives this at present.']);
});
