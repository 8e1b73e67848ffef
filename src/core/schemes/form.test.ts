import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { voucher } from '../../../test/voucher.ts';
import { readAnswer } from './field-values.ts';
import { type Answers, factsOf, fieldProblems, fieldsOf, readDraft, readSubmission, shownFields } from './form.ts';
import { readMoney } from './money.ts';
import type { FieldKind, SimpleField } from './shape-form.ts';

const scheme = voucher();
const today = '2026-03-31';
const reading = (answers: Answers) => ({ scheme, form: scheme.form, answers, today });

/** An application with every question that is shown answered. */
const whole: Answers = {
  nameEn: 'Harbour Bakery',
  registration: 'business-registration',
  brNumber: '12345678',
  startedOn: '2019-05-01',
  sector: 'food-beverage',
  operating: true,
  nature: 'Bread and cakes',
  address: '1 Example Street',
  fullTimeStaff: 12,
  listed: false,
  statutory: false,
  subvented: false,
  contactName: 'Chan Siu Ming',
  contactPost: 'Owner',
  contactEmail: 'owner@bakery.example',
  contactPhone: '21234567',
  helped: 'nobody',
  need: 'Queues at the till',
  plan: 'Two tills for four staff',
  outlets: 1,
  otherFunding: false,
  registrationCopy: ['doc_1'],
  staffProof: ['doc_2'],
  operationProof: ['doc_3'],
  quotation: ['doc_4'],
  declareTrue: true,
  declareOwnShare: true,
  declareChecks: true,
  consentData: true,
};

const problems = (answers: Answers) => readSubmission(reading(answers)).problems.map(({ field, key }) => `${field} ${key}`);

test('a whole application has no problems and is kept in one form', () => {
  const { values, problems: found } = readSubmission(
    reading({ ...whole, brNumber: ' 12345678-000-01-24-5 ', fullTimeStaff: '１２', contactPhone: '2123 4567' }),
  );
  expect(found).toEqual([]);
  expect(values).toMatchObject({ brNumber: '12345678', fullTimeStaff: 12, contactPhone: '+85221234567' });
});

test('the form has about thirty questions', () => {
  expect(fieldsOf(scheme.form).length).toBeGreaterThanOrEqual(30);
  expect(fieldsOf(scheme.form).length).toBeLessThanOrEqual(40);
});

test('an empty draft is fine; sent, it lacks every required answer in the order of the form', () => {
  expect(readDraft(reading({})).problems).toEqual([]);
  const missing = readSubmission(reading({})).problems;
  const required = fieldsOf(scheme.form).filter((field) => field.required && field.when === undefined);
  expect(missing.map(({ field }) => field)).toEqual(required.map(({ id }) => id));
  expect(new Set(missing.map(({ key }) => key))).toEqual(
    new Set(['forms.required', 'forms.required_file', 'forms.required_consent']),
  );
});

test('problems come in the order of the form, whatever the order of the answers', () => {
  expect(problems({ ...whole, quotation: [], contactEmail: 'nobody', sector: 'mining', nameEn: '' })).toEqual([
    'nameEn forms.required',
    'sector forms.not_offered',
    'contactEmail forms.not_email',
    'quotation forms.required_file',
  ]);
});

test('a question of another form is refused, in a draft too', () => {
  const planted = JSON.parse('{"colour":"red","__proto__":{"nameEn":"x"}}') as Answers;
  expect(fieldProblems(reading(planted), 'draft').map(({ field, key }) => `${field} ${key}`)).toEqual([
    'colour forms.unknown_field',
    '__proto__ forms.unknown_field',
  ]);
});

test('a draft keeps what was typed, right or wrong', () => {
  const { values, problems: found } = readDraft(reading({ fullTimeStaff: 'twelve', outlets: '1,000' }));
  expect(values).toEqual({ fullTimeStaff: 'twelve', outlets: 1000 });
  expect(found.map(({ field, key }) => `${field} ${key}`)).toEqual(['fullTimeStaff forms.not_whole']);
});

describe('a question that hangs on another', () => {
  test('is asked only when it applies', () => {
    const hawker: Answers = { ...whole, registration: 'hawker-licence', brNumber: undefined };
    expect(problems(hawker)).toEqual(['hawkerLicence forms.required']);
    expect(problems({ ...hawker, hawkerLicence: 'H-1' })).toEqual([]);
  });

  test('is left out of what is sent when it does not apply, with whatever was wrong in it', () => {
    const { values, problems: found } = readSubmission(
      reading({ ...whole, otherFundingDetails: 'x'.repeat(9999), hawkerLicence: 'H-1' }),
    );
    expect(found).toEqual([]);
    expect(Object.keys(values)).not.toContain('hawkerLicence');
    expect(Object.keys(values)).not.toContain('otherFundingDetails');
  });

  test('is not shown while the other is not answered', () => {
    const shown = shownFields(reading({}));
    expect([shown.has('brNumber'), shown.has('helper'), shown.has('registration')]).toEqual([false, false, true]);
  });
});

test('answers that do not agree are told at their field, in the words of the scheme', () => {
  const { form } = scheme.claim!;
  const answers = { invoiceDate: '2026-03-10', paymentDate: '2026-03-09' };
  const found = fieldProblems({ scheme, form, answers, today }, 'submit').find(({ field }) => field === 'paymentDate');
  expect(found).toMatchObject({ key: 'forms.disagree' });
  expect(found?.text?.['zh-Hant']).toContain('不能早於發票日期');
  expect(
    fieldProblems({ scheme, form, answers: { ...answers, paymentDate: '2026-03-10' }, today }, 'submit').map(
      ({ field }) => field,
    ),
  ).not.toContain('paymentDate');
});

test('answers become the facts that rules ask about', () => {
  const { values } = readSubmission(reading(whole));
  expect(factsOf(scheme.form, values)).toEqual({
    registration: 'business-registration',
    sector: 'food-beverage',
    operating: true,
    fullTimeStaff: 12,
    listed: false,
    statutory: false,
    subvented: false,
    otherFunding: false,
  });
});

const base = { id: 'x', label: { en: 'x', 'zh-Hant': 'x', 'zh-Hans': 'x' } };
const text = { ...base, kind: 'text', maxLength: 10 } as const;
const fields: Record<string, SimpleField> = {
  text,
  'long-text': { ...text, kind: 'long-text' },
  whole: { ...base, kind: 'whole', min: 0, max: 100 },
  money: { ...base, kind: 'money', max: 'packageCeiling' },
  date: { ...base, kind: 'date', latest: 'today', earliest: '2000-01-01' },
  email: { ...base, kind: 'email' },
  phone: { ...base, kind: 'phone' },
  'br-number': { ...base, kind: 'br-number' },
  'yes-no': { ...base, kind: 'yes-no' },
  consent: { ...base, kind: 'consent' },
  choice: { ...base, kind: 'choice', optionsFrom: 'sectors' },
  'multi-choice': { ...base, kind: 'multi-choice', optionsFrom: 'sectors', maxChoices: 2 },
  file: { ...base, kind: 'file', document: 'x', accept: ['pdf'], maxFiles: 2, maxMegabytes: 1 },
};
const read = (kind: string, given: unknown) => {
  const { answer, problems: found } = readAnswer(scheme, fields[kind]!, given, today);
  return found[0]?.key ?? answer;
};

test.each<[FieldKind, unknown, unknown]>([
  ['text', '  a  b\n', 'a b'],
  ['text', '零一二三四五六七八九', '零一二三四五六七八九'],
  ['text', '零一二三四五六七八九十', 'forms.too_long'],
  ['text', '𠮷'.repeat(10), '𠮷'.repeat(10)],
  ['text', '👍'.repeat(11), 'forms.too_long'],
  ['text', 'e\u0301', 'é'],
  ['text', 'a\u0000b', 'forms.characters'],
  ['text', '\ud800', 'forms.characters'],
  ['text', 12, 'forms.wrong_kind'],
  ['text', '   ', undefined],
  ['text', 'x'.repeat(300_000), 'forms.too_long'],
  ['long-text', 'a\r\nb', 'a\nb'],
  ['whole', '1,2', 'forms.not_whole'],
  ['whole', '12.5', 'forms.not_whole'],
  ['whole', 12.5, 'forms.not_whole'],
  ['whole', '-1', 'forms.too_low'],
  ['whole', '101', 'forms.too_high'],
  ['whole', '0100', 100],
  ['whole', '99999999999999999999', 'forms.not_whole'],
  ['whole', '1e3', 'forms.not_whole'],
  ['money', '12,345.60', '1234560'],
  ['money', 'HK$ 500', '50000'],
  ['money', '１００．５', '10050'],
  ['money', '0.1', '10'],
  ['money', '1.005', 'forms.too_many_decimals'],
  ['money', '-5', 'forms.negative_money'],
  ['money', '1,00', 'forms.not_money'],
  ['money', '1e5', 'forms.not_money'],
  ['money', 'about 100', 'forms.not_money'],
  ['money', 100, 'forms.wrong_kind'],
  ['money', '100000.00', '10000000'],
  ['money', '100000.01', 'forms.money_over'],
  ['money', '9'.repeat(40), 'forms.money_too_large'],
  ['date', '2026-03-31', '2026-03-31'],
  ['date', '2026-04-01', 'forms.too_late'],
  ['date', '1999-12-31', 'forms.too_early'],
  ['date', '2025-02-29', 'forms.not_date'],
  ['date', '31/3/2026', 'forms.not_date'],
  ['email', 'Ada@Example.COM', 'Ada@example.com'],
  ['email', 'ada@example', 'forms.not_email'],
  ['email', 'ada@@example.com', 'forms.not_email'],
  ['email', 'ada@example.com\nBcc: x@y.zz', 'forms.not_email'],
  ['phone', '+852 2123-4567', '+85221234567'],
  ['phone', '+86 138 0013 8000', '+8613800138000'],
  ['phone', '1234567', 'forms.not_phone'],
  ['phone', '+8521234', 'forms.not_phone'],
  ['br-number', '12345678', '12345678'],
  ['br-number', '12345678-000-01-24-5', '12345678'],
  ['br-number', '1234567', 'forms.not_br'],
  ['br-number', '123456789', 'forms.not_br'],
  ['br-number', '1234567A', 'forms.not_br'],
  ['br-number', '12345678-000', 'forms.not_br'],
  ['br-number', 12345678, 'forms.wrong_kind'],
  ['yes-no', 'no', false],
  ['yes-no', 1, 'forms.wrong_kind'],
  ['consent', true, true],
  ['choice', 'retail', 'retail'],
  ['choice', 'none', 'forms.not_offered'],
  ['choice', ['retail'], 'forms.wrong_kind'],
  ['multi-choice', ['tourism', 'retail', 'retail'], ['retail', 'tourism']],
  ['multi-choice', ['retail', 'tourism', 'food-beverage'], 'forms.too_many_choices'],
  ['multi-choice', ['x'], 'forms.not_offered'],
  ['multi-choice', [], undefined],
  ['file', ['doc_1', 'doc_1'], ['doc_1']],
  ['file', ['doc_1', 'doc_2', 'doc_3'], 'forms.too_many_files'],
  ['file', ['../etc/passwd'], 'forms.no_such_file'],
  ['file', 'doc_1', 'forms.wrong_kind'],
])('%s %j is read as %j', (kind, given, answer) => {
  expect(read(kind, given)).toEqual(answer);
});

test('a consent that is refused is not a consent', () => {
  expect(problems({ ...whole, declareTrue: false })).toEqual(['declareTrue forms.required_consent']);
});

test('every amount of cents is read back from how people write it', () =>
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 13n }), (cents) => {
      const dollars = (cents / 100n).toLocaleString('en-HK');
      expect(readMoney(`${dollars}.${String(cents % 100n).padStart(2, '0')}`)).toBe(cents);
    }),
  ));

test('nothing that is sent makes it throw, and what is kept reads back as itself', () =>
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.keys(fields)),
      fc.oneof(fc.anything(), fc.string({ unit: 'binary' })),
      (kind, given) => {
        const { answer } = readAnswer(scheme, fields[kind]!, given, today);
        if (answer === undefined || kind === 'money') return;
        expect(readAnswer(scheme, fields[kind]!, answer, today)).toEqual({ answer, problems: [], lacks: [] });
      },
    ),
  ));
