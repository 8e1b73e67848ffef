import { expect, test } from 'vitest';
import { everyField } from '../../../test/every-field.ts';
import { voucher } from '../../../test/voucher.ts';
import { formProblems } from './check-forms.ts';
import { expressionProblems } from './check-expressions.ts';
import { Form } from './shape-form.ts';
import type { Scheme } from './shape.ts';

const label = { en: 'x', 'zh-Hant': 'x', 'zh-Hans': 'x' };
const list = { label, from: 'answers' as const };

/** What is wrong with the first form of a scheme whose one section has these fields. */
function wrongs(fields: readonly object[], more: Partial<Scheme> = {}, checks: readonly object[] = []): string[] {
  const form = Form.parse({ id: 'f', title: label, sections: [{ id: 's', title: label, fields }], checks });
  const scheme = { ...voucher(), ...more, form };
  return [...formProblems(scheme), ...expressionProblems(scheme)]
    .filter(({ path }) => path[0] === 'form')
    .map(({ path, key, params }) =>
      `${path.slice(3).join('.')} ${key.replace('schemes.problem.', '')} ${Object.values(params).join(' ')}`.trim(),
    );
}
const text = { kind: 'text', label, maxLength: 10 };
const group = (...fields: object[]) => ({ kind: 'group', id: 'items', label, item: label, fields });

test('the form with every kind of field is right', () => {
  expect(wrongs(everyField.sections.flatMap(({ fields }) => fields))).toEqual([]);
});

test('a text is limited in one way, and a group may have as many as it must', () => {
  expect(wrongs([{ ...text, id: 'a', maxLength: undefined }])).toEqual(['fields.0 one_limit a']);
  expect(wrongs([{ ...text, id: 'a', limit: { words: 1, characters: 1 } }])).toEqual(['fields.0 one_limit a']);
  expect(wrongs([{ ...group({ ...text, id: 'a' }), least: 5, most: 2 }])).toEqual(['fields.0.most too_small most 5']);
});

test('a name stands for one question, in groups too', () => {
  expect(wrongs([{ ...text, id: 'a' }, group({ ...text, id: 'a' })])).toEqual(['fields.1.fields.0.id twice a']);
  expect(wrongs([group({ ...text, id: 'today' })])).toEqual(['fields.0.fields.0.id name_taken today']);
});

test('a question in a group supplies a list of its kind; a place supplies nothing', () => {
  const facts = {
    ...voucher().facts,
    names: { ...list, kind: 'texts' as const },
    sums: { ...list, kind: 'amounts' as const },
    one: { ...list, kind: 'text' as const },
  };
  expect(
    wrongs([group({ ...text, id: 'a', fact: 'names' }, { kind: 'money', id: 'b', label, fact: 'sums' })], { facts }),
  ).toEqual([]);
  expect(wrongs([group({ ...text, id: 'a', fact: 'one' })], { facts })).toEqual([
    'fields.0.fields.0.fact fact_kind one text texts',
  ]);
  expect(wrongs([{ kind: 'map-point', id: 'a', label, fact: 'one' }], { facts })).toEqual(['fields.0.fact fact_kind one text –']);
});

test('inside a group a condition may name the other questions of the item; outside it names the list of items', () => {
  const asked = group({ kind: 'whole', id: 'age', label }, { ...text, id: 'school', when: 'age < 18' });
  expect(wrongs([asked, { ...text, id: 'a', when: 'items.exists(i, i.age < 18)' }])).toEqual([]);
  expect(wrongs([asked, { ...text, id: 'a', when: 'age < 18' }])[0]).toContain('fields.1.when no_fact');
  const check = { id: 'c', field: 'age', when: 'age < 100', fails: label };
  expect(wrongs([asked], {}, [check])).toEqual([]);
});

test('behind a link in a mail nothing is asked that needs a script or an account', () => {
  const scheme = voucher();
  const form = Form.parse({
    id: 'f',
    title: label,
    sections: [{ id: 's', title: label, fields: [{ kind: 'map-area', id: 'a', label }] }],
  });
  const problems = formProblems({ ...scheme, confirmation: { ...scheme.confirmation!, form } });
  expect(problems).toContainEqual({
    path: ['confirmation', 'form', 'sections', 0, 'fields', 0, 'kind'],
    key: 'schemes.problem.not_plain',
    params: { kind: 'map-area' },
  });
});
