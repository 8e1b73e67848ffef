import type { Clock } from './clock.ts';
import { type Db, transact } from './db.ts';
import type { Mailer } from './mail.ts';

/** The demonstration's way out: mail lies in a table and a page shows it. The same mail lies there once. */
export function mailboxMailer(db: Db, clock: Clock): Mailer {
  return {
    async send({ id, to, subject, body }) {
      const row = { id, recipient: to.toLowerCase(), subject, body, sent_at: clock() };
      await transact(db, (tx) =>
        tx
          .insertInto('mail_message')
          .values(row)
          .onConflict((conflict) => conflict.column('id').doNothing())
          .execute(),
      );
    },
    close: async () => {},
  };
}
