import type { Db } from '../../platform/db.ts';
import { fieldsOf } from '../schemes/form-fields.ts';
import { flatten } from '../schemes/paths.ts';
import type { Field, Form } from '../schemes/shape-form.ts';
import type { Answer } from './merge.ts';

/** The organisation that fills a form in, and the person who does it for them. */
interface Known {
  readonly organisation: string;
  readonly name_en: string;
  readonly name_zh: string | null;
  readonly br_number: string | null;
  readonly name: string;
  readonly email: string;
}

type Prefill = NonNullable<Field['prefill']>;

/** What the hub already knows, as if the applicant had typed it, where nothing else was given. `given` is as a draft keeps it. */
export async function prefill(
  db: Db,
  form: Form,
  known: Known,
  cost: bigint | undefined,
  given: Readonly<Record<string, Answer>>,
): Promise<Record<string, Answer>> {
  const answered = new Set(Object.keys(given).map((path) => path.split('.')[0]));
  const open = fieldsOf(form).filter(({ id, prefill: name }) => name !== undefined && !answered.has(id));
  const asked = new Set(open.map((field) => field.prefill));
  const facts = ['organisation.address', 'organisation.website', 'organisation.staff'] as const;
  const registered = facts.some((name) => asked.has(name)) ? await factsNow(db, known.organisation) : {};
  const around =
    asked.has('organisation.kind') || asked.has('person.phone') ? await kindAndPhone(db, known.organisation) : undefined;
  const values: Readonly<Record<Prefill, unknown>> = {
    'organisation.name': known.name_en,
    'organisation.nameZh': known.name_zh,
    'organisation.br': known.br_number,
    'organisation.address': registered['address'],
    'organisation.website': registered['website'],
    'organisation.staff': registered['full_time_staff'],
    'organisation.kind': around?.kind.replaceAll('_', '-'),
    'person.name': known.name,
    'person.email': known.email,
    'person.phone': around?.phone,
    'basis.cost': cost === undefined ? undefined : typedMoney(cost),
  };
  const filled = open.flatMap((field): [string, unknown][] => {
    const value = answerFrom(field, values[field.prefill!], known);
    return value === undefined || value === null ? [] : [[field.id, value]];
  });
  return flatten(form, Object.fromEntries(filled)) as Record<string, Answer>;
}

/** What is known in the shape that the field keeps: a name in both languages, a person with their address. */
function answerFrom(field: Field, value: unknown, known: Known): unknown {
  if (value === undefined || value === null) return undefined;
  const given = (parts: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== null && part !== undefined));
  switch (field.kind) {
    case 'bilingual':
      return given({ en: value, ...(field.prefill === 'organisation.name' && { zh: known.name_zh }) });
    case 'organisation':
      return given({ id: known.organisation, nameEn: known.name_en, nameZh: known.name_zh, br: known.br_number });
    case 'address':
      return { en: value };
    case 'person':
      return given({ name: known.name, email: known.email });
    default:
      return value;
  }
}

async function factsNow(db: Db, organisationId: string): Promise<Readonly<Record<string, unknown>>> {
  const rows = await db
    .selectFrom('organisation_fact')
    .distinctOn('name')
    .select(['name', 'value'])
    .where('organisation_id', '=', organisationId)
    .where('name', 'in', ['address', 'website', 'full_time_staff'])
    .orderBy('name')
    .orderBy('valid_from', 'desc')
    .orderBy('recorded_at', 'desc')
    .execute();
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
}

function kindAndPhone(db: Db, organisationId: string) {
  return db
    .selectFrom('organisation')
    .leftJoin('organisation_contact', (join) =>
      join.onRef('organisation_contact.organisation_id', '=', 'organisation.id').on('organisation_contact.kind', '=', 'phone'),
    )
    .select(['organisation.kind', 'organisation_contact.value as phone'])
    .where('organisation.id', '=', organisationId)
    .orderBy('organisation_contact.verified_at', (order) => order.desc().nullsLast())
    .orderBy('organisation_contact.id')
    .limit(1)
    .executeTakeFirst();
}

/** Cents as people type dollars: drafts keep what was typed. */
const typedMoney = (cents: bigint) => `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`;
