import type { Db } from '../../platform/db.ts';
import type { Actor } from '../../platform/http/actor.ts';
import type { Download } from '../../platform/http/route.ts';
import { receiptOf } from '../log/proof.ts';
import { receiptText } from '../log/receipt-file.ts';
import { receipt } from './receipt.ts';

/**
 * The receipt as a file that proves itself: what was sent, its event in the sealed log and the way from there to a signed
 * block. `causeway verify-receipt` checks it without the hub. Refused for the second or so until the event is sealed.
 */
export async function sealedReceipt(db: Db, actor: Actor, id: string): Promise<Download> {
  const { eventId, reference, submission } = await receipt(db, actor, id);
  const file = await receiptOf(db, eventId, submission);
  return { type: 'application/json', name: `${reference}-receipt.json`, body: receiptText(file) };
}
