// The register of organisations as everybody who is signed in may look into it: names and business registration numbers,
// which are public anyway, so that another organisation is picked and not typed again. Persons are not in it.

import { sql } from 'kysely';
import { z } from 'zod';
import type { Db } from '../../platform/db.ts';

export const FoundOrganisations = z.object({
  organisations: z.array(
    z.object({ id: z.string(), name: z.string(), nameZh: z.string().nullable(), br: z.string().nullable() }),
  ),
  page: z.int(),
  pages: z.int(),
});

const size = 10;
/** Whoever has to look further than this knows more of the name. */
const furthest = 50;

/** Organisations whose name begins with some words, in either language, or whose number it is; in the order of their names. */
export async function lookUp(db: Db, words: string, page: number): Promise<z.input<typeof FoundOrganisations>> {
  const beginning = `${words.toLowerCase().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const rows = await db
    .selectFrom('organisation')
    .select(['id', 'name_en as name', 'name_zh as nameZh', 'br_number as br'])
    .where('kind', '<>', 'individual')
    .where((eb) =>
      eb.or([
        eb(sql`lower(name_en)`, 'like', beginning),
        eb('name_zh', 'like', beginning),
        eb('br_number', '=', words.replaceAll(/\s/g, '')),
      ]),
    )
    .orderBy(sql`lower(name_en)`)
    .orderBy('id')
    .limit(size * furthest + 1)
    .execute();
  return {
    organisations: rows.slice((page - 1) * size, page * size),
    page,
    pages: Math.min(furthest, Math.max(1, Math.ceil(rows.length / size))),
  };
}

/** What the register says of organisations by their ids: names are not what somebody typed but what stands there. */
export async function registered(db: Db, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, Readonly<Record<string, string>>>();
  const rows = await db
    .selectFrom('organisation')
    .select(['id', 'name_en', 'name_zh', 'br_number'])
    .where('id', 'in', [...new Set(ids)])
    .where('kind', '<>', 'individual')
    .execute();
  return new Map(
    rows.map(({ id, name_en: nameEn, name_zh: nameZh, br_number: br }) => [
      id,
      { id, nameEn, ...(nameZh !== null && { nameZh }), ...(br !== null && { br }) },
    ]),
  );
}
