import { z } from 'zod';
import type { Db } from '../../platform/db.ts';
import { Instant } from '../../platform/http/route.ts';

export const documentColumns = ['id', 'field', 'name', 'media_type', 'bytes', 'sha256', 'uploaded_at'] as const;

export interface DocumentView {
  readonly id: string;
  readonly field: string;
  readonly name: string;
  readonly media_type: string;
  readonly bytes: bigint;
  readonly sha256: string;
  readonly uploaded_at: Date;
}

/** A document as the API tells of it. */
export const DocumentShape = z.object({
  id: z.string(),
  field: z.string(),
  name: z.string(),
  mediaType: z.string(),
  bytes: z.number(),
  sha256: z.string(),
  uploadedAt: Instant,
});

/** A document's row in the words of the API. */
export const showDocument = (document: DocumentView): z.input<typeof DocumentShape> => ({
  id: document.id,
  field: document.field,
  name: document.name,
  mediaType: document.media_type,
  bytes: Number(document.bytes),
  sha256: document.sha256,
  uploadedAt: document.uploaded_at,
});

/** The documents that hang on an owner now, the oldest first. */
export function documentsOf(db: Db, ownerId: string): Promise<DocumentView[]> {
  return db
    .selectFrom('document')
    .select(documentColumns)
    .where('owner_id', '=', ownerId)
    .where('removed_at', 'is', null)
    .orderBy('id')
    .execute();
}

/** The documents that hang on several owners now, each with its owner, the oldest first. */
export function documentsOfMany(db: Db, ownerIds: readonly string[]): Promise<(DocumentView & { owner_id: string })[]> {
  return db
    .selectFrom('document')
    .select([...documentColumns, 'owner_id'])
    .where('owner_id', 'in', ownerIds)
    .where('removed_at', 'is', null)
    .orderBy('id')
    .execute();
}
