import { expect } from 'vitest';
import { extractText, getDocumentProxy, getMeta } from 'unpdf';
import * as apply from '../../../test/given-application.ts';
import * as office from '../../../test/given-case.ts';
import * as given from '../../../test/given.ts';
import { test, type TestHub } from '../../../test/hub.ts';

async function paper(hub: TestHub, person: { id: string }, path: string) {
  const response = await hub.fetch(new Request(`http://hub.test/api${path}`, { headers: { 'x-test-person': person.id } }));
  expect(response.status).toBe(200);
  const bytes = new Uint8Array(await response.arrayBuffer());
  const pdf = await getDocumentProxy(bytes.slice());
  const { text, totalPages } = await extractText(pdf, { mergePages: true });
  const fonts = await embeddedFonts(pdf);
  const { info } = await getMeta(pdf);
  return { headers: response.headers, bytes, text: text.replaceAll(/\s+/g, ''), totalPages, fonts, info };
}

/** The names of the fonts that the first page is drawn with, as far as they are in the file. */
async function embeddedFonts(pdf: Awaited<ReturnType<typeof getDocumentProxy>>): Promise<string[]> {
  const page = await pdf.getPage(1);
  await page.getOperatorList();
  const found = new Set<string>();
  const { items } = await page.getTextContent();
  for (const item of items) {
    if (!('fontName' in item)) continue;
    const font = page.commonObjs.get(item.fontName) as { name: string; missingFile: boolean };
    if (!font.missingFile) found.add(font.name.replace(/^[A-Z]{6}\+/, ''));
  }
  return [...found];
}

const words = {
  en: { sent: 'Sent', sector: 'Foodandbeverage', title: 'Application' },
  'zh-Hant': { sent: '遞交時間', sector: '餐飲', title: '申請' },
  'zh-Hans': { sent: '提交时间', sector: '餐饮', title: '申请' },
} as const;

test.for(['en', 'zh-Hant', 'zh-Hans'] as const)(
  'a sent application in %s: its words can be selected, its fonts are in it',
  async (locale, { hub }) => {
    const { id, owner, reference } = await apply.submitted(hub);
    const { headers, text, fonts, info, bytes } = await paper(hub, owner, `/applications/${id}/paper?language=${locale}`);
    expect(headers.get('content-type')).toBe('application/pdf');
    expect(headers.get('content-disposition')).toContain(`${reference}.pdf`);
    expect(text).toContain(reference);
    expect(text).toContain(words[locale].sent);
    expect(text).toContain(words[locale].sector);
    expect(text).toContain('日常售賣雲吞麵');
    expect(text).toContain('quotation.pdf');
    expect(fonts.some((font) => font.startsWith(locale === 'zh-Hans' ? 'NotoSansHans' : 'NotoSansHant'))).toBe(true);
    expect(info['Title']).toContain(words[locale].title);
    const raw = Buffer.from(bytes).toString('latin1');
    expect(raw).toContain(`/Lang (${locale})`);
    expect(raw).toContain('/Marked true');
    expect(bytes.byteLength).toBeLessThan(400_000);
  },
);

test('nothing that people type breaks it: very long answers, emoji, right-to-left, characters no font has', async ({ hub }) => {
  const odd = `${'深水埗麵家𨋢 '.repeat(90)}👩‍👩‍👧‍👦😀 עברית العربية \u{1F9FF}\u{E000}\uFFFF ${'x'.repeat(400)} 书说 \u202Eevil`;
  const { id, owner } = await apply.submitted(hub, { answers: { plan: odd } });
  const { text, totalPages } = await paper(hub, owner, `/applications/${id}/paper?language=zh-Hant`);
  expect(text).toContain('深水埗麵家𨋢深水埗麵家𨋢');
  expect(text).toContain('x'.repeat(60));
  expect(text).toContain('□');
  expect(text).toContain('书说');
  expect(totalPages).toBeGreaterThan(2);
});

test('the receipt is a paper too, with the exact instant and the file that proves it', async ({ hub }) => {
  const { id, owner, reference } = await apply.submitted(hub);
  const { text } = await paper(hub, owner, `/applications/${id}/receipt/paper?language=zh-Hant`);
  const { submitted_at: at } = await hub.db
    .selectFrom('application')
    .select('submitted_at')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  expect(text).toContain(at!.toISOString().replace('T', '').replace('Z', 'UTC'));
  expect(text).toContain(`${reference}-receipt.json`);
});

test('a draft has none; nobody else has either', async ({ hub }) => {
  const { id, owner } = await apply.draft(hub);
  expect(await hub.as(owner).get(`/applications/${id}/paper`)).toMatchObject({
    status: 409,
    body: { code: 'application.not_sent' },
  });
  const sent = await apply.submitted(hub);
  const stranger = hub.as(await given.person(hub.db));
  for (const what of ['paper', 'receipt/paper'])
    expect((await stranger.get(`/applications/${sent.id}/${what}`)).status).toBe(404);
});

test('an award has its letter: what is given, until when, and what is expected', async ({ hub }) => {
  const made = await office.offered(await office.office(hub), { cost: 60_000_00n });
  const { text, headers } = await paper(hub, { id: made.owner.id }, `/awards/${made.awardId}/paper?language=zh-Hant`);
  expect(headers.get('content-type')).toBe('application/pdf');
  expect(text).toContain('資助通知書');
  expect(text).toMatch(/30,000/);
  expect(text).toContain('接納限期');
  expect(text).toContain('須履行的責任');
  expect((await hub.as(await given.person(hub.db)).get(`/awards/${made.awardId}/paper`)).status).toBe(404);
});
