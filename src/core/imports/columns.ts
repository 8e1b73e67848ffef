// What the tables of each kind may hold: one column a line, with how its cells are read. Pages, templates and the dry run all
// come from these lists.

import { t } from '../../messages/index.ts';
import { locales, type MessageKey } from '../../platform/messages.ts';
import { organisationKinds } from '../people/organisations.ts';
import type { ColumnName } from './names.ts';
import {
  brNumber,
  choice,
  day,
  email,
  mark,
  money,
  name,
  phone,
  reader,
  sector,
  staff,
  text,
  website,
  yesNo,
  type Reader,
} from './cells.ts';

export const importKinds = ['organisations', 'applications', 'awards'] as const;
export type ImportKind = (typeof importKinds)[number];

export interface Column {
  readonly name: ColumnName;
  /** Every row must have something in it, and so must the heading be there. */
  readonly required: boolean;
  readonly read: Reader;
}

const needed = (of: ColumnName, read: Reader): Column => ({ name: of, required: true, read });
const optional = (of: ColumnName, read: Reader): Column => ({ name: of, required: false, read });

export const outcomes = ['approved', 'refused', 'withdrawn'] as const;
export const standings = ['active', 'completed', 'closed'] as const;

const past = [needed('reference', mark), needed('scheme', text), optional('call', text), needed('organisation', text)];

export const columnsOf: Readonly<Record<ImportKind, readonly Column[]>> = {
  organisations: [
    needed(
      'kind',
      choice(organisationKinds, (value) => `people.kind.${value}`),
    ),
    optional('name_en', name),
    optional('name_zh', name),
    optional('br_number', brNumber),
    optional('email', email),
    optional('phone', phone),
    optional('owner_email', email),
    optional('sector', sector),
    optional('full_time_staff', staff),
    optional('listed', yesNo),
    optional('subvented', yesNo),
    optional('statutory_body', yesNo),
    optional('substantive_business', yesNo),
    optional(
      'address',
      reader((cell) => (cell.length <= 300 ? { value: cell } : { code: 'field.too_long', facts: { limit: 300 } })),
    ),
    optional('website', website),
    optional('as_of', day),
  ],
  applications: [
    ...past,
    needed('submitted_on', day),
    needed(
      'outcome',
      choice(outcomes, (value) => `imports.outcome.${value}`),
    ),
    optional('decided_on', day),
    optional('requested', money),
  ],
  awards: [
    ...past,
    optional('application', mark),
    needed('awarded_on', day),
    needed('amount', money),
    optional('paid', money),
    needed(
      'standing',
      choice(standings, (value) => `imports.standing.${value}`),
    ),
    optional('ended_on', day),
  ],
};

export const headingKey = (column: ColumnName): MessageKey => `imports.column.${column}`;

/** The headings that stand for a column: its words in each language, and its name. */
export const headingsOf = (column: ColumnName): readonly string[] => [
  ...locales.map((locale) => t(locale, headingKey(column))),
  column,
];
