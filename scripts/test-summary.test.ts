import { expect, test } from 'vitest';
import { countOf, type Report } from './test-summary.ts';

const report = (...files: { status: string; cases: string[] }[]): Report => ({
  testResults: files.map(({ status, cases }) => ({ name: 'x', status, assertionResults: cases.map((one) => ({ status: one })) })),
});

test.for<[string, Report | undefined, number, string]>([
  ['a green run', report({ status: 'passed', cases: ['passed', 'passed'] }), 0, '2/0/0'],
  ['a failed case', report({ status: 'failed', cases: ['passed', 'failed'] }), 1, '1/1/0'],
  ['skipped and todo', report({ status: 'passed', cases: ['passed', 'skipped', 'todo', 'pending'] }), 0, '1/0/3'],
  [
    'a file that broke before its tests',
    report({ status: 'failed', cases: [] }, { status: 'passed', cases: ['passed'] }),
    1,
    '1/1/0',
  ],
  ['a broken file whose cases were skipped', report({ status: 'failed', cases: ['skipped'] }), 1, '0/1/1'],
  ['an error outside of any test', report({ status: 'passed', cases: ['passed'] }), 1, '1/1/0'],
  ['only skipped cases', report({ status: 'passed', cases: ['skipped'] }), 0, '0/1/1'],
  ['no tests', report(), 1, '0/1/0'],
  ['no tests and no complaint', report(), 0, '0/1/0'],
  ['no report', undefined, 0, '0/1/0'],
])('%s adds up', ([, given, exitCode, expected]) => {
  const { passed, failed, skipped } = countOf(given, exitCode);
  expect(`${passed}/${failed}/${skipped}`).toBe(expected);
});
