import { z } from 'zod';
import { type Context, route } from '../../platform/http/route.ts';
import type { Needs } from '../needs.ts';
import { passwordLength } from './library.ts';
import { Code, Email, Name } from './shapes.ts';
import type { Asking } from './asking.ts';

const Password = z.string().min(passwordLength.min).max(passwordLength.max);
/** As it was set, whatever the rule was then. */
const GivenPassword = z.string().min(1).max(passwordLength.max);
const Next = z.enum(['code', 'password']).nullable().meta({ description: 'What is still to be shown before roles count' });

const askingOf = ({ headers, peer, locale, now, reply }: Context): Asking => ({ headers, peer, locale, now, reply });

/** Signing in and out. The session is a cookie of the answer. */
export function authRoutes({ signIn }: Pick<Needs, 'signIn'>) {
  return {
    'POST /auth/code': route({
      summary: 'Have a one-time code mailed: to sign in, to open an account, or to set a new password',
      access: 'public',
      sessionOnly: true,
      body: z.object({ email: Email, purpose: z.enum(['sign-in', 'second', 'sign-up', 'password']) }),
      refusals: ['people.too_often'],
      handle: (context, { body }) => signIn.sendCode(askingOf(context), body.email, body.purpose),
    }),
    'POST /auth/sign-in': route({
      summary: 'Sign in with e-mail address and password',
      access: 'public',
      sessionOnly: true,
      body: z.object({ email: Email, password: GivenPassword }),
      returns: z.object({ next: Next }),
      refusals: ['people.wrong_sign_in', 'people.not_verified', 'people.too_often'],
      handle: (context, { body }) => signIn.byPassword(askingOf(context), body.email, body.password),
    }),
    'POST /auth/sign-in/code': route({
      summary: 'Sign in with a one-time code, or show it as the second step',
      access: 'public',
      sessionOnly: true,
      body: z.object({ email: Email, code: Code }),
      returns: z.object({ next: Next }),
      refusals: ['people.wrong_code', 'people.too_often'],
      handle: (context, { body }) => signIn.byCode(askingOf(context), body.email, body.code),
    }),
    'POST /auth/sign-up': route({
      summary: 'Open an account with the code that was mailed, and sign in',
      access: 'public',
      sessionOnly: true,
      body: z.object({ email: Email, code: Code, name: Name, password: Password }),
      returns: z.object({ next: Next, hadAccount: z.boolean(), passwordKept: z.boolean() }),
      refusals: ['people.wrong_code', 'people.too_often'],
      handle: (context, { body }) => signIn.signUp(askingOf(context), body),
    }),
    'POST /auth/password/reset': route({
      summary: 'Set a new password with the code that was mailed; every session ends',
      access: 'public',
      sessionOnly: true,
      body: z.object({ email: Email, code: Code, password: Password }),
      refusals: ['people.wrong_code', 'people.too_often'],
      handle: (context, { body }) => signIn.resetPassword(askingOf(context), body.email, body.code, body.password),
    }),
    'POST /auth/password/change': route({
      summary: 'Change my password; my other sessions end',
      access: 'person',
      sessionOnly: true,
      body: z.object({ current: GivenPassword, password: Password }),
      refusals: ['people.wrong_password', 'people.no_password', 'people.too_often'],
      handle: (context, { body }) => signIn.changePassword(askingOf(context), context.actor, body.current, body.password),
    }),
    'POST /auth/sign-out': route({
      summary: 'Sign out',
      access: 'public',
      sessionOnly: true,
      handle: (context) => signIn.signOut(askingOf(context)),
    }),
    'POST /auth/stay': route({
      summary: 'Renew my session, so that it does not end while I work',
      access: 'person',
      sessionOnly: true,
      handle: (context) => signIn.stay(askingOf(context)),
    }),
  };
}
