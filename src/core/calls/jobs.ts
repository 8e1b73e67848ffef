import { t } from '../../messages/index.ts';
import { transact } from '../../platform/db.ts';
import type { Locale, LocalText } from '../../platform/formats.ts';
import type { Handlers, Schedule } from '../../platform/jobs.ts';
import { sendMail } from '../../platform/mail.ts';
import type { Needs } from '../needs.ts';
import { addressIn, letter } from '../notices/letter.ts';
import { notify } from '../notices/notify.ts';
import { membersOf } from '../people/views.ts';
import { announce, tellSubscribers } from './news.ts';
import { tellOfChange } from './telling.ts';

export const callSchedules: readonly Schedule[] = [{ job: 'call.announce', cron: '*/10 * * * *' }];

/** What follows from calls: invitations, changes and openings are told. */
export function callJobs(needs: Pick<Needs, 'database' | 'clock' | 'address' | 'secret'>): Handlers {
  const { database, clock } = needs;
  return {
    'call.invite': ({ invitationId = '' }) => tellInvited(needs, invitationId),
    'call.tell': ({ changeId = '' }) => tellOfChange(database.db, changeId, clock()),
    'call.announce': () => announce(database.db, clock()),
    'call.news': ({ callId = '', kind }) =>
      tellSubscribers(database.db, needs, callId, kind === 'open' ? 'open' : 'soon', clock()),
  };
}

/** Tells whoever was invited. An address that nobody has signed in by yet gets the way to do so. */
function tellInvited(
  { database, clock, address }: Pick<Needs, 'database' | 'clock' | 'address'>,
  invitationId: string,
): Promise<void> {
  return transact(database.db, async (tx) => {
    const row = await tx
      .selectFrom('call_invitation')
      .innerJoin('call', 'call.id', 'call_invitation.call_id')
      .leftJoin('person', 'person.email', 'call_invitation.email')
      .select([
        'call.id',
        'call.title',
        'call_invitation.organisation_id',
        'call_invitation.email',
        'call_invitation.told_at',
        'person.id as personId',
      ])
      .where('call_invitation.id', '=', invitationId)
      .forUpdate('call_invitation')
      .executeTakeFirst();
    if (row === undefined || row.told_at !== null) return;
    const now = clock();
    await tx.updateTable('call_invitation').set({ told_at: now }).where('id', '=', invitationId).execute();
    const title = row.title as LocalText;
    const people = row.organisation_id === null ? [row.personId ?? ''].filter(Boolean) : await membersOf(tx, row.organisation_id);
    const link = `/calls/${row.id}`;
    if (people.length > 0) await notify(tx, people, { kind: 'calls.notice.invited', facts: { call: title }, link }, now);
    else if (row.email !== null)
      await sendMail(tx, {
        to: row.email,
        locale: 'en',
        subject: t('en', 'calls.mail.invited_subject', { call: title.en }),
        body: letter('en', '', [
          t('en', 'calls.mail.invited', { call: title.en }),
          wayIn('en', address, row.id),
          t('zh-Hant', 'calls.mail.invited', { call: title['zh-Hant'] }),
          wayIn('zh-Hant', address, row.id),
        ]),
      });
  });
}

/** To the call through the door: whoever is not signed in does not see it. */
const wayIn = (locale: Locale, address: string, callId: string) =>
  addressIn(locale, address, `/sign-in?next=${encodeURIComponent(addressIn(locale, '', `/calls/${callId}`))}`);
