import type { Db } from '../../platform/db.ts';
import type { Files } from '../../platform/files.ts';
import type { Actor } from '../../platform/http/actor.ts';
import type { Upload } from '../../platform/http/route.ts';
import { Refusal } from '../../platform/refusal.ts';
import { attach, type DocumentOwner } from '../../core/documents/documents.ts';
import { fileAt } from '../../core/schemes/paths.ts';
import { ownProvider } from './access.ts';
import { marketOf } from './market.ts';
import { providerCourse } from './rules.ts';

/** What a provider attaches to its enrolment. */
export const providerDocuments: DocumentOwner = {
  kind: 'provider',
  async find(db, id) {
    const row = await db
      .selectFrom('marketplace_provider')
      .select(['organisation_id', 'scheme', 'submitted_at'])
      .where('id', '=', id)
      .executeTakeFirst();
    return row && { organisationId: row.organisation_id, scheme: row.scheme, isSent: row.submitted_at !== null };
  },
  async slot(db, actor, id, field, now) {
    const provider = await ownProvider(db, actor, id);
    if (!providerCourse.edit.includes(provider.status)) throw new Refusal(409, 'document.closed');
    const market = await marketOf(db, provider.scheme, now);
    const asked = fileAt(market.provider.form, field);
    if (asked === undefined) throw new Refusal(404, 'document.not_a_file_field');
    const { accept, maxFiles, maxMegabytes } = asked;
    return { owner: providerDocuments, ownerId: id, field, accept, maxFiles, maxMegabytes };
  },
  async hold(tx, id) {
    const row = await tx
      .selectFrom('marketplace_provider')
      .select('status')
      .where('id', '=', id)
      .forNoKeyUpdate()
      .executeTakeFirst();
    if (row === undefined || !providerCourse.edit.includes(row.status)) throw new Refusal(409, 'document.closed');
  },
};

interface Place {
  readonly id: string;
  readonly field: string;
}

/** Attaches a document to a question of an enrolment, within the limits of the scheme. */
export async function attachToProvider(db: Db, files: Files, actor: Actor, { id, field }: Place, upload: Upload, now: Date) {
  return attach(db, files, actor, await providerDocuments.slot(db, actor, id, field, now), upload, now);
}
