import { performance } from 'node:perf_hooks';
import { expect, test } from 'vitest';
import type { Paper } from './paper.ts';
import { printPaper } from './printer.ts';

const long = '我們是一間位於深水埗的麵店，設有四十個座位。Orders are written on paper and get lost. '.repeat(40);
const paper = (parts: number): Paper => ({
  locale: 'zh-Hant',
  title: '申請表',
  foot: 'Causeway',
  pages: '{page}/{pages}',
  missing: '□',
  parts: Array.from({ length: parts }, (_, at) => ({ heading: `第 ${at} 部分`, lines: [{ term: '業務性質', text: long }] })),
});

test('a long paper holds up nobody: it is drawn in a thread of its own', async () => {
  await printPaper(paper(1));
  const before = performance.eventLoopUtilization();
  const started = performance.now();
  const pdf = await printPaper(paper(60));
  const took = performance.now() - started;
  const { active } = performance.eventLoopUtilization(before);
  expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-');
  expect(took).toBeGreaterThan(100);
  expect(active).toBeLessThan(took / 3);
});

test('papers asked for together all come, each its own', async () => {
  const pdfs = await Promise.all([1, 8, 3].map((parts) => printPaper(paper(parts))));
  expect(pdfs[1]!.byteLength).toBeGreaterThan(pdfs[2]!.byteLength);
  expect(pdfs[2]!.byteLength).toBeGreaterThan(pdfs[0]!.byteLength);
});

test('one that cannot be drawn is told of, and the next is drawn', async () => {
  const broken = { ...paper(1), parts: [{ lines: [{ term: 'x' }] }] } as unknown as Paper;
  await expect(printPaper(broken)).rejects.toThrow(/split/);
  expect((await printPaper(paper(1))).byteLength).toBeGreaterThan(1000);
});
