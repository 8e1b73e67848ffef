import { createTransport } from 'nodemailer';
import { languageTag } from './formats.ts';
import type { Mailer } from './mail.ts';

/** Mail by an SMTP server. A repeat carries the same Message-ID, so mail systems show it once. */
export function smtpMailer({ url, from }: { readonly url: string; readonly from: string }): Mailer {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 2,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 60_000,
  });
  const domain = from.slice(from.lastIndexOf('@') + 1);
  return {
    async send({ id, to, locale, subject, body, unsubscribe }) {
      try {
        await transport.sendMail({
          from,
          to: { name: '', address: to },
          subject: subject.replaceAll(/\s+/g, ' '),
          text: body,
          messageId: `<${id}@${domain}>`,
          headers: {
            'Auto-Submitted': 'auto-generated',
            'Content-Language': languageTag[locale],
            ...(unsubscribe !== undefined && {
              'List-Unsubscribe': `<${unsubscribe}>`,
              'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
            }),
          },
          // A mail is text and nothing else: no file and no address is read because somebody's words look like one.
          disableFileAccess: true,
          disableUrlAccess: true,
        });
      } catch (error) {
        const { code = 'unknown', responseCode = '' } = error as { code?: string; responseCode?: number };
        // The server's own words repeat the recipient's address, so they stay out of the log.
        // oxlint-disable-next-line preserve-caught-error
        throw new Error(`The mail server did not take mail ${id}: ${code} ${responseCode}`.trim());
      }
    },
    close: async () => transport.close(),
  };
}
