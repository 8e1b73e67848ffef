import fc from 'fast-check';
import { expect, test } from 'vitest';
import { everyField as form, everyFieldScheme as scheme } from '../../../test/every-field.ts';
import { asTyped } from './fields/typed.ts';
import { hkidCheck } from './fields/identifiers.ts';
import { measure } from '../../platform/measure.ts';
import { factsOf, readDraft, readSubmission, shownFields } from './form.ts';
import { fieldsOf, questionsIn } from './form-fields.ts';
import { flatten, nest, placeOf } from './paths.ts';

const today = '2026-03-31';
const reading = (answers: Readonly<Record<string, unknown>>) => ({ scheme, form, answers, today });
const sent = (answers: Readonly<Record<string, unknown>>) => readSubmission(reading(answers));
const problems = (answers: Readonly<Record<string, unknown>>) =>
  sent(answers).problems.map(({ field, key }) => `${field} ${key}`);

/** Whatever might arrive for a question: what fits, what nearly fits, anything. */
const fitting: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  text: fc.string({ maxLength: 40 }),
  'long-text': fc.constantFrom('數碼轉型', 'Two words', 'AI系統 for all'),
  bilingual: fc.record({ en: fc.string(), zh: fc.constantFrom('名稱', '') }, { requiredKeys: [] }),
  email: fc.emailAddress(),
  phone: fc.constantFrom('2123 4567', '+44 20 7946 0000', 'x'),
  url: fc.oneof(fc.webUrl(), fc.constant('example.com')),
  choice: fc.constantFrom('small', 'large', 'huge'),
  'multi-choice': fc.subarray(['retail', 'tourism', 'food-beverage']),
  'yes-no': fc.boolean(),
  consent: fc.boolean(),
  country: fc.constantFrom('HK', 'cn', 'XX'),
  whole: fc.oneof(fc.integer(), fc.constant('1,000')),
  decimal: fc.oneof(fc.float({ noNaN: true }), fc.constantFrom('12.5', '１２．５', '12.345', '.5')),
  months: fc.integer({ min: 0, max: 40 }),
  money: fc.constantFrom('1,234.50', 'HK$7', '9.999'),
  date: fc.constantFrom('2026-02-28', '2026-02-30', 'soon'),
  'cost-table': fc.array(
    fc.record(
      {
        category: fc.constantFrom('retail', 'mining'),
        item: fc.string({ maxLength: 12 }),
        quantity: fc.constantFrom('2', '1.25', '-1'),
        price: fc.constantFrom('10', '0.01', 'x'),
        amount: fc.constantFrom('10', '0.01'),
      },
      { requiredKeys: [] },
    ),
    { maxLength: 4 },
  ),
  'br-number': fc.constantFrom('12345678', '1234'),
  'cr-number': fc.constantFrom('1234567', 'f1234567', '12'),
  hkid: fc.constantFrom('A123456(3)', 'A123456(4)', 'AB987654(3)'),
  address: fc.record(
    {
      flat: fc.string({ maxLength: 5 }),
      street: fc.constant('1 Example Street'),
      district: fc.constantFrom('southern', 'north', 'west'),
      zh: fc.constant('中環'),
    },
    { requiredKeys: [] },
  ),
  person: fc.record(
    { name: fc.string({ maxLength: 9 }), email: fc.emailAddress(), phone: fc.constant('21234567') },
    { requiredKeys: [] },
  ),
  organisation: fc.oneof(fc.constant({ id: 'org_1', nameEn: 'Tai Ping' }), fc.constant({ nameZh: '太平' }), fc.string()),
  file: fc.constantFrom(['doc_1'], ['doc_1', 'doc_2', 'doc_3'], ['x']),
  'map-point': fc.constantFrom('22.3, 114.1', '114.1, 22.3', 'here'),
  'map-route': fc.constantFrom('22.3, 114.1, 20\n22.4, 114.2, 30', '22.3, 114.1'),
  'map-area': fc.constantFrom('22.3,114.1\n22.4,114.1\n22.4,114.2', '22.3,114.1'),
  signature: fc.string({ maxLength: 20 }),
};
const answersTo = (fields: ReturnType<typeof fieldsOf>) =>
  fc.record(
    Object.fromEntries(
      fields.map((field) => [
        field.id,
        fc.oneof({ weight: 6, arbitrary: fitting[field.kind] ?? fc.anything() }, { weight: 1, arbitrary: fc.anything() }),
      ]),
    ),
    { requiredKeys: [] },
  );
const group = fieldsOf(form).find((field) => field.kind === 'group')!;
const answers = fc
  .tuple(
    answersTo(fieldsOf(form).filter((field) => field.kind !== 'group')),
    fc.oneof(
      { weight: 6, arbitrary: fc.array(answersTo(group.kind === 'group' ? group.fields : []), { maxLength: 4 }) },
      { weight: 1, arbitrary: fc.anything() },
    ),
  )
  .map(([single, things]) => ({ ...single, things }));

test('every kind of field stands in the form', () => {
  expect(new Set(questionsIn(form).map(({ field }) => field.kind))).toEqual(new Set(Object.keys(fitting)));
});

test('whatever is sent, reading never throws, and what is kept can be written, kept by paths and read again as the same', () =>
  fc.assert(
    fc.property(answers, (given) => {
      readDraft(reading(given));
      shownFields(reading(given));
      const { values } = sent(given);
      factsOf(form, values);
      const typed = asTyped(form, values);
      expect(sent(typed).values).toEqual(values);
      const draft = flatten(form, typed);
      expect(nest(form, draft)).toEqual(typed);
      expect(sent(draft).values).toEqual(values);
      for (const path of Object.keys(draft)) expect(placeOf(form, path), path).toBeDefined();
    }),
    { numRuns: 400 },
  ));

test('problems are said at the part, the row and the item that they are about, in the order of the form', () => {
  const found = problems({
    'things.b2.mailToIn': 'nobody',
    'things.b2': 2,
    'things.a1': 1,
    'things.a1.contactIn.email': 'nobody',
    'costs.r1.item': 'Drone',
    'costs.r1.price': 'ten',
    'title.en': 'Drones',
  });
  expect(found).toEqual([
    'title.zh forms.required',
    'costs.r1.price forms.not_money',
    'costs.r1.category forms.required',
    'costs.r1.quantity forms.required',
    'things.a1.contactIn.email forms.not_email',
    'things.a1.contactIn.name forms.required',
    'things.a1.contactIn.phone forms.required',
    'things.b2.mailToIn forms.not_email',
  ]);
});

test('a table is worked out to the cent, and its total is a fact', () => {
  const rows = [
    { id: 'r1', category: 'retail', item: 'Hours', quantity: '1.25', price: '0.02' },
    { id: 'r2', category: 'retail', item: 'Licence', quantity: '3', price: '1,000' },
  ];
  const { values } = sent({ costs: rows });
  expect(values['costs']).toMatchObject([{ amount: '3', quantity: '1.25', price: '2' }, { amount: '300000' }]);
  const withFact = {
    ...form,
    sections: form.sections.map((section) => ({
      ...section,
      fields: section.fields.map((field) => (field.id === 'costs' ? { ...field, fact: 'cost' } : field)),
    })),
  };
  expect(factsOf(withFact, values)).toEqual({ cost: '300003' });
});

test('a place in a group without what must be there makes no list of facts', () => {
  const withFacts = {
    ...form,
    sections: [
      {
        ...form.sections[1]!,
        fields: [
          {
            ...group,
            fields:
              group.kind === 'group'
                ? group.fields.map((field) => ({ ...field, fact: field.id, ...(field.id === 'postsIn' && { required: true }) }))
                : [],
          },
        ],
      },
    ],
  } as typeof form;
  const facts = factsOf(withFacts, {
    things: [
      { id: 'a', postsIn: 3, weightIn: '1.50' },
      { id: 'b', weightIn: '2.00' },
    ],
  });
  expect(facts['postsIn']).toBeUndefined();
  expect(facts['weightIn']).toEqual([150, 200]);
});

test('English is counted in words, Chinese in characters, and a mixture by its parts', () => {
  const limit = { words: 10, characters: 20 };
  expect(measure('Don’t count, please: 3 state-of-the-art words.', limit)).toEqual({ words: 6, characters: 0, share: 0.6 });
  expect(measure('數碼轉型，由我開始。', limit)).toEqual({ words: 0, characters: 8, share: 0.4 });
  expect(measure('用AI系統做 five things', limit)).toEqual({ words: 3, characters: 4, share: 0.5 });
});

test.each([
  ['A', '123456', '3'],
  ['G', '123456', 'A'],
  ['AB', '987654', '3'],
])('the check digit of %s%s is %s', (letters, digits, check) => expect(hkidCheck(letters, digits)).toBe(check));
