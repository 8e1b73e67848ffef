import { expect } from 'vitest';
import type { Role } from '../../platform/http/actor.ts';
import { browser, codeFor, headersOf } from '../../../test/browser.ts';
import { test, type TestHub } from '../../../test/hub.ts';

async function events(hub: TestHub, subject: string): Promise<string[]> {
  const rows = await hub.db.selectFrom('event').select('kind').where('subject', '=', subject).orderBy('id').execute();
  return rows.map((row) => row.kind);
}

const password = 'correct horse battery';
let serial = 0;
const newEmail = () => `sme${(serial += 1)}@people.example`;

/** Somebody who has opened an account with the password above and signed out. */
async function account(hub: TestHub, ...roles: Role[]) {
  const email = newEmail();
  const visitor = browser(hub);
  await visitor.post('/auth/code', { email, purpose: 'sign-up' });
  const code = await codeFor(hub, email);
  await visitor.post('/auth/sign-up', { email, code, name: 'Chan Tai Man', password });
  await visitor.post('/auth/sign-out');
  const { id } = await hub.db.selectFrom('person').select('id').where('email', '=', email).executeTakeFirstOrThrow();
  for (const role of roles)
    await hub.db
      .insertInto('role_grant')
      .values({ id: `rol_${id}_${role}`, person_id: id, role })
      .execute();
  return { id, email };
}

test('an account is opened with a code from the mailbox, then password or code sign in to it', async ({ hub }) => {
  const email = 'Tai.Man@People.example';
  const visitor = browser(hub);
  expect((await visitor.post('/auth/code', { email, purpose: 'sign-up' })).status).toBe(204);
  const code = await codeFor(hub, email.toLowerCase());
  const opened = await visitor.post('/auth/sign-up', { email, code, name: 'Chan Tai Man', password });
  expect(opened.body).toEqual({ next: null, hadAccount: false, passwordKept: false });
  expect((await visitor.get('/me/notices')).status).toBe(200);

  const cookie = opened.headers.getSetCookie()[0] ?? '';
  expect(cookie).toMatch(/^causeway\.session_token=/);
  expect(cookie.toLowerCase()).toMatch(/httponly/);
  expect(cookie.toLowerCase()).toMatch(/samesite=lax/);
  expect(JSON.stringify(opened.body)).not.toContain('token');

  expect((await visitor.post('/auth/sign-out')).status).toBe(204);
  expect((await visitor.get('/me/notices')).status).toBe(401);

  const byPassword = browser(hub);
  expect((await byPassword.post('/auth/sign-in', { email: 'TAI.MAN@people.example', password })).status).toBe(200);
  expect((await byPassword.get('/me/notices')).status).toBe(200);

  const byCode = browser(hub);
  await byCode.post('/auth/code', { email, purpose: 'sign-in' });
  const again = await codeFor(hub, email.toLowerCase());
  expect((await byCode.post('/auth/sign-in/code', { email, code: ` ${again.slice(0, 3)} ${again.slice(3)} ` })).status).toBe(200);
  expect((await byCode.get('/me/notices')).status).toBe(200);

  const person = await hub.db
    .selectFrom('person')
    .select(['id', 'email', 'name'])
    .where('email', '=', email.toLowerCase())
    .executeTakeFirstOrThrow();
  expect(person.name).toBe('Chan Tai Man');
  expect(person.id).toMatch(/^per_/);
  // Two of one millisecond stand in any order.
  expect((await events(hub, person.id)).toSorted()).toEqual([
    'person.code_sent',
    'person.signed_in',
    'person.signed_in',
    'person.signed_in',
    'person.signed_out',
    'person.signed_up',
  ]);
  const facts = await hub.db.selectFrom('event').select(['facts', 'details']).where('subject', '=', person.id).execute();
  expect(JSON.stringify(facts)).not.toContain('people.example');
});

test('whoever holds a role needs the password and a code, in either order', async ({ hub }) => {
  const officer = await account(hub, 'admin');
  const first = browser(hub);
  expect((await first.post('/auth/sign-in', { email: officer.email, password })).body).toEqual({ next: 'code' });
  expect((await hub.needs.signIn.identify(headersOf(first))).grants).toEqual([]);
  const code = await codeFor(hub, officer.email);
  expect((await first.post('/auth/sign-in/code', { email: officer.email, code })).body).toEqual({ next: null });
  expect((await hub.needs.signIn.identify(headersOf(first))).grants).toEqual([{ role: 'admin', scheme: null }]);

  const second = browser(hub);
  await second.post('/auth/code', { email: officer.email, purpose: 'sign-in' });
  const other = await codeFor(hub, officer.email);
  expect((await second.post('/auth/sign-in/code', { email: officer.email, code: other })).body).toEqual({ next: 'password' });
  expect((await hub.needs.signIn.identify(headersOf(second))).grants).toEqual([]);
  expect((await second.post('/auth/sign-in', { email: officer.email, password })).body).toEqual({ next: null });
  expect((await hub.needs.signIn.identify(headersOf(second))).grants).toEqual([{ role: 'admin', scheme: null }]);
});

test('only whoever gave the password is told that it was right', async ({ hub }) => {
  const { email } = await account(hub, 'officer');
  const newest = async () => {
    await hub.jobs.drain();
    const mails = hub.db.selectFrom('mail_message').select('body').where('recipient', '=', email);
    return (await mails.orderBy('sent_at', 'desc').limit(1).executeTakeFirst())?.body;
  };
  await browser(hub).post('/auth/code', { email, purpose: 'second' });
  expect(await newest()).not.toContain('password was right');
  const visitor = browser(hub);
  await visitor.post('/auth/sign-in', { email, password });
  expect(await newest()).toContain('password was right');
  await visitor.post('/auth/code', { email, purpose: 'second' });
  expect(await newest()).toContain('password was right');
});

test('a code of one person does not complete the sign-in of another', async ({ hub }) => {
  const officer = await account(hub, 'officer');
  const other = await account(hub);
  const visitor = browser(hub);
  await visitor.post('/auth/code', { email: other.email, purpose: 'sign-in' });
  await visitor.post('/auth/sign-in/code', { email: other.email, code: await codeFor(hub, other.email) });
  expect((await visitor.post('/auth/sign-in', { email: officer.email, password })).body).toEqual({ next: 'code' });
  expect((await hub.needs.signIn.identify(headersOf(visitor))).grants).toEqual([]);
});

test('a session of the first step alone does not wait for the second for ever', async ({ hub }) => {
  const officer = await account(hub, 'officer');
  const visitor = browser(hub);
  await visitor.post('/auth/sign-in', { email: officer.email, password });
  const code = await codeFor(hub, officer.email);
  await hub.db
    .updateTable('session')
    .set({ created_at: new Date(Date.now() - 31 * 60_000) })
    .where('person_id', '=', officer.id)
    .execute();
  expect((await visitor.post('/auth/sign-in/code', { email: officer.email, code })).body).toEqual({ next: 'password' });
});

test('what is refused does not tell whether there is an account', async ({ hub }) => {
  const known = await account(hub);
  const answers = [];
  for (const email of [known.email, newEmail()]) {
    const visitor = browser(hub);
    for (const purpose of ['sign-in', 'sign-up', 'password'])
      answers.push((await visitor.post('/auth/code', { email, purpose })).status);
    await hub.jobs.drain();
    const wrong = [
      await visitor.post('/auth/sign-in', { email, password: 'not the password' }),
      await visitor.post('/auth/sign-in/code', { email, code: '000000' }),
      await visitor.post('/auth/password/reset', { email, code: '000000', password: 'a new long password' }),
      await visitor.post('/auth/sign-up', { email, code: '000000', name: 'Somebody', password }),
    ];
    answers.push(...wrong.map(({ status, body }) => `${status} ${body.code}`));
  }
  expect(answers.slice(0, 7)).toEqual(answers.slice(7));
  expect(await events(hub, known.id)).toContain('person.sign_in_failed');
});

test('the mailbox of an address without an account is told so, and gets no code to sign in', async ({ hub }) => {
  const email = newEmail();
  await browser(hub).post('/auth/code', { email, purpose: 'sign-in' });
  await hub.jobs.drain();
  const mail = await hub.db.selectFrom('mail_message').select('body').where('recipient', '=', email).executeTakeFirstOrThrow();
  expect(mail.body).toContain('there is no account');
  expect(mail.body).not.toMatch(/\b\d{6}\b/);
});

test('a wrong code does not open an account, nor does the right code of a sign-in', async ({ hub }) => {
  const email = newEmail();
  const visitor = browser(hub);
  await visitor.post('/auth/code', { email, purpose: 'sign-up' });
  const code = await codeFor(hub, email);
  expect((await visitor.post('/auth/sign-in/code', { email, code })).status).toBe(403);
  expect(await hub.db.selectFrom('person').select('id').where('email', '=', email).execute()).toEqual([]);
});

test('a code counts once, and not after too many wrong tries', async ({ hub }) => {
  const { email } = await account(hub);
  const visitor = browser(hub);
  await visitor.post('/auth/code', { email, purpose: 'sign-in' });
  const code = await codeFor(hub, email);
  expect((await visitor.post('/auth/sign-in/code', { email, code })).status).toBe(200);
  expect((await visitor.post('/auth/sign-in/code', { email, code })).status).toBe(403);

  await visitor.post('/auth/code', { email, purpose: 'sign-in' });
  const next = await codeFor(hub, email);
  const wrong = next === '000000' ? '111111' : '000000';
  for (let tries = 0; tries < 5; tries += 1) await visitor.post('/auth/sign-in/code', { email, code: wrong });
  expect((await visitor.post('/auth/sign-in/code', { email, code: next })).body).toMatchObject({ code: 'people.wrong_code' });
});

test('guessing is stopped after ten tries, and the way out is said', async ({ hub }) => {
  const { email } = await account(hub);
  const visitor = browser(hub, '192.0.2.77');
  for (let tries = 0; tries < 10; tries += 1) {
    expect((await visitor.post('/auth/sign-in', { email, password: `wrong password ${tries}` })).status).toBe(403);
  }
  const stopped = await visitor.post('/auth/sign-in', { email, password });
  expect(stopped).toMatchObject({ status: 429, body: { code: 'people.too_often', facts: { minutes: 15 } } });
  // The owner of the account, elsewhere, is not locked out.
  expect((await browser(hub, '192.0.2.78').post('/auth/sign-in', { email, password })).status).toBe(200);
});

test('whoever gets in is not held to have been guessing', async ({ hub }) => {
  const { email } = await account(hub);
  const visitor = browser(hub, '192.0.2.79');
  for (let day = 0; day < 12; day += 1) {
    expect((await visitor.post('/auth/sign-in', { email, password: 'a slip of the finger' })).status).toBe(403);
    expect((await visitor.post('/auth/sign-in', { email, password })).status).toBe(200);
  }
});

test('the password of somebody with a role does not buy more tries at the code', async ({ hub }) => {
  const { email } = await account(hub, 'officer');
  const visitor = browser(hub, '192.0.2.80');
  const tries: number[] = [];
  for (let round = 0; round < 6; round += 1) {
    tries.push((await visitor.post('/auth/sign-in', { email, password })).status);
    tries.push((await visitor.post('/auth/sign-in/code', { email, code: '000000' })).status);
  }
  expect(tries.slice(10)).toEqual([429, 429]);
});

test('a mailbox gets ten codes in an hour and no more', async ({ hub }) => {
  const email = newEmail();
  for (let sent = 0; sent < 10; sent += 1) {
    expect((await browser(hub, `192.0.2.${sent}`).post('/auth/code', { email, purpose: 'sign-up' })).status).toBe(204);
  }
  expect((await browser(hub, '192.0.2.99').post('/auth/code', { email, purpose: 'sign-up' })).status).toBe(429);
});

test('a forgotten password is set anew with a code, and every session ends', async ({ hub }) => {
  const { id, email } = await account(hub);
  const elsewhere = browser(hub);
  await elsewhere.post('/auth/sign-in', { email, password });

  const visitor = browser(hub);
  await visitor.post('/auth/code', { email, purpose: 'password' });
  const code = await codeFor(hub, email);
  const changed = await visitor.post('/auth/password/reset', { email, code, password: 'an even better horse' });
  expect(changed.status).toBe(204);
  expect((await elsewhere.get('/me/notices')).status).toBe(401);
  expect((await visitor.post('/auth/sign-in', { email, password })).status).toBe(403);
  expect((await visitor.post('/auth/sign-in', { email, password: 'an even better horse' })).status).toBe(200);
  expect(await events(hub, id)).toContain('person.password_changed');
  await hub.jobs.drain();
  const mails = await hub.db.selectFrom('mail_message').select('subject').where('recipient', '=', email).execute();
  expect(mails).toContainEqual({ subject: 'Your password was changed' });
});

test('a changed password ends the other sessions and keeps this one, with what it rests on', async ({ hub }) => {
  const { email } = await account(hub, 'finance');
  const elsewhere = browser(hub);
  await elsewhere.post('/auth/sign-in', { email, password });
  const visitor = browser(hub);
  await visitor.post('/auth/sign-in', { email, password });
  await visitor.post('/auth/sign-in/code', { email, code: await codeFor(hub, email) });

  expect(
    (await visitor.post('/auth/password/change', { current: 'wrong', password: 'an even better horse' })).body,
  ).toMatchObject({
    code: 'people.wrong_password',
  });
  expect((await visitor.post('/auth/password/change', { current: password, password: 'an even better horse' })).status).toBe(204);
  expect((await hub.needs.signIn.identify(headersOf(visitor))).grants).toEqual([{ role: 'finance', scheme: null }]);
  expect((await hub.needs.signIn.identify(headersOf(elsewhere))).id).toBe('');
});

test('a password that is too short, too long or missing is named as the field that is wrong', async ({ hub }) => {
  const visitor = browser(hub);
  const sign = (given: unknown) =>
    visitor.post('/auth/sign-up', { email: newEmail(), code: '123456', name: 'Somebody', password: given });
  expect((await sign('elevenchars')).body.fields).toMatchObject([{ field: 'password', code: 'field.too_short' }]);
  expect((await sign('x'.repeat(129))).body.fields).toMatchObject([{ field: 'password', code: 'field.too_long' }]);
  expect((await sign(undefined)).body.fields).toMatchObject([{ field: 'password', code: 'field.required' }]);
});

test('a session of somebody with a role ends twelve hours after signing in, whatever happens', async ({ hub }) => {
  const { id, email } = await account(hub, 'officer');
  const visitor = browser(hub);
  await visitor.post('/auth/sign-in', { email, password });
  const ends = async () => {
    const row = await hub.db
      .selectFrom('session')
      .select(['expires_at', 'created_at'])
      .where('person_id', '=', id)
      .executeTakeFirstOrThrow();
    return (row.expires_at.getTime() - row.created_at.getTime()) / 3_600_000;
  };
  expect(await ends()).toBe(12);
  expect((await visitor.post('/auth/stay')).status).toBe(204);
  expect(await ends()).toBe(12);

  hub.stand(new Date(Date.now() + 12 * 3_600_000 + 60_000));
  expect((await hub.needs.signIn.identify(headersOf(visitor))).id).toBe('');
  hub.stand(undefined);
});

test('a session of anybody else is renewed while it is used', async ({ hub }) => {
  const { id, email } = await account(hub);
  const visitor = browser(hub);
  await visitor.post('/auth/sign-in', { email, password });
  const soon = new Date(Date.now() + 2 * 86_400_000);
  await hub.db.updateTable('session').set({ expires_at: soon }).where('person_id', '=', id).execute();
  const renewed = await visitor.post('/auth/stay');
  expect(renewed.headers.getSetCookie().join()).toContain('Max-Age=604800');
  const row = await hub.db.selectFrom('session').select('expires_at').where('person_id', '=', id).executeTakeFirstOrThrow();
  expect(row.expires_at.getTime()).toBeGreaterThan(Date.now() + 6.9 * 86_400_000);
});

test('a cookie that we did not sign is nobody’s', async ({ hub }) => {
  const { email } = await account(hub);
  const visitor = browser(hub);
  await visitor.post('/auth/sign-in', { email, password });
  const value = visitor.cookies.get('causeway.session_token') ?? '';
  expect((await visitor.get('/me/notices')).status).toBe(200);
  const [token = ''] = decodeURIComponent(value).split('.');
  for (const forged of [
    `${token}.`,
    token,
    `${token}x.${decodeURIComponent(value).split('.')[1]}`,
    `${token}.${'A'.repeat(43)}=`,
    '%',
    '',
  ]) {
    visitor.cookies.set('causeway.session_token', encodeURIComponent(forged));
    expect((await visitor.get('/me/notices')).status, forged).toBe(401);
  }
});

test('another site cannot sign anybody in', async ({ hub }) => {
  const { email } = await account(hub);
  const answer = await hub.fetch(
    new Request('http://hub.test/api/auth/sign-in', {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'https://elsewhere.example' },
      body: JSON.stringify({ email, password }),
    }),
  );
  expect(answer.status).toBe(403);
  expect(answer.headers.getSetCookie()).toEqual([]);
});
