// What rows of past applications and past awards have in common: their scheme, their call, their organisation, a reference
// that is theirs alone, and days in their order.

import type { Db } from '../../platform/db.ts';
import { holds } from '../../platform/http/actor.ts';
import { nearestName } from '../schemes/names.ts';
import { type Checking, firstRows, type Report, textOf, type TypedRow } from './check.ts';
import { brNumberOf } from '../people/br-number.ts';
import { importRoles } from './access.ts';
import { bare, type ColumnName } from './names.ts';
import type { KnownScheme } from './schemes.ts';

export interface Past {
  readonly row: TypedRow;
  readonly reference: string | undefined;
  readonly known: KnownScheme | undefined;
  readonly callId: string | undefined;
  /** Where its money comes from: its call's envelope, or its scheme's. */
  readonly account: string | undefined;
  readonly organisationId: string | undefined;
}

/** Looks up what the rows of a batch name, each sort in one query, and reports what is not there. */
export function pastChecker({ db, actor, schemes }: Checking, table: 'past_application' | 'past_award') {
  const first = firstRows();

  function schemeOf(row: TypedRow, report: Report): KnownScheme | undefined {
    const words = textOf(row, 'scheme');
    if (words === undefined) return undefined;
    const known = schemes.find(words);
    if (known === undefined) {
      const near = nearestName(words, schemes.names) ?? schemes.names.join(', ');
      report.cell(row, 'scheme', { code: 'imports.scheme_unknown', facts: { near } });
    } else if (!holds(actor, importRoles, known.scheme.scheme)) {
      report.cell(row, 'scheme', { code: 'imports.scheme_not_yours' });
      return undefined;
    }
    return known;
  }

  return async (rows: readonly TypedRow[], report: Report): Promise<readonly Past[]> => {
    const organisations = await organisationsIn(db, rows);
    const taken = await takenIn(
      db,
      table,
      rows.flatMap((row) => textOf(row, 'reference') ?? []),
    );
    return rows.map((row) => {
      const known = schemeOf(row, report);
      const code = textOf(row, 'call');
      const call = code === undefined ? undefined : known?.calls.get(bare(code));
      if (known !== undefined && code !== undefined && call === undefined) {
        const calls = [...known.calls.values()].map((one) => one.code).join(', ');
        report.cell(row, 'call', { code: 'imports.call_unknown', facts: { scheme: known.scheme.scheme, calls } });
      }
      const organisationId = organisations(textOf(row, 'organisation'));
      if (organisationId === undefined && !row.wrong.has('organisation')) {
        report.cell(row, 'organisation', { code: 'imports.organisation_unknown' });
      }
      const reference = textOf(row, 'reference');
      if (reference !== undefined && known !== undefined) {
        const key = `${known.scheme.scheme} ${reference}`;
        const before = first(key, row.no);
        if (before !== undefined) report.cell(row, 'reference', { code: 'imports.twice', facts: { row: before } });
        else if (taken.has(key)) report.cell(row, 'reference', { code: 'imports.reference_taken' });
      }
      return { row, reference, known, callId: call?.id, account: call?.account ?? known?.account, organisationId };
    });
  };
}

/** Organisations by the number of their registration or by their id in the hub. */
async function organisationsIn(db: Db, rows: readonly TypedRow[]): Promise<(named: string | undefined) => string | undefined> {
  const named = rows.flatMap((row) => textOf(row, 'organisation') ?? []);
  const numbers = named.flatMap((one) => brNumberOf(one) ?? []);
  const ids = named.filter((one) => one.startsWith('org_'));
  const found = await db
    .selectFrom('organisation')
    .select(['id', 'br_number'])
    .where((is) =>
      is.or([is('br_number', 'in', numbers.length === 0 ? [''] : numbers), is('id', 'in', ids.length === 0 ? [''] : ids)]),
    )
    .execute();
  const known = new Map(found.flatMap(({ id, br_number: br }) => [[id, id] as const, [br ?? id, id] as const]));
  return (one) => (one === undefined ? undefined : known.get(brNumberOf(one) ?? one));
}

/** References that the hub knows already, of its own cases and of those brought over before: `scheme reference`. */
async function takenIn(
  db: Db,
  table: 'past_application' | 'past_award',
  references: readonly string[],
): Promise<ReadonlySet<string>> {
  if (references.length === 0) return new Set();
  const before = await db.selectFrom(table).select(['scheme', 'reference']).where('reference', 'in', references).execute();
  const own = await db
    .selectFrom(table === 'past_award' ? 'award' : 'application')
    .select(['scheme', 'reference'])
    .where('reference', 'in', references)
    .execute();
  return new Set([...before, ...own].map(({ scheme, reference }) => `${scheme} ${reference}`));
}

/** Reports days that are yet to come, and one that is before the day it should follow. */
export function checkDays(row: TypedRow, today: string, report: Report, start: ColumnName, end: ColumnName): void {
  const [from, until] = [textOf(row, start), textOf(row, end)];
  const isAhead = from !== undefined && from > today;
  if (isAhead) report.cell(row, start, { code: 'imports.future' });
  if (until === undefined) return;
  if (until > today) report.cell(row, end, { code: 'imports.future' });
  else if (!isAhead && from !== undefined && until < from)
    report.cell(row, end, { code: 'imports.before', facts: { day: from } });
}

/** The instant at which a day begins in Hong Kong, as text. */
export const startOf = (day: string): string => new Date(`${day}T00:00:00+08:00`).toISOString();
