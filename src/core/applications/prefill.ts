import type { Db } from '../../platform/db.ts';
import { fieldsOf } from '../schemes/form.ts';
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

/** What the hub already knows, as if the applicant had typed it, where nothing else was given. */
export async function prefill(
  db: Db,
  form: Form,
  known: Known,
  cost: bigint | undefined,
  given: Readonly<Record<string, Answer>>,
): Promise<Record<string, string>> {
  const open = fieldsOf(form).filter(({ id, prefill: name }) => name !== undefined && given[id] === undefined);
  const facts: Readonly<Record<NonNullable<Field['prefill']>, unknown>> = {
    'organisation.name': known.name_en,
    'organisation.nameZh': known.name_zh,
    'organisation.br': known.br_number,
    'organisation.address': open.some((field) => field.prefill === 'organisation.address')
      ? await addressOf(db, known.organisation)
      : undefined,
    'person.name': known.name,
    'person.email': known.email,
    'basis.cost': cost === undefined ? undefined : typedMoney(cost),
  };
  const filled: Record<string, string> = {};
  for (const { id, prefill: name } of open) {
    const value = name === undefined ? undefined : facts[name];
    if (typeof value === 'string') filled[id] = value;
  }
  return filled;
}

async function addressOf(db: Db, organisationId: string): Promise<unknown> {
  const row = await db
    .selectFrom('organisation_fact')
    .select('value')
    .where('organisation_id', '=', organisationId)
    .where('name', '=', 'address')
    .orderBy('valid_from', 'desc')
    .orderBy('recorded_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.value;
}

/** Cents as people type dollars: drafts keep what was typed. */
const typedMoney = (cents: bigint) => `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`;
