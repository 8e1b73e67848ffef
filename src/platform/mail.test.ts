// The same cases for both ways out: the demonstration's mailbox, and a real SMTP server.

import { Writable } from 'node:stream';
import { pino } from 'pino';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../test/database.ts';
import { transact } from './db.ts';
import { type Jobs, openJobs } from './jobs.ts';
import { type Mailer, openMail, sendMail } from './mail.ts';
import { mailboxMailer } from './mail-mailbox.ts';
import { smtpMailer } from './mail-smtp.ts';

interface Arrived {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly body: string;
}

interface Way {
  readonly mailer: Mailer;
  arrived(): Promise<Arrived[]>;
  close(): Promise<void>;
}

const secret = 'a secret for tests of at least thirty-two characters';

async function mailbox(database: TestDatabase): Promise<Way> {
  const rows = database.db.selectFrom('mail_message').select(['id', 'recipient as to', 'subject', 'body']).orderBy('id');
  return { mailer: mailboxMailer(database.db, () => new Date()), arrived: () => rows.execute(), close: async () => {} };
}

async function smtp(): Promise<Way> {
  const { server, port, raw } = await smtpServer();
  const mailer = smtpMailer({ url: `smtp://127.0.0.1:${port}`, from: 'hub@hub.example' });
  return {
    mailer,
    // As mail systems do: the same Message-ID is the same mail.
    arrived: async () => [...new Map(raw.map(readMail).map((mail) => [mail.id, mail])).values()],
    close: async () => {
      await mailer.close();
      await closed(server);
    },
  };
}

function smtpServer(): Promise<{ server: SMTPServer; port: number; raw: string[] }> {
  const raw: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) => done(address.startsWith('nobody') ? new Error(`550 no ${address}`) : null),
    onData: (stream, _session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        raw.push(Buffer.concat(chunks).toString('utf8'));
        done();
      });
    },
  });
  return new Promise((resolve) => {
    const listening = server.listen(0, '127.0.0.1', () => {
      resolve({ server, port: (listening.address() as { port: number }).port, raw });
    });
  });
}

function closed(server: SMTPServer): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}

function readMail(text: string): Arrived {
  const cut = text.indexOf('\r\n\r\n');
  const head = text.slice(0, cut).replaceAll(/\r\n[ \t]+/g, ' ');
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1] ?? '';
  const body = text.slice(cut + 4);
  const packing = field('content-transfer-encoding');
  const plain =
    packing === 'base64'
      ? Buffer.from(body, 'base64').toString('utf8')
      : packing === 'quoted-printable'
        ? Buffer.from(
            body
              .replaceAll(/=\r\n/g, '')
              .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
            'latin1',
          ).toString('utf8')
        : body;
  const subject = field('subject').replaceAll(/=\?UTF-8\?([BQ])\?(.*?)\?=\s*/gi, (_, kind: string, word: string) =>
    kind.toUpperCase() === 'B'
      ? Buffer.from(word, 'base64').toString('utf8')
      : Buffer.from(
          word.replaceAll('_', ' ').replaceAll(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16))),
          'latin1',
        ).toString('utf8'),
  );
  return {
    id: /<(.*)@/.exec(field('message-id'))?.[1] ?? '',
    to: field('to').replaceAll(/[<>]/g, ''),
    subject,
    body: plain.replaceAll('\r\n', '\n').trimEnd(),
  };
}

describe.each([
  ['the mailbox of the demonstration', mailbox],
  ['an SMTP server', smtp],
])('%s', (_name, open) => {
  let database: TestDatabase;
  let way: Way;
  let jobs: Jobs;
  const lines: string[] = [];

  beforeAll(async () => {
    database = await openTestDatabase();
    way = await open(database);
    const sink = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        lines.push(chunk.toString());
        done();
      },
    });
    jobs = await openJobs(database, openMail(database.db, secret, way.mailer), pino(sink));
  });
  afterAll(async () => {
    await jobs.stop();
    await way.close();
    await database.close();
  });

  const mail = {
    to: 'ada@people.example',
    locale: 'zh-Hant',
    subject: '你的一次性驗證碼',
    body: '你好：\n\n驗證碼是 482913。',
  } as const;

  test('mail arrives as it was written, in any language', async () => {
    const id = await transact(database.db, (tx) => sendMail(tx, mail));
    await jobs.drain();
    expect(await way.arrived()).toContainEqual({ id, to: mail.to, subject: mail.subject, body: mail.body });
  });

  test('mail asked for in a transaction that is undone is never sent', async () => {
    const before = await way.arrived();
    const undone = transact(database.db, async (tx) => {
      await sendMail(tx, mail);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    await jobs.drain();
    expect(await way.arrived()).toEqual(before);
  });

  test('the same mail sent twice is one mail for the reader', async () => {
    const before = await way.arrived();
    const letter = { id: 'mal_repeated', ...mail };
    await way.mailer.send(letter);
    await way.mailer.send(letter);
    expect(await way.arrived()).toHaveLength(before.length + 1);
  });

  test('a subject cannot smuggle in a header', async () => {
    const subject = 'Hello\r\nBcc: somebody@else.example';
    await way.mailer.send({ ...mail, id: 'mal_smuggled', locale: 'en', subject });
    const arrived = (await way.arrived()).find(({ id }) => id === 'mal_smuggled');
    expect(arrived).toMatchObject({ to: mail.to });
    expect(arrived?.subject.replaceAll(/\s+/g, ' ')).toBe('Hello Bcc: somebody@else.example');
  });

  test('neither the job table nor the log holds what a mail says', async () => {
    await transact(database.db, (tx) => sendMail(tx, { ...mail, body: 'The code is 771204.' }));
    const stored = JSON.stringify((await database.raw.executeSql('select data from jobs.job')).rows);
    expect(stored).toContain('sealed');
    expect(stored).not.toContain('771204');
    expect(stored).not.toContain(mail.to);
    await jobs.drain();
    expect(lines.join('')).not.toContain('771204');
  });
});

test('a mail server that refuses makes the job fail, without the address in the error', async () => {
  const { server, port } = await smtpServer();
  const mailer = smtpMailer({ url: `smtp://127.0.0.1:${port}`, from: 'hub@hub.example' });
  const sent = mailer.send({ id: 'mal_1', to: 'nobody@people.example', locale: 'en', subject: 'Hello', body: 'Hello' });
  await expect(sent).rejects.toThrow(/^The mail server did not take mail mal_1: EENVELOPE 550$/);
  await mailer.close();
  await closed(server);
});

test('mail that somebody subscribed to can be ended with one press of a mail program’s button; other mail has none', async () => {
  const { server, port, raw } = await smtpServer();
  const mailer = smtpMailer({ url: `smtp://127.0.0.1:${port}`, from: 'hub@hub.example' });
  const letter = { to: 'reader@hub.example', locale: 'en', subject: 'News', body: 'It is open.' } as const;
  const unsubscribe = 'https://hub.example/api/subscriptions/aVeryLongTokenThatIsFortyThreeCharactersLong12/unsubscribe';
  await mailer.send({ id: 'mal_1', ...letter, unsubscribe });
  await mailer.send({ id: 'mal_2', ...letter });
  await mailer.close();
  await closed(server);
  const heads = raw.map((mail) => mail.slice(0, mail.indexOf('\r\n\r\n')).replaceAll(/\r\n[ \t]+/g, ' '));
  expect(heads[0]).toMatch(new RegExp(`^List-Unsubscribe: <${unsubscribe}>$`, 'm'));
  expect(heads[0]).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m);
  expect(heads[1]).not.toContain('List-Unsubscribe');
});
