import { expect, test } from 'vitest';
import { voucher } from '../../../test/voucher.ts';
import { assumptions, periodText, readable } from './texts.ts';

const scheme = voucher();

test('texts have the values of the scheme written out in each language', () => {
  const { texts } = readable(scheme);
  expect(texts.summary.en).toContain(
    '50% of the cost of a ready-made digital solution for a small or medium enterprise, up to HK$50,000.',
  );
  expect(texts.summary['zh-Hant']).toContain('費用的50%，上限為HK$50,000');
  expect(texts.who[0]?.['zh-Hans']).toContain('餐饮、零售、旅游、个人服务');
  expect(texts.expected[1]?.['zh-Hant']).toContain('6個月內');
  expect(JSON.stringify(readable(scheme))).not.toMatch(/\{[A-Za-z]+\}/);
});

test('another value in the file is another value in the text', () => {
  const other = voucher(['value: "50,000.00"', 'value: "60,000.50"']);
  expect(readable(other).texts.summary.en).toContain('up to HK$60,000.50');
});

test('periods are written as people write them', () => {
  expect(periodText({ value: 1, unit: 'months' }, 'en')).toBe('1 month');
  expect(periodText({ value: 10, unit: 'business-days' }, 'en')).toBe('10 business days');
  expect(periodText({ value: 10, unit: 'business-days' }, 'zh-Hans')).toBe('10个工作日');
});

test('what is only assumed can be listed: where, what and why', () => {
  const found = assumptions(scheme);
  const paths = found.map(({ path }) => path);
  for (const path of [
    'terms.enquiryPeriod',
    'terms.offerPeriod',
    'terms.claimPeriod',
    'terms.checkTarget',
    'terms.keepAwards',
    'form.sections.4.fields.1',
  ]) {
    expect(paths).toContain(path);
  }
  for (const path of ['terms.share', 'terms.cap', 'terms.staffLimit', 'terms.deployPeriod', 'terms.packageCeiling'])
    expect(paths).not.toContain(path);
  expect(found.find(({ path }) => path === 'terms.enquiryPeriod')).toMatchObject({ value: { en: '30 days', 'zh-Hant': '30天' } });
});
