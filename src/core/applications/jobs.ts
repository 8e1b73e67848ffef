import { transact } from '../../platform/db.ts';
import { enqueue, type Handlers } from '../../platform/jobs.ts';
import { membersOf } from '../people/views.ts';
import type { Needs } from '../needs.ts';
import { notify } from '../notices/notify.ts';

/**
 * What follows when an application has come in: an officer gets it by lot, and everybody of the organisation is told, so
 * also somebody in whose name another sent it.
 */
export function applicationJobs({ database, clock }: Pick<Needs, 'database' | 'clock'>): Handlers {
  return {
    'application.received': async ({ applicationId = '' }) => {
      await transact(database.db, async (tx) => {
        const it = await tx
          .selectFrom('application')
          .innerJoin('call', 'call.id', 'application.call_id')
          .select(['application.id', 'reference', 'organisation_id', 'submitted_at', 'due_at', 'call.sealed_until'])
          .where('application.id', '=', applicationId)
          .forNoKeyUpdate('application')
          .executeTakeFirst();
        if (it === undefined) return;
        const [kind, link] = ['application.notice.received', `/portal/applications/${it.id}/receipt`] as const;
        const people = await membersOf(tx, it.organisation_id);
        if (people.length === 0) return;
        const told = await tx
          .selectFrom('notice')
          .select('person_id')
          .where('person_id', 'in', people)
          .where('kind', '=', kind)
          .where('link', '=', link)
          .execute();
        if (told.length > 0) return;
        const facts = { reference: it.reference, at: it.submitted_at, dueAt: it.due_at };
        await notify(tx, people, { kind, facts, link }, clock());
        // What is sealed is nobody's case before it may be read.
        await enqueue(tx, 'application.assign', { applicationId: it.id }, it.sealed_until ?? undefined);
      });
    },
  };
}
