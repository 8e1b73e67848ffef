// Signing in. Each call is one transaction in which the library's rows, our event and the mail's job stand or fall
// together. A wrong password or code is committed too: the try counts, and so does the event. What is refused says the same
// whether or not there is an account.

import { isAPIError } from 'better-auth/api';
import type { Clock } from '../../platform/clock.ts';
import { transact } from '../../platform/db.ts';
import { type Actor, nobody } from '../../platform/http/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import { keyFor } from '../../platform/secret.ts';
import { record } from '../log/log.ts';
import { actorBySession } from './actor.ts';
import { type Asking, hasFirstStep, libraryHeaders, standing } from './asking.ts';
import { cookieName, sessionToken } from './cookie.ts';
import { mailNoAccount } from './code-mail.ts';
import { type LibraryNeeds, openLibrary } from './library.ts';
import { countTry, forgetTries, type Limit } from './limits.ts';
import { mailPasswordChanged } from './password-mail.ts';
import { stepLeft } from './rules.ts';
import { isStaff, personByEmail } from './views.ts';
import { type Proof, type Purpose, type Visit, visits } from './visit.ts';

/** What is still to be shown before roles count. */
export interface SignedIn {
  readonly next: 'code' | 'password' | null;
}

const limits = {
  /** From one address, which may be a whole office behind one gateway. */
  peer: { most: 120, minutes: 10 },
  /** On one account from one address: somebody guessing. */
  guess: { most: 10, minutes: 15 },
  /** On one account from anywhere: many machines guessing. */
  account: { most: 60, minutes: 60 },
  /** Codes to one mailbox: it is also a nuisance. */
  codes: { most: 10, minutes: 60 },
} as const satisfies Record<string, Limit>;

const refusals: Readonly<Record<string, () => Refusal>> = {
  INVALID_EMAIL_OR_PASSWORD: () => new Refusal(403, 'people.wrong_sign_in'),
  EMAIL_NOT_VERIFIED: () => new Refusal(403, 'people.not_verified'),
  INVALID_OTP: () => new Refusal(403, 'people.wrong_code'),
  OTP_EXPIRED: () => new Refusal(403, 'people.wrong_code'),
  TOO_MANY_ATTEMPTS: () => new Refusal(403, 'people.wrong_code'),
  INVALID_PASSWORD: () => new Refusal(403, 'people.wrong_password'),
  CREDENTIAL_ACCOUNT_NOT_FOUND: () => new Refusal(409, 'people.no_password'),
  UNAUTHORIZED: () => new Refusal(401, 'http.sign_in'),
};

export type SignIn = ReturnType<typeof openSignIn>;

export interface SignInNeeds extends LibraryNeeds {
  readonly clock: Clock;
  readonly demo: boolean;
}

export function openSignIn(needs: SignInNeeds) {
  const { db, address, secret, demo, clock } = needs;
  const library = openLibrary(needs);
  const cookie = cookieName(address);
  const limitKey = keyFor(secret, 'limits');

  const count = (name: string, limit: Limit, now: Date) => countTry(db, limitKey, name, limit, now);
  async function countGuess({ peer, now }: Asking, email: string): Promise<void> {
    await count(`peer ${peer}`, limits.peer, now);
    await count(guessing({ peer }, email), limits.guess, now);
    await count(`account ${email}`, limits.account, now);
  }

  /** Runs work with the library in one transaction. What it refuses is committed, then thrown in our words. */
  async function within<Result>(
    asking: Asking,
    purpose: Purpose,
    proof: Proof | 'as before',
    work: (visit: Visit, headers: Headers) => Promise<Result>,
  ): Promise<Result> {
    const { now, locale } = asking;
    const token = sessionToken(asking.headers, cookie, secret);
    const outcome = await transact(db, async (tx) => {
      const before = token === undefined ? undefined : await standing(tx, token, now);
      const visit: Visit = { tx, now, locale, purpose, before, proof: proof === 'as before' ? (before?.proof ?? 'code') : proof };
      return visits.run(visit, async () => {
        try {
          return { result: await work(visit, libraryHeaders(asking)) };
        } catch (error) {
          const refusal = isAPIError(error) ? refusals[String(error.body?.code)]?.() : undefined;
          if (refusal === undefined) throw error;
          return { refusal };
        }
      });
    });
    if ('refusal' in outcome) throw outcome.refusal;
    return outcome.result;
  }

  /** Notes that somebody has signed in, and says what is left to show. */
  async function welcome(
    { tx, now }: Visit,
    asking: Asking,
    headers: Headers,
    token: string,
    personId: string,
  ): Promise<SignedIn> {
    for (const line of headers.getSetCookie()) asking.reply.append('set-cookie', line);
    const { proof, email } = await tx
      .selectFrom('session')
      .innerJoin('person', 'person.id', 'session.person_id')
      .select(['session.proof', 'person.email'])
      .where('session.token', '=', token)
      .executeTakeFirstOrThrow();
    await record(tx, { at: now, kind: 'person.signed_in', subject: personId, actor: personId, facts: { proof } });
    const next = stepLeft(proof, await isStaff(tx, personId));
    if (next === null) await forgetTries(tx, limitKey, guessing(asking, email));
    return { next };
  }

  async function sendCode(asking: Asking, email: string, purpose: Purpose): Promise<void> {
    await count(`peer ${asking.peer}`, limits.peer, asking.now);
    await count(`codes ${email}`, limits.codes, asking.now);
    await within(asking, purpose, 'code', async (visit) => {
      if (purpose !== 'password') {
        await library.api.sendVerificationOTP({ body: { email, type: 'sign-in' } });
        return;
      }
      await library.api.requestPasswordResetEmailOTP({ body: { email } });
      // The library passes an unknown address over in silence; its mailbox is told, as with the other codes.
      if ((await personByEmail(visit.tx, email)) === undefined) await mailNoAccount(visit, address, email);
    });
  }

  return {
    times: needs.times,

    /** Who asks: a signed cookie and one query. */
    async identify(headers: Headers): Promise<Actor> {
      const token = sessionToken(headers, cookie, secret);
      return token === undefined ? nobody : actorBySession(db, token, clock(), demo);
    },

    /** Mails a code. One for a second step goes only to whoever has taken the first: its mail says that the password was right. */
    async sendCode(asking: Asking, email: string, purpose: Purpose): Promise<void> {
      const isSecond = purpose === 'second' && (await hasFirstStep(db, sessionToken(asking.headers, cookie, secret), email));
      await sendCode(asking, email, purpose === 'second' && !isSecond ? 'sign-in' : purpose);
    },

    async byPassword(asking: Asking, email: string, password: string): Promise<SignedIn> {
      await countGuess(asking, email);
      const signedIn = await within(asking, 'sign-in', 'password', async (visit, headers) => {
        try {
          const done = await library.api.signInEmail({ body: { email, password }, headers, returnHeaders: true });
          return await welcome(visit, asking, done.headers, done.response.token, done.response.user.id);
        } catch (error) {
          await noteFailure(visit, email, error);
          throw error;
        }
      });
      if (signedIn.next === 'code') await sendSecond(asking, email);
      return signedIn;
    },

    async byCode(asking: Asking, email: string, code: string): Promise<SignedIn> {
      await countGuess(asking, email);
      return within(asking, 'sign-in', 'code', async (visit, headers) => {
        try {
          const done = await library.api.signInEmailOTP({ body: { email, otp: code }, headers, returnHeaders: true });
          return await welcome(visit, asking, done.headers, done.response.token, done.response.user.id);
        } catch (error) {
          await noteFailure(visit, email, error);
          throw error;
        }
      });
    },

    /**
     * Opens an account for whoever reads the mailbox: only a code makes one, so nobody can leave a password on an account
     * before its owner comes. An address that has an account is signed in to it, and its password stays.
     */
    async signUp(asking: Asking, given: { email: string; code: string; name: string; password: string }) {
      const { email, code, name, password } = given;
      await countGuess(asking, email);
      return within(asking, 'sign-up', 'code', async (visit, headers) => {
        const { tx, now } = visit;
        const known = await personByEmail(tx, email);
        const done = await library.api.signInEmailOTP({ body: { email, otp: code, name }, headers, returnHeaders: true });
        const { id } = done.response.user;
        if (known === undefined) await record(tx, { at: now, kind: 'person.signed_up', subject: id, actor: id, facts: {} });
        const { internalAdapter, password: passwords } = await library.$context;
        const hasPassword = (await internalAdapter.findCredentialAccount(id)) !== null;
        if (!hasPassword) {
          const hash = await passwords.hash(password);
          await internalAdapter.linkAccount({ userId: id, providerId: 'credential', accountId: id, password: hash });
        }
        const signedIn = await welcome(visit, asking, done.headers, done.response.token, id);
        return { ...signedIn, hadAccount: known !== undefined, passwordKept: hasPassword };
      });
    },

    /** Sets a new password with a code, and signs out everywhere. */
    async resetPassword(asking: Asking, email: string, code: string, password: string): Promise<void> {
      await countGuess(asking, email);
      await within(asking, 'password', 'code', async (visit) => {
        await library.api.resetPasswordEmailOTP({ body: { email, otp: code, password } });
        const person = await personByEmail(visit.tx, email);
        if (person !== undefined) await passwordChanged(visit, person.id, 'code');
      });
    },

    /** Changes one's own password. This session goes on under a new token, all others end. */
    async changePassword(asking: Asking, actor: Actor, current: string, password: string): Promise<void> {
      await count(`change ${actor.id}`, limits.guess, asking.now);
      await within(asking, 'sign-in', 'as before', async (visit, headers) => {
        const body = { currentPassword: current, newPassword: password, revokeOtherSessions: true };
        const done = await library.api.changePassword({ body, headers, returnHeaders: true });
        for (const line of done.headers.getSetCookie()) asking.reply.append('set-cookie', line);
        await passwordChanged(visit, actor.id, 'password');
      });
    },

    async signOut(asking: Asking): Promise<void> {
      await within(asking, 'sign-in', 'code', async ({ tx, now, before }, headers) => {
        const done = await library.api.signOut({ headers, returnHeaders: true });
        for (const line of done.headers.getSetCookie()) asking.reply.append('set-cookie', line);
        if (before === undefined) return;
        const { personId } = before;
        await record(tx, { at: now, kind: 'person.signed_out', subject: personId, actor: personId, facts: {} });
      });
    },

    /** Renews a session that is in use, so that it does not end in the middle of something. */
    async stay(asking: Asking): Promise<void> {
      await within(asking, 'sign-in', 'as before', async (_visit, headers) => {
        const done = await library.api.getSession({ headers, returnHeaders: true });
        for (const line of done.headers.getSetCookie()) asking.reply.append('set-cookie', line);
      });
    },

    /** Signs in as one of the example hub's people. Only in the demonstration, and only as somebody invented. */
    async asAnyone(asking: Asking, personId: string): Promise<{ isStaff: boolean }> {
      if (!demo) throw new Refusal(404, 'http.not_found');
      return within(asking, 'sign-in', 'demo', async (visit, headers) => {
        const person = await visit.tx.selectFrom('person').select('email').where('id', '=', personId).executeTakeFirst();
        if (person === undefined || !isInvented(person.email)) throw new Refusal(404, 'http.not_found');
        const done = await library.api.signInAsAnyone({ body: { personId }, headers, returnHeaders: true });
        await welcome(visit, asking, done.headers, done.response.token, personId);
        return { isStaff: await isStaff(visit.tx, personId) };
      });
    },
  };

  /** The second code is sent without asking. When too many were sent, the page offers to try again later. */
  async function sendSecond(asking: Asking, email: string): Promise<void> {
    try {
      await sendCode(asking, email, 'second');
    } catch (error) {
      if (!(error instanceof Refusal && error.status === 429)) throw error;
    }
  }

  async function passwordChanged(visit: Visit, personId: string, by: 'code' | 'password'): Promise<void> {
    const { tx, now } = visit;
    await record(tx, { at: now, kind: 'person.password_changed', subject: personId, actor: personId, facts: { by } });
    await mailPasswordChanged(tx, address, personId, now);
  }
}

/** What tries to get into an account from an address are counted under. */
function guessing({ peer }: Pick<Asking, 'peer'>, email: string): string {
  return `guess ${peer} ${email}`;
}

/** The reserved domain of people who do not exist. */
export function isInvented(email: string): boolean {
  return email.endsWith('.example');
}

/** A failed try on an account there is goes into the log. */
async function noteFailure({ tx, now, proof }: Visit, email: string, error: unknown): Promise<void> {
  if (!isAPIError(error)) return;
  const person = await personByEmail(tx, email);
  if (person === undefined) return;
  await record(tx, { at: now, kind: 'person.sign_in_failed', subject: person.id, actor: 'nobody', facts: { by: proof } });
}
