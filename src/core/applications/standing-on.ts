import type { Tx } from '../../platform/db.ts';

/**
 * For a module that is about to take away what applications stand on. Holds those applications still and has drafts read
 * again before they can be sent: one that is being sent at this moment either is in already, and is returned, or finds
 * what it stood on gone.
 */
export async function sentOn(tx: Tx, basisId: string): Promise<string | undefined> {
  await tx
    .updateTable('application')
    .set(({ eb }) => ({ edition: eb('edition', '+', 1) }))
    .where('basis_id', '=', basisId)
    .where('status', '=', 'draft')
    .execute();
  // Asked after the update, which waits for whoever is sending: what it sent is seen here.
  const sent = await tx
    .selectFrom('application')
    .select('id')
    .where('basis_id', '=', basisId)
    .where('status', 'not in', ['draft', 'withdrawn'])
    .executeTakeFirst();
  return sent?.id;
}
