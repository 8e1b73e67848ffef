// Filling in a scheme's form as people do: each question is found by its words, in the reader's language.

import type { Locator } from 'playwright-core';
import type { Field, Form } from '../src/core/schemes/shape-form.ts';
import type { Option } from '../src/core/schemes/shape-terms.ts';
import { readSchemes } from '../src/core/schemes/load.ts';
import type { Scheme } from '../src/core/schemes/shape.ts';
import type { LocalText } from '../src/platform/messages.ts';
import type { Paper, Person } from './person.ts';

const folder = new URL('../schemes', import.meta.url).pathname;

/** The scheme that the journey goes through, as its file says. */
export const scheme: Scheme = readSchemes(folder).files.find((file) => file.scheme.scheme === 'dtspp')!.scheme;

export type Answer = string | boolean | Paper;
export type Answers = Readonly<Record<string, Answer>>;

export function fieldOf(form: Form, id: string): Field {
  const found = form.sections.flatMap(({ fields }) => fields).find((field) => field.id === id);
  if (found === undefined) throw new Error(`The scheme's form ${form.id} has no question ${id}`);
  return found;
}

/** The options of a question or of a term of the scheme. */
export function optionsOf(field: Field | string): readonly Option[] {
  if (typeof field !== 'string' && 'options' in field && field.options !== undefined) return field.options;
  const term = scheme.terms[typeof field === 'string' ? field : ((field as { optionsFrom?: string }).optionsFrom ?? '')];
  return term?.kind === 'choices' ? term.options : [];
}

/** Answers questions of a form on the page, in the order given. */
export async function answer(who: Person, form: Form, answers: Answers): Promise<void> {
  for (const [id, value] of Object.entries(answers)) await answerOne(who, fieldOf(form, id), value);
}

async function answerOne(who: Person, field: Field, value: Answer): Promise<void> {
  const { page } = who;
  const label = who.text(field.label);
  switch (field.kind) {
    case 'choice': {
      const option = optionsOf(field).find((one) => one.value === value)!;
      return choose(page.getByRole('radiogroup', { name: label }), who.text(option.label));
    }
    case 'yes-no':
      return choose(page.getByRole('radiogroup', { name: label }), who.say(value === true ? 'common.yes' : 'common.no'));
    case 'consent':
      return agree(page.getByRole('checkbox', { name: label }));
    case 'date':
      return typeDay(who, page.getByRole('group', { name: label }), value as string);
    case 'file':
      return attach(page.getByRole('group', { name: label }), value as Paper);
    default:
      await page.getByRole('textbox', { name: label, exact: field.required === true }).fill(value as string);
  }
}

/** Chooses one of a group of dials by its words. */
export async function choose(group: Locator, option: string): Promise<void> {
  await group.getByRole('radio', { name: beginning(option) }).check({ force: true });
}

export async function agree(box: Locator): Promise<void> {
  await box.check({ force: true });
}

async function typeDay(who: Person, group: Locator, day: string): Promise<void> {
  const [year = '', month = '', date = ''] = day.split('-');
  await group.getByLabel(who.say('common.date.day')).fill(date);
  await group.getByLabel(who.say('common.date.month')).fill(month);
  await group.getByLabel(who.say('common.date.year')).fill(year);
}

/** Attaches a document and waits until the hub has it: it is then a link. */
export async function attach(group: Locator, paper: Paper): Promise<void> {
  await group.locator('input[type=file]').setInputFiles(paper);
  await group.getByRole('link', { name: paper.name }).waitFor();
}

/** A name that begins with these words; a hint may follow. */
export function beginning(words: string): RegExp {
  return new RegExp(`^${RegExp.escape(words)}(?![\\p{L}\\p{N}])`, 'u');
}

/** Waits for a rule of the scheme to say something, in its own words up to the first value in them. */
export async function ruleSays(who: Person, says: 'holds' | 'fails', words: LocalText, within?: Locator): Promise<void> {
  const [opening = ''] = who.text(words).split('{');
  const rule = (within ?? who.page.getByRole('main')).getByRole('listitem').filter({ hasText: opening });
  await rule
    .filter({ hasText: who.say(`case.rule.${says}`) })
    .first()
    .waitFor();
}
