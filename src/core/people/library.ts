// The sign-in library (better-auth), set up for this hub: our tables and ids, our transaction, mail by our jobs. Nobody
// outside this folder calls it, and it is never mounted: only the few of its calls that sign-in.ts makes can be reached.

import { betterAuth } from 'better-auth';
import { APIError, createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { emailOTP } from 'better-auth/plugins/email-otp';
import { z } from 'zod';
import type { Db } from '../../platform/db.ts';
import { newId } from '../../platform/ids.ts';
import type { Logger } from '../../platform/logger.ts';
import { keyedHash, keyFor } from '../../platform/secret.ts';
import { mailCode } from './code-mail.ts';
import { proofAfter, sessionEnd, type SessionTimes } from './rules.ts';
import { isStaff } from './views.ts';
import { followingDb } from './following.ts';
import { visit, visits } from './visit.ts';

export const codeMinutes = 10;
export const peerHeader = 'x-causeway-peer';
export const passwordLength = { min: 12, max: 128 } as const;

const kinds: Readonly<Record<string, string>> = { user: 'per', session: 'ses', account: 'crd', verification: 'ver' };

/** Makes a session without asking for anything. The library is not mounted, so only `asAnyone` gets here, in a demonstration. */
const signInAsAnyone = createAuthEndpoint.serverOnly(
  { method: 'POST', body: z.object({ personId: z.string() }) },
  async (context) => {
    const { internalAdapter } = context.context;
    const person = await internalAdapter.findUserById(context.body.personId);
    if (person === null) throw new APIError('NOT_FOUND');
    const session = await internalAdapter.createSession(person.id);
    await setSessionCookie(context, { session, user: person });
    return { token: session.token };
  },
);

export interface LibraryNeeds {
  readonly db: Db;
  readonly address: string;
  readonly secret: string;
  readonly times: SessionTimes;
  readonly logger: Logger;
}

export type Library = ReturnType<typeof openLibrary>;

export function openLibrary({ db, address, secret, times, logger }: LibraryNeeds) {
  const codeKey = keyFor(secret, 'codes');
  return betterAuth({
    appName: 'Causeway',
    baseURL: address,
    basePath: '/api/auth',
    trustedOrigins: [address],
    secret,
    database: { db: followingDb(() => visits.getStore()?.tx ?? db), type: 'postgres' },
    telemetry: { enabled: false },
    // What a library says may hold an address; only that it happened is kept.
    logger: { level: 'error', log: (level, message) => logger[level]({ library: 'better-auth' }, message) },
    onAPIError: { throw: true },
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: 'causeway',
      useSecureCookies: address.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { ipAddressHeaders: [peerHeader] },
      database: { generateId: ({ model }) => newId(kinds[model] ?? model.slice(0, 3)), validateSchema: false },
    },
    user: {
      modelName: 'person',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
      additionalFields: { locale: { type: 'string', required: false, input: false } },
    },
    session: {
      fields: {
        userId: 'person_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
      additionalFields: { proof: { type: 'string', required: false, input: false } },
      expiresIn: times.days * 86_400,
      updateAge: 86_400,
      freshAge: 0,
    },
    account: {
      modelName: 'credential',
      fields: {
        userId: 'person_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    verification: { fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' } },
    emailAndPassword: {
      enabled: true,
      requireEmailVerification: true,
      minPasswordLength: passwordLength.min,
      maxPasswordLength: passwordLength.max,
      revokeSessionsOnPasswordReset: true,
    },
    databaseHooks: {
      user: {
        create: {
          // An account is opened only by signing up. A code for an address without one is as wrong as any other.
          before: async (person) => {
            if (visit().purpose !== 'sign-up') throw new APIError('BAD_REQUEST', { code: 'INVALID_OTP' });
            return { data: { ...person, locale: visit().locale } };
          },
        },
      },
      session: {
        create: {
          before: async (session) => {
            const { tx, before, proof, now } = visit();
            if (before !== undefined) await tx.deleteFrom('session').where('id', '=', before.id).execute();
            return {
              data: {
                ...session,
                proof: proofAfter(before, session.userId, proof, now),
                createdAt: now,
                updatedAt: now,
                expiresAt: sessionEnd(times, await isStaff(tx, session.userId), now, now),
              },
            };
          },
        },
        update: {
          // Renewing moves the end, but of nobody who holds a role.
          before: async (session) => {
            const { tx, before, now } = visit();
            if (session.expiresAt === undefined || before === undefined) return;
            const expiresAt = sessionEnd(times, await isStaff(tx, before.personId), before.createdAt, now);
            return { data: { ...session, expiresAt } };
          },
        },
      },
    },
    plugins: [
      emailOTP({
        otpLength: 6,
        expiresIn: codeMinutes * 60,
        allowedAttempts: 5,
        storeOTP: { hash: async (code) => keyedHash(codeKey, code) },
        sendVerificationOTP: ({ email, otp }) => mailCode(visit(), address, email, otp, codeMinutes),
      }),
      { id: 'causeway-demo', endpoints: { signInAsAnyone } },
    ],
  });
}
