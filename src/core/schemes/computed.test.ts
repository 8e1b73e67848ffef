import { describe, expect, test } from 'vitest';
import { readVoucher, voucher } from '../../../test/voucher.ts';
import type { Facts } from './facts.ts';
import { problemText } from './problems.ts';
import { evaluate, explain } from './rules.ts';

const label = 'label: { en: Staff in all, zh-Hant: 總員工, zh-Hans: 总员工 }';

/** The voucher scheme with a fact that is worked out, and a rule that asks for it. */
const computed = (is: string, when = 'staffInAll < staffLimit', kind = 'whole') =>
  [
    [
      '  basisConfirmed:\n',
      `  staffInAll:\n    kind: ${kind}\n    from: formula\n    is: ${is}\n    ${label}\n  basisConfirmed:\n`,
    ],
    ['when: fullTimeStaff < staffLimit', `when: ${when}`],
  ] as const;

const said = (facts: Facts, is: string, when?: string, kind?: string) => {
  const scheme = voucher(...computed(is, when, kind));
  const rules = scheme.eligibility.rules.filter(({ id }) => id === 'staff');
  return explain(scheme, rules, evaluate(scheme, rules, facts))[0]!;
};

test('a fact that is worked out is judged, kept with what it came to, and told by its name', () => {
  expect(said({ fullTimeStaff: 24 }, 'fullTimeStaff * 2')).toMatchObject({ holds: true, facts: { staffInAll: 48 } });
  const fails = said({ fullTimeStaff: 25 }, 'fullTimeStaff * 2');
  expect(fails).toMatchObject({ holds: false, facts: { staffInAll: 50 } });
  expect(fails.saw).toMatchObject([{ name: 'staffInAll', value: 50, label: { en: 'Staff in all' } }]);
});

test('it is unknown while one of its facts is, and nobody can give it instead', () => {
  expect(said({}, 'fullTimeStaff * 2')).toMatchObject({ holds: 'unknown', missing: ['staffInAll'] });
  expect(said({ staffInAll: 3 }, 'fullTimeStaff * 2').holds).toBe('unknown');
  expect(said({ fullTimeStaff: 0 }, '10 / fullTimeStaff').holds).toBe('unknown');
});

test('yes or no may be worked out too', () => {
  expect(said({ listed: false, statutory: true }, 'listed || statutory', 'staffInAll', 'yes-no').holds).toBe(true);
});

describe('what is wrong with a formula is said at its place', () => {
  test.each([
    ['a circle', computed('staffInAll + 1'), 'comes back to itself'],
    ['a fact nobody declares', computed('fullTimStaff + 1'), 'Did you mean “fullTimeStaff”?'],
    ['another kind of value', computed('listed'), 'gives bool, but int is needed'],
    ['a kind that no formula gives', computed('applicantName', 'staffInAll == "a"', 'text'), 'text'],
    ['a fact that is not known there', computed('invoiceAmount'), 'comes from “formula” and is not known here'],
    ['a fact that is not asked before sign-in', computed('awardedBefore'), 'Before sign-in nobody is asked for “awardedBefore”'],
    [
      'a formula where none belongs',
      [['    from: hub\n', '    from: hub\n    is: 1 + 1\n']] as const,
      'a formula (is) belongs to',
    ],
    ['none where one belongs', [['    from: hub\n', '    from: formula\n']] as const, 'a formula (is) belongs to'],
  ])('%s', (_, changes, words) => {
    const problems = readVoucher(...changes).problems.map((problem) => problemText(problem));
    expect(
      problems.some((problem) => problem.includes(words)),
      problems.join('\n'),
    ).toBe(true);
  });
});
