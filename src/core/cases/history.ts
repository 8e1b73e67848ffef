import type { Db } from '../../platform/db.ts';

/** What happened to some subjects, oldest first, with the names of those who did it. What is personal stays in the log. */
export async function historyOf(db: Db, subjects: readonly string[]) {
  const rows = await db
    .selectFrom('event')
    .select(['id', 'at', 'kind', 'subject', 'actor', 'facts', 'block_no as block'])
    .where('subject', 'in', subjects.length === 0 ? [''] : subjects)
    .orderBy('at')
    .orderBy('id')
    .execute();
  const names = await namesOf(
    db,
    rows.flatMap((row) => {
      const { officer } = row.facts as { officer?: unknown };
      return [row.actor ?? '', ...(typeof officer === 'string' ? [officer] : [])];
    }),
  );
  return rows.map((row) => {
    const facts = row.facts as Record<string, string | number | boolean | null>;
    const officer = typeof facts['officer'] === 'string' ? { officerName: names.get(facts['officer']) ?? '' } : {};
    return {
      id: row.id,
      at: row.at,
      kind: row.kind,
      subject: row.subject,
      by: names.get(row.actor ?? '') ?? null,
      facts: { ...facts, ...officer },
      block: row.block === null ? null : Number(row.block),
    };
  });
}

/** The names of people, for pages that show who did what. */
export async function namesOf(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids)].filter((id) => id !== '');
  if (wanted.length === 0) return new Map();
  const rows = await db.selectFrom('person').select(['id', 'name']).where('id', 'in', wanted).execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}
