import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { voucherText } from '../../../../test/voucher.ts';
import { rewrite } from './rewrite.ts';
import type { Json } from './words.ts';

// oxlint-disable-next-line typescript/no-explicit-any -- a test reaches into whatever the file says
const bodyOf = (text: string): any => JSON.parse(JSON.stringify(parse(text, { maxAliasCount: 1000 })));

/** The lines that went and the lines that came. */
function diff(before: string, after: string) {
  const [old, young] = [before.split('\n'), after.split('\n')];
  let [from, ends] = [0, 0];
  while (old[from] === young[from] && from < Math.min(old.length, young.length)) from += 1;
  while (ends < Math.min(old.length, young.length) - from && old[old.length - 1 - ends] === young[young.length - 1 - ends])
    ends += 1;
  return { gone: old.slice(from, old.length - ends), come: young.slice(from, young.length - ends) };
}

function changed(act: (body: ReturnType<typeof bodyOf>) => void, text = voucherText) {
  const body = structuredClone(bodyOf(text));
  act(body);
  const after = rewrite(text, body as Json);
  expect(bodyOf(after)).toEqual(body);
  return { after, ...diff(text, after) };
}

test('nothing to change changes nothing', () => {
  expect(rewrite(voucherText, bodyOf(voucherText) as Json)).toBe(voucherText);
});

describe('only what changes is written anew', () => {
  test('one term is one line', () => {
    expect(changed((body) => (body.terms.cap.value = '60,000.00'))).toMatchObject({
      gone: ['    value: "50,000.00"'],
      come: ['    value: "60,000.00"'],
    });
    expect(changed((body) => (body.terms.share.value = 75))).toMatchObject({ come: ['    value: 75'] });
  });

  test('one language of a text is one line, in brackets or not', () => {
    expect(changed((body) => (body.texts.name['zh-Hant'] = '新計劃')).come).toEqual(['    zh-Hant: 新計劃']);
    expect(changed((body) => (body.terms.cap.label['zh-Hant'] = '上限')).come).toEqual([
      '    label: { en: Most that one enterprise can receive, zh-Hant: 上限, zh-Hans: 每家企业资助上限 }',
    ]);
    expect(changed((body) => (body.terms.cap.label.en = 'At most, all told')).come[0]).toContain(
      '{ en: "At most, all told", zh-Hant',
    );
  });

  test('an expression keeps its quotes', () => {
    const rule = (body: ReturnType<typeof bodyOf>, id: string) =>
      body.eligibility.rules.find((one: { id: string }) => one.id === id);
    expect(changed((body) => (rule(body, 'notListed').when = '!listed && !statutory')).come).toEqual([
      '      when: "!listed && !statutory"',
    ]);
    expect(changed((body) => (rule(body, 'staff').when = 'fullTimeStaff <= staffLimit')).come).toEqual([
      '      when: fullTimeStaff <= staffLimit',
    ]);
  });

  test('a term is added and removed', () => {
    const label = { en: 'Review', 'zh-Hant': '檢討', 'zh-Hans': '检讨' };
    const added = changed((body) => (body.terms.review = { kind: 'period', value: 3, unit: 'months', label }));
    expect(added.gone).toEqual([]);
    expect(added.come).toEqual([
      '  review:',
      '    kind: period',
      '    value: 3',
      '    unit: months',
      '    label: { en: Review, zh-Hant: 檢討, zh-Hans: 检讨 }',
    ]);
    expect(changed((body) => delete body.terms.review, added.after).after).toBe(voucherText);
  });

  test('a rule moves with all its lines', () => {
    const { after, gone, come } = changed((body) => body.eligibility.rules.unshift(body.eligibility.rules.splice(2, 1)[0]));
    expect(gone.toSorted()).toEqual(come.toSorted());
    expect(after.indexOf('- id: staff\n')).toBeLessThan(after.indexOf('- id: sector\n      when'));
  });

  test('a field is added, removed and moved within a form', () => {
    const fields = (body: ReturnType<typeof bodyOf>) => body.form.sections[0].fields;
    const label = { en: 'Fax', 'zh-Hant': '傳真', 'zh-Hans': '传真' };
    expect(changed((body) => fields(body).splice(1, 0, { id: 'fax', kind: 'phone', label })).come).toEqual([
      '        - id: fax',
      '          kind: phone',
      '          label: { en: Fax, zh-Hant: 傳真, zh-Hans: 传真 }',
    ]);
    expect(changed((body) => fields(body).splice(0, 1)).come).toEqual([]);
    expect(changed((body) => delete fields(body)[0].hint).gone).toEqual([
      '          hint: { en: As on the certificate or licence, zh-Hant: 與登記證或牌照相同, zh-Hans: 与登记证或牌照相同 }',
    ]);
  });

  test('a comment stays where it was', () => {
    const text = voucherText.replace(
      '  cap:\n    kind: money\n',
      '  # As announced.\n  cap: # once\n    kind: money # dollars\n',
    );
    const { come } = changed((body) => (body.terms.cap.value = '1.00'), text);
    expect(come).toEqual(['    value: "1.00"']);
  });
});

describe('what stands for other places too', () => {
  test('changing one of the places leaves the others', () => {
    const { come } = changed((body) => (body.terms.claimPeriod.assumption = { en: 'A', 'zh-Hant': '甲', 'zh-Hans': '甲' }));
    expect(come).toEqual(['    assumption: { en: A, zh-Hant: 甲, zh-Hans: 甲 }']);
  });

  test('changing the place that the others point at leaves the others, and they still share', () => {
    const { after } = changed((body) => (body.terms.enquiryPeriod.assumption.en = 'Another note.'));
    expect(after.match(/\*notPublished/g)).toHaveLength(2);
    expect(after.match(/&notPublished/g)).toHaveLength(1);
    expect(changed((body) => delete body.terms.enquiryPeriod).after.match(/\*notPublished/g)).toHaveLength(2);
  });
});

test('changing all the places that share is one change', () => {
  const { come } = changed((body) => {
    for (const name of ['enquiryPeriod', 'offerPeriod', 'claimPeriod', 'confirmationPeriod'])
      body.terms[name].assumption.en = 'Another note.';
  });
  expect(come).toEqual(['      en: Another note.']);
});

test('what is not YAML is written anew', () => {
  expect(rewrite('# A scheme\n\na: [', { a: 1, b: { en: 'x', 'zh-Hant': '甲', 'zh-Hans': '甲' } })).toBe(
    '# A scheme\n\na: 1\nb: { en: x, zh-Hant: 甲, zh-Hans: 甲 }\n',
  );
});

const word = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom(
    'yes',
    'null',
    '2023',
    '0x1',
    '- a',
    'a: b',
    '# c',
    '{x}',
    "it's",
    '"q"',
    '*a',
    '&a',
    '甲、乙',
    'a #b',
    '50,000.00',
    '~',
    ' x',
    'x\ny',
    'true',
    '!no',
    '@at',
    '%',
    '',
    '|',
    '>',
    '? a',
    'key:',
    '...',
    '---',
  ),
);
const key = fc.constantFrom('a', 'b', 'zh-Hant', 'en', 'long name', 'id');
const json: fc.Arbitrary<Json> = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 4 },
    word,
    fc.integer({ min: -5, max: 1000 }),
    fc.boolean(),
    fc.array(tie('json'), { maxLength: 4 }),
    fc.dictionary(key, tie('json'), { maxKeys: 4, noNullPrototype: true }),
    fc.array(fc.record({ id: fc.constantFrom('one', 'two', 'three', 'four'), x: tie('json') }), { maxLength: 4 }),
  ),
})).json;

test('whatever is wanted of whatever there was, the text says it', () =>
  fc.assert(
    fc.property(
      fc.dictionary(key, json, { minKeys: 1, noNullPrototype: true }),
      fc.dictionary(key, json, { minKeys: 1, noNullPrototype: true }),
      (before, after) => {
        const text = rewrite('', before);
        expect(parse(text)).toEqual(before);
        expect(parse(rewrite(text, after))).toEqual(after);
      },
    ),
    { numRuns: 400 },
  ));
