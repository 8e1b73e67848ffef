import { z } from 'zod';
import type { Db } from '../../platform/db.ts';
import { LocalTextShape, Instant } from '../../platform/http/route.ts';
import type { Actor } from '../../platform/http/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import { deadlineOf } from '../schemes/calendar.ts';
import { fillText } from '../schemes/texts.ts';
import { type Application, ownApplication } from './load.ts';
import { submissionOf } from './submission.ts';

/** What proves that an application was in: what was sent, its hash, the event in the log that names it, and its place there. */
export const ReceiptShape = z.object({
  id: z.string(),
  reference: z.string(),
  status: z.string(),
  submittedAt: Instant,
  submittedBy: z.string(),
  scheme: z.object({ id: z.string(), version: z.int(), name: LocalTextShape }),
  call: z.object({ id: z.string(), code: z.string(), title: LocalTextShape, closesAt: Instant }),
  organisation: z.object({ id: z.string(), name: z.string(), nameZh: z.string().nullable() }),
  /** SHA-256, in hex, of the canonical JSON (RFC 8785) of `submission`. */
  hash: z.string(),
  submission: z.record(z.string(), z.unknown()),
  eventId: z.string(),
  /** The event is in a sealed block, so the receipt can be downloaded with its proof. It takes a second or two. */
  isSealed: z.boolean(),
  /** What happens next, and by when at the latest as the scheme promises. */
  next: z.array(z.object({ id: z.string(), title: LocalTextShape, by: Instant })),
});
export type Receipt = z.input<typeof ReceiptShape>;

/** The receipt of an application that was sent. */
export async function receipt(db: Db, actor: Actor, id: string): Promise<Receipt> {
  const { it, reference, submittedAt, by, hash, eventId } = await sentApplication(db, actor, id);
  const sender = await db.selectFrom('person').select('name').where('id', '=', by).executeTakeFirst();
  const event = await db.selectFrom('event').select('block_no').where('id', '=', eventId).executeTakeFirstOrThrow();
  return {
    id,
    reference,
    status: it.status,
    submittedAt,
    submittedBy: sender?.name ?? '',
    scheme: { id: it.scheme, version: it.version, name: fillText(it.terms, it.terms.texts.name) },
    call: { id: it.call_id, code: it.code, title: it.title as Receipt['call']['title'], closesAt: it.closes_at },
    organisation: { id: it.organisation_id, name: it.name_en, nameZh: it.name_zh },
    hash,
    submission: submissionOf(it, it.submitted_answers as Record<string, unknown>),
    eventId,
    isSealed: event.block_no !== null,
    next: nextSteps(it, submittedAt),
  };
}

async function sentApplication(db: Db, actor: Actor, id: string) {
  const it = await ownApplication(db, actor, id);
  if (it.erased_at !== null) throw new Refusal(410, 'paper.erased', { at: it.erased_at.toISOString() });
  const { reference, submitted_at: submittedAt, submitted_by: by, answers_hash: hash, submission_event: eventId } = it;
  if (reference === null || submittedAt === null || by === null || hash === null || eventId === null) {
    throw new Refusal(409, 'application.not_sent');
  }
  return { it, reference, submittedAt, by, hash, eventId };
}

/** The stages of the assessment, one after the other, with what the scheme promises as counted on the day it was sent. */
function nextSteps(it: Application, submittedAt: Date): Receipt['next'] {
  let from = submittedAt;
  return it.terms.stages.application.map(({ id, title, target }) => {
    from = deadlineOf(it.terms, target, from);
    return { id, title: fillText(it.terms, title), by: from };
  });
}
