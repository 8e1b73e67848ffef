import type { Tx } from '../../platform/db.ts';
import { eventRow } from '../log/log.ts';
import type { ImportKind } from './columns.ts';

const kinds = { organisations: 'organisation.imported', applications: 'application.imported', awards: 'award.imported' } as const;
const atOnce = 1_000;

/** What may be public of a row; the names of organisations, which may be those of persons, are only sealed. */
const open = ['kind', 'reference', 'scheme', 'outcome', 'standing', 'unit', 'amount', 'paid'] as const;

/** One event for each row, so that the history of every record says where it came from. Some hundreds a statement. */
export async function recordRows(
  tx: Tx,
  { id, kind, by, now }: { readonly id: string; readonly kind: ImportKind; readonly by: string; readonly now: Date },
): Promise<void> {
  for (let after = 0; ;) {
    const rows = await tx
      .selectFrom('import_row')
      .select(['no', 'subject_id', 'content'])
      .where('import_id', '=', id)
      .where('no', '>', after)
      .orderBy('no')
      .limit(atOnce)
      .execute();
    const last = rows.at(-1);
    if (last === undefined) return;
    const events = rows.map(({ no, subject_id: subject, content }) => {
      const said = content as Readonly<Record<string, string | undefined>>;
      const facts = Object.fromEntries(open.flatMap((name) => (said[name] === undefined ? [] : [[name, said[name]]])));
      const names = { nameEn: said['name_en'] ?? null, nameZh: said['name_zh'] ?? null, brNumber: said['br_number'] ?? null };
      return eventRow({
        at: now,
        kind: kinds[kind],
        subject,
        actor: by,
        facts: { import: id, row: no, ...facts },
        ...(kind === 'organisations' && { details: names }),
      });
    });
    await tx.insertInto('event').values(events).execute();
    after = last.no;
  }
}
