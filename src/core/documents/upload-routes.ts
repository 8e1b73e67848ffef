import { z } from 'zod';
import { ById, Instant, route } from '../../platform/http/route.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Needs } from '../needs.ts';
import { type DocumentOwner, largestUpload } from './documents.ts';
import { checksumIn, metadataIn, numberIn, speakTus, tusAbilities, tusVersion } from './tus.ts';
import { beginUpload, cancelUpload, finishUpload, ownUpload, takePiece, underway, uploadRest } from './uploads.ts';
import { DocumentShape, showDocument } from './views.ts';

const Underway = z.object({
  id: z.string(),
  field: z.string(),
  name: z.string(),
  /** As it was given when the upload began. */
  fingerprint: z.string().nullable(),
  bytes: z.int(),
  received: z.int(),
  expiresAt: Instant,
});

interface Row {
  readonly id: string;
  readonly field: string;
  readonly name: string;
  readonly fingerprint: string | null;
  readonly bytes: bigint | number;
  readonly received: bigint | number;
  readonly changed_at: Date;
}

const shown = ({ id, field, name, fingerprint, bytes, received, changed_at: changedAt }: Row) => ({
  id,
  field,
  name,
  fingerprint,
  bytes: Number(bytes),
  received: Number(received),
  expiresAt: expiry(changedAt),
});

const expiry = (changedAt: Date) => new Date(changedAt.getTime() + uploadRest);

/** Files that arrive in pieces (tus 1.0.0), for large files on bad lines. A small one may come in one go, by the route of its owner. */
export function uploadRoutes({ files }: Pick<Needs, 'files'>, owners: readonly DocumentOwner[]) {
  return {
    'OPTIONS /uploads': route({
      summary: 'What resumable uploads can do here, in the headers of tus',
      access: 'public',
      handle: ({ reply }) => {
        for (const [name, value] of Object.entries(tusAbilities(largestUpload))) reply.set(name, value);
      },
    }),
    'POST /uploads': route({
      summary:
        'Begin a resumable upload (tus). Upload-Length is its size; Upload-Metadata names filename, owner, id, field and, if you like, a ' +
        'fingerprint. What its name, size or place rule out is refused now',
      access: 'person',
      status: 201,
      returns: z.object({ id: z.string() }),
      refusals: [
        'upload.version',
        'upload.header',
        'upload.too_many',
        'http.not_found',
        'document.closed',
        'document.kind',
        'document.too_large',
        'document.too_many',
      ],
      handle: async ({ db, actor, now, headers, reply }) => {
        speakTus(headers, reply);
        const bytes = numberIn(headers, 'upload-length');
        const { filename: name = '', owner = '', id: ownerId = '', field = '', fingerprint } = metadataIn(headers);
        const { id } = await beginUpload(db, owners, actor, { owner, ownerId, field, name, fingerprint, bytes }, now);
        reply.set('location', `/api/uploads/${id}`);
        reply.set('upload-expires', expiry(now).toUTCString());
        return { id };
      },
    }),
    'GET /uploads': route({
      summary: 'My files on their way to an application, claim, enrolment or answer',
      access: 'person',
      query: z.object({ of: z.string().max(64) }),
      returns: z.object({ uploads: z.array(Underway) }),
      handle: async ({ db, actor }, { query }) => ({ uploads: (await underway(db, actor, query.of)).map(shown) }),
    }),
    'GET /uploads/:id': route({
      summary: 'How much of an upload has arrived. HEAD tells the same in the headers of tus',
      access: 'person',
      params: ById,
      returns: Underway,
      handle: async ({ db, actor, reply }, { params }) => {
        const row = await ownUpload(db, actor, params.id);
        reply.set('upload-offset', String(row.received));
        reply.set('upload-length', String(row.bytes));
        reply.set('tus-resumable', tusVersion);
        return shown(row);
      },
    }),
    'PATCH /uploads/:id': route({
      summary: 'Send the next piece of an upload (tus): Upload-Offset says where it begins',
      access: 'person',
      params: ById,
      takesFile: largestUpload,
      refusals: [
        'upload.version',
        'upload.header',
        'upload.offset',
        'upload.checksum',
        'document.not_what_it_says',
        'http.wrong_type',
      ],
      handle: async ({ db, actor, now, headers, reply }, { params, file }) => {
        speakTus(headers, reply);
        const expected = 'application/offset+octet-stream';
        if (headers.get('content-type') !== expected) throw new Refusal(415, 'http.wrong_type', { expected });
        const piece = { offset: numberIn(headers, 'upload-offset'), checksum: checksumIn(headers) };
        const received = await takePiece(db, files, actor, params.id, piece, file!, now);
        reply.set('upload-offset', String(received));
        reply.set('upload-expires', expiry(now).toUTCString());
      },
    }),
    'DELETE /uploads/:id': route({
      summary: 'Give an upload up (tus)',
      access: 'person',
      params: ById,
      handle: async ({ db, actor, now, reply }, { params }) => {
        reply.set('tus-resumable', tusVersion);
        await cancelUpload(db, actor, params.id, now);
      },
    }),
    'POST /uploads/:id/document': route({
      summary: 'Attach an upload that has arrived whole. Asked again, the same document is answered',
      access: 'person',
      params: ById,
      returns: DocumentShape,
      refusals: [
        'upload.incomplete',
        'document.closed',
        'document.not_what_it_says',
        'document.too_many',
        'document.bomb',
        'document.infected',
        'document.not_scanned',
      ],
      handle: async ({ db, actor, now }, { params }) =>
        showDocument(await finishUpload(db, files, owners, actor, params.id, now)),
    }),
  };
}
