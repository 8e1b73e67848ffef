import { expect, test } from 'vitest';
import { csv } from './csv.ts';

test.each([
  ['a plain text', 'Harbour Noodles', 'Harbour Noodles'],
  ['a comma', 'Chan, Lee and Co', '"Chan, Lee and Co"'],
  ['a quotation mark', 'The "Best" Shop', '"The ""Best"" Shop"'],
  ['a line break', 'one\ntwo', '"one\ntwo"'],
  ['Chinese', '海港麵家', '海港麵家'],
  ['a formula', '=HYPERLINK("http://x.example")', `"'=HYPERLINK(""http://x.example"")"`],
  ['a formula after spaces', '  =1+1', `"'  =1+1"`],
  ['a plus', '+852 2345 6789', "'+852 2345 6789"],
  ['a minus as text', '-1', "'-1"],
  ['an at sign', '@SUM(A1)', "'@SUM(A1)"],
  ['a full-width equals sign', '＝1', "'＝1"],
  ['a tab first', '\t=1', `"'\t=1"`],
  ['a negative number', -5, '-5'],
  ['a big number', 12345678901234567890n, '12345678901234567890'],
  ['nothing', null, ''],
  ['an instant', new Date('2026-03-31T09:00:00Z'), '2026-03-31T09:00:00.000Z'],
])('writes %s', (_, value, written) => {
  expect(csv([[value, 'x']])).toBe(`\ufeff${written},x\r\n`);
});
