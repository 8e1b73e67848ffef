import fc from 'fast-check';
import { expect, test } from 'vitest';
import { awardAmount, awardLines, claimAmount, instalmentsOf } from './award.ts';
import type { Scheme } from './shape.ts';
import { voucher } from '../../../test/voucher.ts';

const scheme = voucher();
const keys = (cost: bigint, before = 0n) =>
  awardAmount(scheme, cost, before).steps.map(({ key }) => key.replace('schemes.award.', ''));

test.each([
  [40_000_00n, 0n, 20_000_00n, ['share', 'within_cap']],
  [120_000_00n, 0n, 50_000_00n, ['share', 'capped']],
  [100_000_00n, 0n, 50_000_00n, ['share', 'within_cap']],
  [33_33n, 0n, 16_66n, ['share_rounded', 'within_cap']],
  [1n, 0n, 0n, ['share_rounded', 'within_cap']],
  [0n, 0n, 0n, ['share', 'within_cap']],
  [40_000_00n, 35_000_00n, 15_000_00n, ['share', 'left', 'capped']],
  [40_000_00n, 10_000_00n, 20_000_00n, ['share', 'left', 'within_cap']],
  [40_000_00n, 50_000_00n, 0n, ['share', 'left', 'capped']],
  [40_000_00n, 60_000_00n, 0n, ['share', 'left', 'capped']],
])('a cost of %i cents after awards of %i gives %i', (cost, before, amount, steps) => {
  expect(awardAmount(scheme, cost, before)).toMatchObject({ amount, unit: 'HKD.cent', line: 'grant' });
  expect(keys(cost, before)).toEqual(steps);
});

test('rounding is stated with what it was rounded to', () => {
  expect(awardAmount(scheme, 33_33n, 0n).steps[0]).toEqual({
    key: 'schemes.award.share_rounded',
    facts: { share: '50', cost: '3333', amount: '1666' },
  });
});

test('never above the share, never above the cap, never less for a higher cost', () => {
  const cents = fc.bigInt({ min: 0n, max: 10n ** 15n });
  fc.assert(
    fc.property(cents, cents, cents, (cost, more, before) => {
      const { amount } = awardAmount(scheme, cost, before);
      expect(amount * 2n).toBeLessThanOrEqual(cost);
      expect(amount).toBeGreaterThanOrEqual(0n);
      if (amount > 0n) expect(amount + before).toBeLessThanOrEqual(50_000_00n);
      expect(awardAmount(scheme, cost + more, before).amount).toBeGreaterThanOrEqual(amount);
    }),
  );
});

test('awards one after another never pass the cap', () => {
  fc.assert(
    fc.property(fc.array(fc.bigInt({ min: 0n, max: 200_000_00n }), { maxLength: 12 }), (costs) => {
      const total = costs.reduce((before, cost) => before + awardAmount(scheme, cost, before).amount, 0n);
      expect(total).toBeLessThanOrEqual(50_000_00n);
    }),
  );
});

test('other shares, caps and roundings come from the file alone', () => {
  const other = voucher(
    ['value: 50\n', 'value: 33.33\n'],
    ['value: "50,000.00"', 'value: "1,000.50"'],
    ['down-to-cent', 'down-to-dollar'],
  );
  expect(awardAmount(other, 100_00n, 0n).amount).toBe(33_00n);
  expect(awardAmount(other, 1_000_000_00n, 0n).amount).toBe(1_000_50n);
});

const claim = (spent: bigint) => claimAmount(scheme, { spent, facts: {} }, 20_000_00n);

test('a claim is paid the share of what was spent, and no more than was awarded', () => {
  expect(claim(40_000_00n)).toMatchObject({ amount: 20_000_00n });
  expect(claim(30_000_01n)).toMatchObject({ amount: 15_000_00n });
  expect(claim(60_000_00n).steps.map(({ key }) => key)).toEqual(['schemes.award.share', 'schemes.award.within_award']);
});

test('the voucher is paid in one part; parts of any award add up to it', () => {
  expect(instalmentsOf(scheme, 20_000_01n)).toMatchObject([{ id: 'reimbursement', gate: 'claim-approved', amount: 20_000_01n }]);
});

test('a line of any unit: a formula, caps of a year, a least, an exceptional share', () => {
  const gives: Scheme['gives'] = [
    {
      ...scheme.gives[0]!,
      of: 'invoiced * 2',
      caps: [{ per: 'applicant-year', most: 'cap' }],
      least: 'packageCeiling',
      exceptional: { share: 'reimbursed', role: 'approver', text: scheme.texts.name },
    },
  ];
  const other: Scheme = {
    ...scheme,
    gives,
    facts: { ...scheme.facts, invoiced: { ...scheme.facts['basisCost']!, from: 'answers' } },
  };
  const of = (invoiced: bigint | undefined, earlier: bigint, year: number, exceptional: string[] = []) =>
    awardLines(other, {
      facts: { invoiced },
      earlier: [{ unit: 'HKD.cent', year: 2026, amount: earlier }],
      year,
      exceptional,
    })[0]!;
  // Half of twice the invoice; nothing below HK$100,000, which the cap of HK$50,000 never reaches.
  expect(of(10_000_00n, 0n, 2026).amount).toBe(0n);
  expect(of(10_000_00n, 0n, 2026).steps.at(-1)?.key).toBe('schemes.award.below_least');
  const open: Scheme = { ...other, gives: [{ ...gives[0]!, least: undefined }] };
  const given = (earlier: bigint, year: number, exceptional: string[] = []) =>
    awardLines(open, {
      facts: { invoiced: 20_000_00n },
      earlier: [{ unit: 'HKD.cent', year: 2026, amount: earlier }],
      year,
      exceptional,
    })[0]!.amount;
  expect(given(0n, 2026)).toBe(20_000_00n);
  expect(given(0n, 2026, ['grant'])).toBe(40_000_00n);
  expect(given(45_000_00n, 2026)).toBe(5_000_00n);
  expect(given(45_000_00n, 2027)).toBe(20_000_00n);
  expect(of(undefined, 0n, 2026).steps[0]?.key).toBe('schemes.award.unknown');
});

test('amounts below nothing are a bug', () => {
  expect(() => awardAmount(scheme, -1n, 0n)).toThrow('A cost of -1');
  expect(() => awardAmount(scheme, 0n, -1n)).toThrow('after awards of -1');
});
