import { expect, test } from 'vitest';
import { letterForm, schemeWith, text } from '../../../test/given-calls.ts';
import { factsOfLetters } from './facts.ts';

const [section] = letterForm.sections;
const form = {
  ...letterForm,
  sections: [
    {
      ...section!,
      fields: [
        { ...section!.fields[0]!, fact: 'refereeKnows' },
        { id: 'years', kind: 'whole' as const, label: text('Years'), fact: 'refereeYears', min: 0, max: 90 },
      ],
    },
  ],
} as unknown as typeof letterForm;
const plain = schemeWith({ kind: 'round', letters: { least: 1, most: 3, within: 'x', text: text('Write.'), form } });
const scheme = {
  ...plain,
  facts: {
    ...plain.facts,
    refereeKnows: { kind: 'yes-no' as const, from: 'letter' as const, label: text('Knows') },
    refereeYears: { kind: 'whole' as const, from: 'letter' as const, label: text('Years') },
  },
};

test.each([
  ['nobody has written', [], {}],
  ['one has', [{ knows: true, years: 3 }], { refereeKnows: true, refereeYears: 3n }],
  [
    'two have and do not agree',
    [
      { knows: true, years: 7 },
      { knows: false, years: 2 },
    ],
    { refereeKnows: false, refereeYears: 2n },
  ],
  ['one left a question open', [{ knows: true, years: 7 }, { knows: true }], { refereeKnows: true, refereeYears: undefined }],
])('when %s', (_when, letters, facts) => {
  expect(factsOfLetters(scheme, letters)).toEqual(facts);
});
