import { readSubmission, shownFields } from './form.ts';
import type { Reading } from './form.ts';

/** The questions that are to be answered with a document, as far as these answers show them: ids of fields. */
export function documentsAsked(reading: Reading): readonly string[] {
  const shown = shownFields(reading);
  const { values } = readSubmission(reading);
  return reading.form.sections
    .flatMap(({ fields }) => fields)
    .filter((field) => field.kind === 'file' && field.required && shown.has(field.id) && values[field.id] === undefined)
    .map(({ id }) => id);
}
