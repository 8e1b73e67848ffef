import type { Db } from '../../platform/db.ts';
import { OrganisationFacts } from '../people/facts.ts';
import { type Checked, type Checker, type Checking, firstRows, type Report, subjectId, textOf, type TypedRow } from './check.ts';
import type { ColumnName } from './names.ts';

/** Kinds that the Business Registration Ordinance gives a number to. */
const registered = new Set(['company', 'sole_proprietorship', 'partnership']);
const factNames = Object.keys(OrganisationFacts.shape) as (ColumnName & keyof OrganisationFacts)[];

/** Organisations: a name, the number that their kind needs, and no number twice in the file or the register. */
export function organisationChecker({ db, now, today }: Checking): Checker {
  const first = firstRows();

  function checkOne(row: TypedRow, inRegister: ReadonlyMap<string, string>, report: Report): Checked | undefined {
    const { values, wrong } = row;
    const kind = textOf(row, 'kind');
    const br = textOf(row, 'br_number');
    const hasName = values.name_en !== undefined || values.name_zh !== undefined;
    if (!hasName && !wrong.has('name_en') && !wrong.has('name_zh')) report.cell(row, 'name_en', { code: 'imports.name_needed' });
    if (br === undefined && !wrong.has('br_number') && kind !== undefined && registered.has(kind)) {
      report.cell(row, 'br_number', { code: 'people.br_needed' });
    }
    const before = br === undefined ? undefined : first(br, row.no);
    const name = br === undefined ? undefined : inRegister.get(br);
    if (before !== undefined) report.cell(row, 'br_number', { code: 'imports.twice', facts: { row: before } });
    else if (name !== undefined) report.cell(row, 'br_number', { code: 'imports.in_register', facts: { name } });
    const asOf = textOf(row, 'as_of') ?? today;
    if (asOf > today) report.cell(row, 'as_of', { code: 'people.fact_future' });

    const facts = Object.fromEntries(factNames.flatMap((fact) => (values[fact] === undefined ? [] : [[fact, values[fact]]])));
    const content = {
      kind,
      name_en: values.name_en ?? values.name_zh,
      name_zh: values.name_zh,
      br_number: br,
      email: values.email,
      phone: values.phone,
      owner_email: values.owner_email,
      as_of: asOf,
      facts,
    };
    return { no: row.no, subject: subjectId('org', now), content };
  }

  return {
    amounts: new Map(),
    check: async (rows, report) => {
      const inRegister = await namesByBr(
        db,
        rows.flatMap((row) => textOf(row, 'br_number') ?? []),
      );
      return rows.flatMap((row) => checkOne(row, inRegister, report) ?? []);
    },
    end: async () => {},
  };
}

async function namesByBr(db: Db, numbers: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (numbers.length === 0) return new Map();
  const rows = await db.selectFrom('organisation').select(['br_number', 'name_en']).where('br_number', 'in', numbers).execute();
  return new Map(rows.map((row) => [row.br_number ?? '', row.name_en]));
}
