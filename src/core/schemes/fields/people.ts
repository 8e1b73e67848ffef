import type { PersonPart } from '../shape-fields.ts';
import { isParts, type ReadParts, readParts, type ReadValue, wrong } from './answer.ts';
import { readChoice } from './choices.ts';
import { readEmail, readPhone } from './contact.ts';
import { readBr, readHkid } from './identifiers.ts';
import { readText } from './text.ts';

const short = (given: unknown) => readText(given, { maxLength: 200 }, false);

const partReaders: Readonly<Record<PersonPart, (given: unknown) => ReadValue>> = {
  name: short,
  nameZh: short,
  title: short,
  email: readEmail,
  phone: readPhone,
  hkid: readHkid,
};

/** One person, by the parts that the field asks for. The Chinese name and the title may be missing. */
export function readPerson({ parts }: { readonly parts: readonly PersonPart[] }, given: unknown): ReadParts {
  const readers = Object.fromEntries(parts.map((part) => [part, partReaders[part]]));
  return readParts(given, readers, () => parts.filter((part) => part !== 'nameZh' && part !== 'title'));
}

/** The 18 districts, each with its region: Hong Kong Island, Kowloon, New Territories. */
export const DISTRICTS: Readonly<Record<string, 'hk' | 'kln' | 'nt'>> = {
  'central-western': 'hk',
  'wan-chai': 'hk',
  eastern: 'hk',
  southern: 'hk',
  'yau-tsim-mong': 'kln',
  'sham-shui-po': 'kln',
  'kowloon-city': 'kln',
  'wong-tai-sin': 'kln',
  'kwun-tong': 'kln',
  'kwai-tsing': 'nt',
  'tsuen-wan': 'nt',
  'tuen-mun': 'nt',
  'yuen-long': 'nt',
  north: 'nt',
  'tai-po': 'nt',
  'sha-tin': 'nt',
  'sai-kung': 'nt',
  islands: 'nt',
};

const addressReaders = {
  flat: (given: unknown) => readText(given, { maxLength: 30 }, false),
  floor: (given: unknown) => readText(given, { maxLength: 30 }, false),
  building: short,
  street: short,
  district: (given: unknown) => readChoice(Object.keys(DISTRICTS), given),
  // Follows from the district; what is sent for it is not looked at.
  region: (): ReadValue => ({ answer: undefined }),
  en: (given: unknown) => readText(given, { maxLength: 400 }, false),
  zh: (given: unknown) => readText(given, { maxLength: 200 }, false),
};

/**
 * An address of Hong Kong by its parts: a building or a street, and the district, whose region is added. One that has no
 * such parts, overseas or in a village, stands in `en` as one line. `zh` is the address in Chinese.
 */
export function readAddress(given: unknown): ReadParts {
  const read = readParts(given, addressReaders, ({ building, street, en }) => {
    if (en !== undefined) return [];
    return [...(building === undefined && street === undefined ? ['street'] : []), 'district'];
  });
  if (!isParts(read.answer) || typeof read.answer['district'] !== 'string') return read;
  return { ...read, answer: { ...read.answer, region: DISTRICTS[read.answer['district']]! } };
}

/** An organisation: picked from the register, whose facts come with it, or named. */
export function readOrganisation(given: unknown): ReadParts {
  const id = (part: unknown): ReadValue =>
    typeof part === 'string' && /^org_[0-9a-z]{1,40}$/.test(part) ? { answer: part } : wrong('forms.wrong_kind');
  const typedName = typeof given === 'string' ? { nameEn: given } : given;
  return readParts(typedName, { id, nameEn: short, nameZh: short, br: readBr }, ({ nameZh }) =>
    nameZh === undefined ? ['nameEn'] : [],
  );
}
