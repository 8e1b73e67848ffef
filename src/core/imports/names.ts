/** The names of all columns; each has a heading (`imports.column.…`) and a hint (`imports.hint.…`) in the catalogue. */
export const columnNames = [
  'kind',
  'name_en',
  'name_zh',
  'br_number',
  'email',
  'phone',
  'owner_email',
  'sector',
  'full_time_staff',
  'listed',
  'subvented',
  'statutory_body',
  'substantive_business',
  'address',
  'website',
  'as_of',
  'reference',
  'scheme',
  'call',
  'organisation',
  'submitted_on',
  'outcome',
  'decided_on',
  'requested',
  'application',
  'awarded_on',
  'amount',
  'paid',
  'standing',
  'ended_on',
] as const;
export type ColumnName = (typeof columnNames)[number];

/** Headings and words of a list are compared without case, spaces, marks and what stands in brackets. */
export function bare(words: string): string {
  return words
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\([^)]*\)/g, '')
    .replaceAll(/[\s_*:.,、。／/’'"-]+/g, '');
}
