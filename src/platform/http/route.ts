// A route is a line in a table: who may, what goes in, what comes out. The table is checked, served, documented
// (OpenAPI) and typed for the web from this one value.

import { z } from 'zod';
import type { Actor, Role } from './actor.ts';
import type { Db } from '../db.ts';
import type { Locale } from '../messages.ts';
import type { RefusalCode } from '../refusal.ts';

/** Who may: anybody, anybody signed in, or holders of one of the roles. The use case decides about the very thing. */
export type Access = 'public' | 'person' | { readonly role: Role | readonly Role[] };

export interface Context {
  readonly db: Db;
  readonly actor: Actor;
  /** The instant at which the request's last byte had arrived. */
  readonly now: Date;
  readonly locale: Locale;
  readonly requestId: string;
  /** The request as it came, for signing in; nothing else has use for it. */
  readonly headers: Headers;
  /** The network address it came from. Empty when it came from inside. */
  readonly peer: string;
  /** Headers to send with the answer: cookies. */
  readonly reply: Headers;
}

/** What a person is signed in as, in a context where that is certain. */
export type { Actor } from './actor.ts';

/** Bytes on their way out, not JSON. */
export interface Download {
  readonly type: string;
  readonly name: string;
  readonly body: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;
  /** Shown in the page rather than saved. Only for types that cannot run. */
  readonly inline?: boolean;
}

/** Bytes on their way in: the request's body as it streams, with the name and type the sender gave it. */
export interface Upload {
  readonly stream: ReadableStream<Uint8Array>;
  readonly name: string;
  readonly type: string;
  readonly length: number | undefined;
}

type Shape = z.ZodType;
type Out<S> = S extends Shape ? z.output<S> : undefined;

interface Parts<P, Q, B, R> {
  readonly summary: string;
  readonly access: Access;
  /** Only in a session: signing in, roles, tokens. A personal token never reaches it. */
  readonly sessionOnly?: boolean;
  /** Its answer holds a secret that is shown this once, so it is not kept for a repeated request. */
  readonly tellsSecret?: boolean;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly returns?: R;
  /** Codes it may refuse with, for the documentation. */
  readonly refusals?: readonly RefusalCode[];
  /** The body is a file, at most this many bytes. */
  readonly takesFile?: number;
  /** The status of a good answer that has a body, when it is not 200. */
  readonly status?: 201;
  /** Answers with bytes of this media type instead of JSON. */
  readonly download?: string;
}

export interface Route<P = unknown, Q = unknown, B = unknown, R = unknown> extends Parts<P, Q, B, R> {
  handle(
    context: Context,
    given: { params: Out<P>; query: Out<Q>; body: Out<B>; file: Upload | undefined },
  ): Promise<unknown> | unknown;
}

// The one `any`: a table holds routes of all shapes, and a function's parameters make no common supertype.
// oxlint-disable-next-line typescript/no-explicit-any
export type Routes = Readonly<Record<string, Route<any, any, any, any>>>;

type Returned<R, D> = D extends string ? Download : R extends Shape ? z.input<R> : void;

/** One line of a table of routes. Without `returns` and `download` the answer is 204. */
export function route<
  P extends Shape | undefined = undefined,
  Q extends Shape | undefined = undefined,
  B extends Shape | undefined = undefined,
  R extends Shape | undefined = undefined,
  D extends string | undefined = undefined,
>(
  given: Omit<Parts<P, Q, B, R>, 'download'> & {
    readonly download?: D;
    handle(
      context: Context,
      given: { params: Out<P>; query: Out<Q>; body: Out<B>; file: Upload | undefined },
    ): Promise<Returned<R, D>> | Returned<R, D>;
  },
): Route<P, Q, B, R> & { readonly download?: D } {
  return given as unknown as Route<P, Q, B, R> & { readonly download?: D };
}

/** An identifier in a path. */
export const ById = z.object({ id: z.string().max(64) });
/** An amount in the smallest part of its unit, as text in JSON: coming in. */
export const Whole = z
  .string()
  .regex(/^\d{1,18}$/)
  .transform(BigInt)
  .meta({ description: 'A whole number of the smallest part of the unit, as text' });
/** An amount in the smallest part of its unit, as text in JSON: going out. */
export const Amount = z
  .bigint()
  .transform(String)
  .pipe(z.string())
  .meta({ description: 'A whole number of the smallest part of the unit, as text' });
/** An instant going out: ISO 8601 in UTC. */
export const Instant = z
  .date()
  .transform((at) => at.toISOString())
  .pipe(z.iso.datetime());
/** An instant coming in. */
export const InstantIn = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
/** A text in the three languages. */
export const LocalTextShape = z.object({ en: z.string(), 'zh-Hant': z.string(), 'zh-Hans': z.string() });
/** Which page of a list, from 1. */
export const PageQuery = z.object({ page: z.coerce.number().int().min(1).max(100_000).default(1) });
