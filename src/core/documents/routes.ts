import { ById, route } from '../../platform/http/route.ts';
import type { Needs } from '../needs.ts';
import { type DocumentOwner, openDocument, removeDocument } from './documents.ts';

/** Documents by themselves. Attaching is a route of what they hang on. */
export function documentRoutes({ files }: Pick<Needs, 'files'>, owners: readonly DocumentOwner[]) {
  return {
    'GET /documents/:id': route({
      summary: 'Download a document',
      access: 'person',
      params: ById,
      download: 'application/octet-stream',
      refusals: ['http.not_found', 'document.gone'],
      handle: ({ db, actor, now }, { params }) => openDocument(db, files, owners, actor, params.id, now),
    }),
    'DELETE /documents/:id': route({
      summary: 'Remove a document from a draft',
      access: 'person',
      params: ById,
      refusals: ['http.not_found', 'http.forbidden', 'document.closed'],
      handle: ({ db, actor, now }, { params }) => removeDocument(db, owners, actor, params.id, now),
    }),
  };
}
