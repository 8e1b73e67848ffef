import { z } from 'zod';
import { ById, Instant, PageQuery, route } from '../../platform/http/route.ts';
import { BlockHeader, Hash, Signature } from './block.ts';
import { exportStream, knownKeys } from './export.ts';
import { proofOf } from './proof.ts';
import { checkReceiptText } from './receipt-file.ts';
import { receiptFaults } from './receipt.ts';
import type { Signer } from './signer.ts';
import { blockOf, historians, historyOf, listBlocks } from './views.ts';

const Listed = { total: z.number(), page: z.number(), size: z.number() };
const Sealed = { hash: Hash, signature: Signature };
const Key = z.object({ id: Hash, publicKey: z.string() });

const Event = z.object({
  id: z.string(),
  at: Instant,
  kind: z.string(),
  subject: z.string(),
  /** Who did it; `hub` for a job. */
  actor: z.string().nullable(),
  actorName: z.string().nullable(),
  facts: z.record(z.string(), z.unknown()),
  details: z.record(z.string(), z.unknown()).nullable(),
  /** The block that holds it; null for a second or two. */
  block: z.number().nullable(),
});

export function logRoutes({ signer }: { readonly signer: Signer }) {
  return {
    'GET /log/blocks': route({
      summary: 'List the sealed blocks, the latest first',
      access: 'public',
      query: PageQuery.extend({ size: z.coerce.number().int().min(1).max(200).optional() }),
      returns: z.object({ blocks: z.array(BlockHeader.extend(Sealed)), ...Listed }),
      handle: ({ db }, { query }) => listBlocks(db, query.page, query.size),
    }),
    'GET /log/blocks/:no': route({
      summary: 'A sealed block with the hashes of its events',
      access: 'public',
      params: z.object({ no: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) }),
      returns: z.object({ header: BlockHeader, ...Sealed, publicKey: z.string(), leaves: z.array(z.string()) }),
      refusals: ['log.no_block'],
      handle: ({ db }, { params }) => blockOf(db, params.no),
    }),
    'GET /log/key': route({
      summary: 'The public keys that blocks are signed with',
      access: 'public',
      returns: z.object({ current: Hash, keys: z.array(Key) }),
      handle: async ({ db }) => ({ current: signer.keyId, keys: await knownKeys(db, signer) }),
    }),
    'GET /log/export': route({
      summary: 'The whole sealed log as JSON Lines, to be checked with `causeway verify`',
      access: { role: 'admin' },
      download: 'application/jsonl',
      handle: ({ db, now }) => ({
        type: 'application/jsonl',
        name: `causeway-log-${now.toISOString().slice(0, 10)}.jsonl`,
        body: exportStream(db, signer, now),
      }),
    }),
    'POST /receipts/check': route({
      summary: 'Check the file of a receipt, and whether an application is the one it is for. Nothing is kept',
      access: 'public',
      body: z.object({ receipt: z.string().max(900_000), submission: z.string().max(900_000).optional() }),
      returns: z.object({
        isWhole: z.boolean(),
        faults: z.array(z.enum(receiptFaults)),
        /** What the file says; proven only when it is whole. */
        says: z
          .object({ reference: z.string(), instant: z.string(), hash: Hash, event: z.string(), block: z.number(), key: Hash })
          .nullable(),
      }),
      handle: async ({ db }, { body }) => {
        const keys = (await knownKeys(db, signer)).map(({ id }) => id);
        const { faults, receipt } = checkReceiptText(body.receipt, { keys, submission: body.submission });
        const says = receipt && {
          reference: receipt.reference,
          instant: receipt.instant,
          hash: receipt.hash,
          event: receipt.event.id,
          block: receipt.block.no,
          key: receipt.block.keyId,
        };
        return { isWhole: faults.length === 0, faults: [...faults], says: says ?? null };
      },
    }),
    'GET /events/:id/proof': route({
      summary: 'The proof that an event is in its sealed block; hashes only',
      access: 'public',
      params: ById,
      returns: z.object({
        event: z.string(),
        leaf: Hash,
        index: z.number(),
        path: z.array(Hash),
        block: BlockHeader,
        ...Sealed,
        publicKey: z.string(),
      }),
      refusals: ['http.not_found', 'log.not_sealed'],
      handle: ({ db }, { params }) => proofOf(db, params.id),
    }),
    'GET /subjects/:id/events': route({
      summary: 'The history of a case: what happened to it and to what hangs on it',
      access: { role: historians },
      params: ById,
      query: PageQuery,
      returns: z.object({ events: z.array(Event), ...Listed }),
      refusals: ['http.not_found', 'calls.sealed'],
      handle: ({ db, actor, now }, { params, query }) => historyOf(db, actor, params.id, query.page, now),
    }),
  };
}
