// A figure at an instant, its history, and the records behind it: three questions to the same records.

import { sql } from 'kysely';
import type { Db } from '../../platform/db.ts';
import { unitSize } from '../../platform/units.ts';
import type { Figure, FigureRecord } from './figure.ts';

/** What a figure says at an instant. */
export interface FigureValue {
  /** How many different keys hold; for a list the keys themselves, those with the most records first. */
  readonly value: number | string[];
  /** For a list: how many records each key has. */
  readonly items: readonly { readonly key: string; readonly count: number }[];
}

const holdsAt = (at: Date) => sql`since <= ${at} and (until is null or until > ${at})`;

export async function figureValue(db: Db, figure: Figure, at: Date): Promise<FigureValue> {
  if (figure.sum !== undefined) {
    const { rows } = await sql<{ sum: string }>`
      select (coalesce(sum(weight), 0) / ${unitSize(figure.sum.unit)}::bigint)::bigint::text as sum
      from (${figure.records}) as record where ${holdsAt(at)}`.execute(db);
    return { value: Number(rows[0]?.sum ?? 0), items: [] };
  }
  if (figure.kind === 'count') {
    const { rows } = await sql<{ count: number }>`
      select count(distinct key)::int as count from (${figure.records}) as record where ${holdsAt(at)}`.execute(db);
    return { value: rows[0]?.count ?? 0, items: [] };
  }
  const { rows } = await sql<{ key: string; count: number }>`
    select key, count(distinct record)::int as count from (${figure.records}) as record where ${holdsAt(at)}
    group by key order by count desc, key`.execute(db);
  return { value: rows.map((row) => row.key), items: rows };
}

export interface Point {
  readonly at: Date;
  /** How many different keys held then. */
  readonly value: number;
}

/**
 * The figure at `steps` + 1 instants from one to another, both included, in one pass over the records: the spans of each
 * key are put together, and what begins and ends is summed up in order of time.
 */
export async function figureSeries(db: Db, figure: Figure, from: Date, until: Date, steps: number): Promise<Point[]> {
  if (figure.sum !== undefined) {
    const { rows } = await sql<{ at: Date; value: string }>`
      with change as (
        select since as at, weight as change, false as asked from (${figure.records}) as record
        union all select until, -weight, false from (${figure.records}) as record where until is not null
        union all select asked.at, 0, true from unnest(${instants(from, until, steps)}::timestamptz[]) as asked (at)
      )
      select at, (value / ${unitSize(figure.sum.unit)}::bigint)::bigint::text as value from (
        select at, asked, sum(change) over (order by at, asked) as value from change
      ) as course
      where asked order by at`.execute(db);
    return rows.map(({ at, value }) => ({ at, value: Number(value) }));
  }
  const { rows } = await sql<Point>`
    with span as (
      select unnest(range_agg(tstzrange(since, until))) as held from (${figure.records}) as record
      where until is null or until > since
      group by key
    ), change as (
      select lower(held) as at, 1 as change, false as asked from span
      union all select upper(held), -1, false from span where not upper_inf(held)
      union all select asked.at, 0, true from unnest(${instants(from, until, steps)}::timestamptz[]) as asked (at)
    )
    select at, value::int from (
      select at, asked, sum(change) over (order by at, asked) as value from change
    ) as course
    where asked order by at`.execute(db);
  return rows;
}

function instants(from: Date, until: Date, steps: number): string[] {
  const [start, span] = [from.getTime(), until.getTime() - from.getTime()];
  return Array.from({ length: steps + 1 }, (_, step) => new Date(start + Math.round((span * step) / steps)).toISOString());
}

/** When the first record began to count, for a history that begins where there is something to see. */
export async function figureStart(db: Db, figure: Figure): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`select min(since) as at from (${figure.records}) as record`.execute(db);
  return rows[0]?.at ?? null;
}

const pageSize = 50;

/** One page of the records that hold at an instant, the latest first. */
export async function figureRecords(db: Db, figure: Figure, at: Date, page: number) {
  const { rows: counted } = await sql<{ total: number }>`
    select count(*)::int as total from (${figure.records}) as record where ${holdsAt(at)}`.execute(db);
  const records = await recordsFrom(db, figure, at, (page - 1) * pageSize, pageSize);
  return { records, total: counted[0]?.total ?? 0, page, size: pageSize };
}

/** All records that hold at an instant, some hundreds at a time. */
export async function* allRecords(db: Db, figure: Figure, at: Date): AsyncGenerator<FigureRecord> {
  for (let from = 0; ; from += 1000) {
    const rows = await recordsFrom(db, figure, at, from, 1000);
    yield* rows;
    if (rows.length < 1000) return;
  }
}

async function recordsFrom(db: Db, figure: Figure, at: Date, from: number, most: number): Promise<FigureRecord[]> {
  const { rows } = await sql<FigureRecord>`
    select key, record, label, since, until from (${figure.records}) as record where ${holdsAt(at)}
    order by since desc, record, key limit ${most} offset ${from}`.execute(db);
  return rows;
}
