import { type Db, transact } from '../../platform/db.ts';
import type { Actor } from '../../platform/http/actor.ts';
import { enqueue } from '../../platform/jobs.ts';
import { Refusal } from '../../platform/refusal.ts';
import { record } from '../log/log.ts';
import { notify } from '../notices/notify.ts';
import { eraseDraft } from '../retention/erase.ts';
import { refuseGuest } from './guests.ts';
import { ownApplication } from './load.ts';
import { obstacleToWithdrawing } from './rules.ts';

/**
 * Takes an application back. A draft is deleted with its documents; one that was sent is kept as withdrawn. What it stood
 * on is free for another application. Taking back what was taken back changes nothing.
 */
export function withdrawApplication(db: Db, actor: Actor, id: string, reason: string | undefined, now: Date): Promise<void> {
  return transact(db, async (tx) => {
    const it = await ownApplication(tx, actor, id, 'lock');
    refuseGuest(actor, it);
    if (it.status === 'withdrawn') return;
    const obstacle = obstacleToWithdrawing(it.status);
    if (obstacle) throw new Refusal(409, obstacle, { status: it.status });
    const happening = { at: now, subject: id, actor: actor.id };
    if (it.status === 'draft') {
      const { documents = 0 } = await eraseDraft(tx, id, now);
      await record(tx, { ...happening, kind: 'application.discarded', facts: { call: it.call_id, documents } });
      return;
    }
    await tx
      .updateTable('application')
      .set({ status: 'withdrawn', stage: null, stage_role: null, closed_at: now, changed_at: now, clock_stopped_at: null })
      .where('id', '=', id)
      .execute();
    const details = reason === undefined ? {} : { details: { reason } };
    await record(tx, {
      ...happening,
      kind: 'application.withdrawn',
      facts: { reference: it.reference, from: it.status },
      ...details,
    });
    await enqueue(tx, 'exclusivity.settle', { applicationId: id });
    if (it.officer_id === null) return;
    const news = {
      kind: 'application.notice.withdrawn',
      facts: { reference: it.reference },
      link: `/office/cases/${id}`,
    } as const;
    await notify(tx, [it.officer_id], news, now);
  });
}
