/*
 * Reading one answer: from what people type or a page sends to the one form in which it is kept. Text is NFC with plain line
 * ends; money is cents as digits; a business registration number its 8 digits; a telephone number +852…; a place GeoJSON.
 * Whatever cannot be read gives a problem, never an exception, and nothing is guessed.
 */
import { isBlank, type ReadParts, type ReadValue } from './fields/answer.ts';
import { readChoiceField, readChoices, readFiles, readYesNo } from './fields/choices.ts';
import { readCountry, readEmail, readPhone, readUrl } from './fields/contact.ts';
import { readCostTable } from './fields/cost-table.ts';
import { readBr, readCr, readHkid } from './fields/identifiers.ts';
import { readDate, readDecimal, readMoneyField, readWhole } from './fields/numbers.ts';
import { readAddress, readOrganisation, readPerson } from './fields/people.ts';
import { readPlace } from './fields/places.ts';
import { readBilingual, readText } from './fields/text.ts';
import type { SimpleField } from './shape-fields.ts';
import type { Scheme } from './shape.ts';

/** The kinds whose answer has parts, each of which is typed, saved and merged on its own. */
type Parted = Extract<SimpleField, { kind: 'bilingual' | 'address' | 'person' | 'organisation' | 'cost-table' }>;
type Single = Exclude<SimpleField, Parted>;

/** Reads one answer to a question. `today` is the day in Hong Kong, for dates that may not be in the future. */
export function readAnswer(scheme: Scheme, field: SimpleField, given: unknown, today: string): ReadParts {
  if (isBlank(given)) return { answer: undefined, problems: [], lacks: [] };
  switch (field.kind) {
    case 'bilingual':
      return readBilingual(field, given);
    case 'address':
      return readAddress(given);
    case 'person':
      return readPerson(field, given);
    case 'organisation':
      return readOrganisation(given);
    case 'cost-table':
      return readCostTable(scheme, field, given);
    default: {
      const { answer, problem } = readSingle(scheme, field, given, today);
      return { answer, problems: problem ? [{ at: '', ...problem }] : [], lacks: [] };
    }
  }
}

function readSingle(scheme: Scheme, field: Single, given: unknown, today: string): ReadValue {
  switch (field.kind) {
    case 'text':
    case 'long-text':
      return readText(given, field, field.kind === 'long-text');
    case 'signature':
      return readText(given, { maxLength: 200 }, false);
    case 'yes-no':
    case 'consent':
      return readYesNo(given);
    case 'choice':
      return readChoiceField(scheme, field, given);
    case 'multi-choice':
      return readChoices(scheme, field, given);
    case 'country':
      return readCountry(given);
    case 'whole':
    case 'months':
      return readWhole(field.kind === 'months' ? { min: field.min ?? 0, max: field.max ?? 1200 } : field, given);
    case 'decimal':
      return readDecimal(field, given);
    case 'money':
      return readMoneyField(scheme, field, given);
    case 'date':
      return readDate(field, given, today);
    case 'email':
      return readEmail(given);
    case 'phone':
      return readPhone(given);
    case 'url':
      return readUrl(given);
    case 'br-number':
      return readBr(given);
    case 'cr-number':
      return readCr(given);
    case 'hkid':
      return readHkid(given);
    case 'file':
      return readFiles(field, given);
    case 'map-point':
    case 'map-route':
    case 'map-area':
      return readPlace(field, given);
  }
}
