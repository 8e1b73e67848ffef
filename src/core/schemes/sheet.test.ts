import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { voucher } from '../../../test/voucher.ts';
import { compareSchemes } from './compare.ts';
import { exampleFacts } from './example.ts';
import { readSchemes } from './load.ts';
import { rewrite } from './rewrite/rewrite.ts';
import { type SheetEntry, sheetOf } from './sheet.ts';
import { whatIf } from './what-if.ts';

const all = readSchemes(join(import.meta.dirname, '../../../schemes')).files;

test('a scheme is read part by part, with values written out', () => {
  const sheet = sheetOf(voucher());
  const part = (name: string) => sheet.find((one) => one.part === name)!;
  const cap = part('terms').entries.find(({ name }) => name === 'cap');
  expect(cap).toMatchObject({ label: { 'zh-Hant': '每間企業資助上限' }, lines: [{ name: 'value', value: { en: 'HK$50,000' } }] });
  const staff = part('eligibility').entries.find(({ name }) => name === 'staff');
  expect(staff?.lines[0]).toEqual({ is: 'expression', name: 'when', when: 'fullTimeStaff < staffLimit' });
  const [check] = part('stages').entries;
  expect(check).toMatchObject({ what: 'application', label: { en: 'Check' } });
  expect(check!.lines).toContainEqual({
    is: 'value',
    name: 'role',
    value: { en: 'Officer', 'zh-Hant': '審核人員', 'zh-Hans': '审核人员' },
    isAssumed: false,
  });
  expect(check!.lines.find(({ name }) => name === 'target')).toMatchObject({
    isAssumed: true,
    value: { en: 'Target: application checked (10 business days)' },
  });
  expect(JSON.stringify(sheet)).not.toMatch(/\{[a-z][A-Za-z]*\}/);
});

describe.each(all.map(({ file, text, scheme }) => [scheme.scheme, { file, text, scheme }] as const))(
  '%s',
  (_, { file, text, scheme }) => {
    test('is read whole: every text that it has is on its sheet or in a form', () => {
      const names = (entries: readonly SheetEntry[]): string[] =>
        entries.flatMap(({ name, entries: inside }) => [name, ...names(inside)]);
      const sheet = sheetOf(scheme);
      expect(sheet.map(({ part }) => part).toSorted()).toEqual(
        Object.keys(scheme)
          .filter((part) => !['language', 'form'].includes(part))
          .toSorted(),
      );
      expect(
        names(sheet.find(({ part }) => part === 'terms')!.entries).filter((name) => Object.hasOwn(scheme.terms, name)),
      ).toEqual(Object.keys(scheme.terms));
    });

    test('is changed in one line where one term changes, and the comparison tells that one', () => {
      const [name, term] = Object.entries(scheme.terms).find(([, { kind }]) => kind === 'money' || kind === 'whole')!;
      const body = JSON.parse(JSON.stringify(parse(text, { maxAliasCount: 1000 }))) as {
        terms: Record<string, { value: string | number }>;
      };
      body.terms[name]!.value = term.kind === 'money' ? '123.00' : 123;
      const after = rewrite(text, body);
      const [old, young] = [text.split('\n'), after.split('\n')];
      expect(young.filter((line, at) => line !== old[at])).toHaveLength(1);
      expect(young).toHaveLength(old.length);
      expect(compareSchemes(scheme, JSON.parse(JSON.stringify(body)) as typeof scheme).map((change) => change.name)).toEqual([
        name,
      ]);
      expect(readFileSync(file, 'utf8')).toBe(text);
    });

    test('somebody is made up for whom the rules hold, or nearly all of them', () => {
      const { facts, fits } = exampleFacts(scheme, '2026-03-31');
      expect(fits).toBe(true);
      expect(whatIf(scheme, facts, new Date('2026-03-31T04:00:00Z')).parts.every(({ holds }) => holds === true)).toBe(true);
    });
  },
);
