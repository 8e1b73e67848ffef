import type { LocalText } from '../../platform/formats.ts';
import type { Tx } from '../../platform/db.ts';
import { newId } from '../../platform/ids.ts';
import { enqueue } from '../../platform/jobs.ts';
import type { Fact, MessageKey } from '../../platform/messages.ts';

/** What a notice says: a sentence of the catalogue, filled when it is read, in the reader's language. */
export interface News {
  readonly kind: MessageKey;
  readonly facts?: Readonly<Record<string, Fact | LocalText>>;
  /** The place to go to (`/portal/applications/app_1`), without the language. */
  readonly link?: string;
}

export const noticeMailJob = 'notice.mail';

/** Tells people something, in the hub and by mail. A person named twice is told once. */
export async function notify(tx: Tx, personIds: readonly string[], { kind, facts = {}, link }: News, now: Date): Promise<void> {
  const rows = [...new Set(personIds)].toSorted().map((personId) => ({
    id: newId('ntc', now.getTime()),
    person_id: personId,
    kind,
    facts: JSON.stringify(facts, plain),
    link: link ?? null,
    created_at: now,
  }));
  if (rows.length === 0) return;
  await tx.insertInto('notice').values(rows).execute();
  for (const { id } of rows) await enqueue(tx, noticeMailJob, { noticeId: id });
}

/** Amounts as decimal strings; instants are ISO texts already. */
function plain(_name: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}
