import { expect } from 'vitest';
import * as apply from '../../../../../test/given-application.ts';
import { test } from '../../../../../test/hub.ts';
import { readPage } from '../../../../../test/public-page.ts';

test('figures that count nothing yet are named in one line, and schemes in an index', async ({ hub }) => {
  const { words, document } = await readPage(hub, '/zh-hant/figures');
  const [group] = [...document.querySelectorAll('.sheet-group')].filter((one) => one.querySelector('#of-dtspp') !== null);
  const quiet = [...group!.querySelectorAll('.sheet-quiet a')];
  expect(quiet.map((link) => link.textContent)).toContain('受惠企業');
  expect(quiet[0]!.getAttribute('href')).toBe('/zh-hant/figures/dtspp.providers');
  expect(words('.sheet-index a')).toContain('數碼轉型支援先導計劃');
});

test('the page of a figure follows what happens, and shows the value at the end of a chosen day', async ({ hub }) => {
  hub.stand('2026-03-31T12:00:00+08:00');
  const { id } = await apply.submitted(hub);
  await hub.db
    .updateTable('application')
    .set({ scheme: 'dtspp', submitted_at: new Date('2026-03-15T03:00:00Z') })
    .where('id', '=', id)
    .execute();

  const today = await readPage(hub, '/en/figures/dtspp.applications');
  expect(today.words('.figure-value')).toEqual(['1']);
  expect(today.words('.figure-date')).toEqual(['As of 31 March 2026, 12:00 pm (Hong Kong time)']);
  expect(today.words('.chart-title')).toEqual(['Applications received, 15 March 2026 to 31 March 2026']);
  expect(today.document.querySelectorAll('.chart-numbers tbody tr').length).toBeGreaterThan(10);
  expect(today.document.querySelector('.chart-wide svg')).not.toBeNull();

  const before = await readPage(hub, '/en/figures/dtspp.applications?from=2026-03-01&until=2026-03-14');
  expect(before.words('.figure-value')).toEqual(['0']);
  expect(before.words('.figure-date')).toEqual(['As of the end of 14 March 2026']);
  const file = before.document.querySelector('.figure-ways a')!.getAttribute('href')!;
  expect(file).toBe(
    '/api/figures/dtspp.applications/csv?from=2026-02-28T16%3A00%3A00.000Z&until=2026-03-14T16%3A00%3A00.000Z&lang=en',
  );
  expect((await hub.visitor.get(file.replace('/api', ''))).status).toBe(200);
});

test('the records behind a figure are shown to staff only', async ({ hub }) => {
  const ways = async (isStaff: boolean) =>
    (await readPage(hub, '/en/figures/dtspp.smes?until=2026-01-31', isStaff ? { name: 'Officer', isStaff } : null)).words(
      '.figure-ways a',
    );
  expect(await ways(false)).toEqual(['Download as a spreadsheet (CSV)', 'The same as data (JSON)']);
  expect(await ways(true)).toContain('See the records behind it');
});

test('a period that cannot be is told, and everything is shown; a figure that is not there is not found', async ({ hub }) => {
  const wrong = await readPage(hub, '/en/figures/dtspp.smes?from=2026-03-01&until=2026-02-01');
  expect(wrong.status).toBe(200);
  expect(wrong.words('.notice')[0]).toContain('must begin before it ends');
  expect((await readPage(hub, '/en/figures/dtspp.smes?from=gibberish')).status).toBe(200);
  expect((await readPage(hub, '/en/figures/no.such')).status).toBe(404);
});

test('the fact sheet shows each figure with its date, its definition and the way to its page', async ({ hub }) => {
  hub.stand('2026-03-31T12:00:00+08:00');
  const { id } = await apply.submitted(hub);
  await hub.db.updateTable('application').set({ scheme: 'dtspp' }).where('id', '=', id).execute();
  const { status, words, document } = await readPage(hub, '/en/figures');
  expect(status).toBe(200);
  expect(words('.sheet-of')).toContain('Digital Transformation Support Pilot Programme');
  expect(words('.sheet-title')[0]).toBe('Applications received');
  expect(Number(words('.sheet-value')[0])).toBeGreaterThan(0);
  expect(words('.sheet-date')[0]).toBe('As of 31 March 2026, 12:00 pm (Hong Kong time)');
  expect(words('.sheet-definition')[0]).toContain('drafts do not count');
  expect(document.querySelector('.sheet-title a')!.getAttribute('href')).toBe('/en/figures/dtspp.applications');
});
