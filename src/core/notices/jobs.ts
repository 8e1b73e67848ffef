import type { Handlers } from '../../platform/jobs.ts';
import type { Needs } from '../needs.ts';
import { addressIn, letter, subjectOf } from './letter.ts';
import { type NoticeFacts, noticeText } from './notices.ts';
import { noticeMailJob } from './notify.ts';

/** Mails a notice to the person it is for, in their language. The mail's id is the notice's, so a repeat is the same mail. */
export function noticeJobs({ database: { db }, address, mailer }: Pick<Needs, 'database' | 'address' | 'mailer'>): Handlers {
  return {
    [noticeMailJob]: async ({ noticeId = '' }) => {
      const notice = await db
        .selectFrom('notice')
        .innerJoin('person', 'person.id', 'notice.person_id')
        .select(['notice.kind', 'notice.facts', 'notice.link', 'person.email', 'person.name', 'person.locale'])
        .where('notice.id', '=', noticeId)
        .executeTakeFirst();
      if (notice === undefined) return;
      const { locale } = notice;
      const text = noticeText(locale, notice.kind, notice.facts as NoticeFacts);
      const way = notice.link === null ? [] : [addressIn(locale, address, notice.link)];
      const body = letter(locale, notice.name, [text, ...way]);
      await mailer.send({ id: `mal_${noticeId}`, to: notice.email, locale, subject: subjectOf(text), body });
    },
  };
}
