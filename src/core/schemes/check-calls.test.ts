import { expect, test } from 'vitest';
import { letterForm, period, schemeWith, text } from '../../../test/given-calls.ts';
import { callProblems } from './check-calls.ts';
import type { Calls } from './shape.ts';
import { withoutHidden } from './hidden.ts';

const keys = (calls: Calls) =>
  callProblems(schemeWith(calls, { weeks: period(14, 'days') })).map(({ key, path }) => [key, path.join('.')]);
const step = (id: string, rest: object = {}) => ({ id, kind: 'panel' as const, title: text(id), public: true, ...rest });

test.each<[string, Calls, [string, string][]]>([
  ['a right plan', { kind: 'round', plan: [step('vetting', { after: { milestone: 'close', within: 'weeks' } })] }, []],
  ['a grace that is no term', { kind: 'round', grace: 'weekz' }, [['schemes.problem.no_term_near', 'calls.grace']]],
  ['a rolling call that is sealed', { kind: 'rolling', sealed: true }, [['schemes.problem.needs_close', 'calls.sealed']]],
  [
    'a date after the close of a call that never closes',
    { kind: 'rolling', plan: [step('vetting', { after: { milestone: 'close', within: 'weeks' } })] },
    [['schemes.problem.no_milestone', 'calls.plan.0.after.milestone']],
  ],
  [
    'a date after one that comes later',
    { kind: 'round', plan: [step('a', { after: { milestone: 'b', within: 'weeks' } }), step('b')] },
    [['schemes.problem.no_milestone', 'calls.plan.0.after.milestone']],
  ],
  ['two of one name', { kind: 'round', plan: [step('a'), step('a')] }, [['schemes.problem.twice', 'calls.plan.1.id']]],
  [
    'a close by another name',
    { kind: 'round', plan: [{ ...step('end'), kind: 'close' }] },
    [['schemes.problem.milestone_name', 'calls.plan.0.id']],
  ],
])('%s', (_name, calls, problems) => {
  expect(keys(calls)).toEqual(problems);
});

test('letters take no more than a plain page can ask, and most is not less than least', () => {
  const [section] = letterForm.sections;
  const file = {
    id: 'cv',
    kind: 'file' as const,
    label: text('CV'),
    document: 'cv',
    accept: ['pdf' as const],
    maxFiles: 1,
    maxMegabytes: 1,
  };
  const form = { ...letterForm, sections: [{ ...section!, fields: [...section!.fields, file] }] };
  const letters = { least: 2, most: 1, within: 'weeks', text: text('Write.'), form };
  expect(keys({ kind: 'round', letters })).toEqual([
    ['schemes.problem.letters', 'calls.letters.most'],
    ['schemes.problem.letter_field', 'calls.letters.form.sections.0.fields.2.kind'],
  ]);
});

test('what everybody reads of a scheme has neither the grace nor the term that says it', () => {
  const scheme = schemeWith({ kind: 'round', grace: 'hiddenGrace' }, { hiddenGrace: period(90, 'seconds') });
  const shown = withoutHidden(scheme);
  expect(JSON.stringify(shown)).not.toContain('hiddenGrace');
  expect(shown).toBe(withoutHidden(scheme));
  expect(shown.terms).not.toHaveProperty('hiddenGrace');
  expect(scheme.calls?.grace).toBe('hiddenGrace');
  const open = schemeWith({ kind: 'round' });
  expect(withoutHidden(open)).toBe(open);
});
