import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { canonical, contentHash } from '../../platform/canonical.ts';
import { readVoucher, voucher, voucherText } from '../../../test/voucher.ts';
import { checkBody, checkSchemes, readScheme } from './load.ts';
import { problemText } from './problems.ts';
import { Scheme, schemeJsonSchema } from './shape.ts';

const folder = join(import.meta.dirname, '../../../schemes');

const lineOf = (words: string) => voucherText.slice(0, voucherText.indexOf(words)).split('\n').length;

/** What the reader is told, when one part of the file is replaced. */
function told(from: string, to: string): string[] {
  return readVoucher([from, to]).problems.map((problem) => problemText(problem));
}

test('every scheme file that ships is right', () => {
  expect(checkSchemes(folder).map((problem) => problemText(problem))).toEqual([]);
});

test('a scheme is plain JSON: it comes back from storage the same, with the same hash, and is right again', () => {
  const scheme = voucher();
  const stored = JSON.parse(JSON.stringify(scheme)) as unknown;
  expect(stored).toEqual(scheme);
  expect(contentHash(stored)).toBe(contentHash(scheme));
  expect(canonical(Scheme.parse(stored))).toBe(canonical(scheme));
});

test('an unknown field is refused with its file, its line and the nearest right name', () => {
  expect(told('  summary:', '  sumary:')).toEqual([
    `schemes/dtspp.yaml:${lineOf('  summary:')}:3 There is no field “sumary” here. Did you mean “summary”?`,
  ]);
});

test('an unknown field deep inside, of a kind of field, is named by its own line', () => {
  const line = lineOf('          maxLength: 160');
  expect(told('          maxLength: 160', '          maxLenght: 160')).toEqual([
    `schemes/dtspp.yaml:${line}:11 There is no field “maxLenght” here. Did you mean “maxLength”?`,
  ]);
});

test('a text that lacks a language says which text and which language', () => {
  const line = lineOf('label: { en: Retail,');
  expect(told('label: { en: Retail, zh-Hant: 零售, zh-Hans: 零售 }', 'label: { en: Retail, zh-Hant: 零售 }')).toEqual([
    `schemes/dtspp.yaml:${line}:9 The text “terms.sectors.options.1.label” is missing in zh-Hans.`,
  ]);
});

describe('what is wrong is said at its line', () => {
  test.each([
    ['a wrong type', 'value: 50\n', 'value: "50"\n', '“value” must be a value of type number.'],
    ['a wrong kind', 'kind: br-number', 'kind: br-numbr', '“br-numbr” cannot stand here. Did you mean “br-number”?'],
    [
      'a wrong unit',
      'unit: HKD.cent\n    share',
      'unit: HKD.cents\n    share',
      '“HKD.cents” cannot stand here. Did you mean “HKD.cent”?',
    ],
    ['a term that is not there', 'share: share', 'share: shre', 'There is no term “shre” of kind percent. Did you mean “share”?'],
    ['a term of another kind', 'most: cap }', 'most: share }', 'There is no term “share” of kind money.'],
    ['CEL that cannot be read', 'fullTimeStaff < staffLimit', 'fullTimeStaff <', 'cannot be read as a rule'],
    ['CEL that says no truth', 'fullTimeStaff < staffLimit', 'fullTimeStaff + 1', 'gives int, but bool is needed'],
    ['CEL over the wrong types', 'when: "!listed"', 'when: listed == "no"', 'no such overload: bool == string'],
    ['a fact nobody declares', 'fullTimeStaff < staffLimit', 'fullTimStaff < staffLimit', 'Did you mean “fullTimeStaff”?'],
    [
      'a fact nobody knows there',
      'when: basisConfirmed',
      'when: providerRegistered',
      'comes from “provider” and is not known here',
    ],
    [
      'a fact the hub does not know',
      '  basisConfirmed:',
      '  basisConfirmd:',
      'The hub knows no fact “basisConfirmd”. It knows: basisConfirmed.',
    ],
    [
      'a term in a text',
      '{share} of the cost',
      '{shar} of the cost',
      'The text names “shar”, which is no term. Did you mean “share”?',
    ],
    [
      'a term lost in translation',
      '資助現成數碼方案費用的{share}',
      '資助現成數碼方案費用',
      'names “share” in English, but not in zh-Hant',
    ],
    ['one id twice', '        - id: nameZh', '        - id: nameEn', '“nameEn” stands here twice.'],
    ['one person for two steps', 'notBy: [check]', 'notBy: []', 'The step “decide” decides, so it must say in notBy'],
    ['a step that is not there', 'notBy: [check]', 'notBy: [chek]', 'There is no earlier step “chek”.'],
    ['a figure nobody computes', 'dtspp.smes', 'dtspp.smees', 'Did you mean “dtspp.smes”?'],
    ['a part that waits for a report nobody asks for', 'gate: claim-approved', 'gate: report-accepted', '“report” is missing'],
    [
      'a line without an envelope',
      '{ unit: HKD.cent, amount: envelope }',
      '{ unit: token, amount: staffLimit }',
      'A line gives HKD.cent',
    ],
    [
      'a step with no rubric of that name',
      'act: recommend\n',
      'act: recommend\n      rubric: promise\n',
      '“promise” is not one of',
    ],
    [
      'a rounding for another unit',
      'rounding: down-to-cent',
      'rounding: whole',
      'money is rounded down-to-cent or down-to-dollar',
    ],
    ['instalments that are not the whole', 'value: 100\n', 'value: 90\n', 'The instalments make 90% of the award.'],
    [
      'a question nobody asks before sign-in',
      'at: [submit, decide]\n      when: basisConfirmed',
      'at: [check]\n      when: basisConfirmed',
      'Before sign-in nobody is asked for “basisConfirmed”',
    ],
    ['a fact no form asks for', '          fact: operating\n', '', 'No form asks for the fact “operating”'],
    ['a file of another name', 'scheme: dtspp', 'scheme: dtsp', 'called “dtsp”, but its file “dtspp”'],
    ['a name that cannot be one', '  staffLimit:', '  staff-limit:', '“staff-limit” cannot be a name.'],
    ['no YAML', 'language: causeway', 'language causeway', 'This is not YAML'],
  ])('%s', (_, from, to, words) => {
    const problems = told(from, to);
    expect(
      problems.some((problem) => problem.includes(words)),
      problems.join('\n'),
    ).toBe(true);
    for (const problem of problems) expect(problem).toMatch(/^schemes\/dtspp\.yaml:\d+:\d+ /);
  });
});

test('all problems come at once, in the order of the file', () => {
  const { problems } = readVoucher(
    ['  summary:', '  sumary:'],
    ['  cap:\n    kind: money', '  cap:\n    kind: mony'],
    ['fullTimeStaff < staffLimit', 'fullTimeStaff <'],
  );
  expect(problems.map(({ line }) => line)).toEqual(problems.map(({ line }) => line).toSorted((a, b) => a - b));
  expect(problems.map(({ key }) => key)).toEqual(['schemes.problem.unknown_near', 'schemes.problem.not_offered_near']);
  const more = readVoucher(
    ['round: "2023"', 'round: "2023"\ncolour: red'],
    ['fullTimeStaff < staffLimit', 'fullTimeStaff <'],
  ).problems;
  expect(more.map(({ key }) => key)).toEqual(['schemes.problem.unknown', 'schemes.problem.expression']);
});

test('a file that expands without end is refused, not followed', () => {
  const bomb = [
    'a: &a [x,x,x,x,x,x,x,x,x]',
    ...'bcdefghi'.split('').map((name, at) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghi'[at]}`).join(',')}]`),
  ].join('\n');
  expect(readScheme(bomb, 'bomb.yaml').problems[0]?.key).toBe('schemes.problem.yaml');
});

test.each([
  ['nothing', null],
  ['a text', 'scheme'],
  ['a list', []],
  ['an empty file', {}],
])('%s is no scheme, and says so', (_, body) => {
  expect(checkBody(body).problems.length).toBeGreaterThan(0);
});

test('the JSON Schema that editors use says what the language says', () => {
  const published = JSON.parse(readFileSync(join(folder, 'scheme.schema.json'), 'utf8')) as unknown;
  // When the language has changed: npm run -s causeway -- schemes schema > schemes/scheme.schema.json
  expect(published).toEqual(JSON.parse(JSON.stringify(schemeJsonSchema())));
});
