// The types of the web's client, read off the route tables.

import type { z } from 'zod';
import type { Route, Routes } from './route.ts';

type PartsOf<T> = T extends Route<infer P, infer Q, infer B, infer R> ? { params: P; query: Q; body: B; returns: R } : never;
type In<S> = S extends z.ZodType ? z.input<S> : never;
type Given<Name extends string, S> = S extends z.ZodType
  ? undefined extends In<S>
    ? { readonly [K in Name]?: In<S> }
    : Record<never, never> extends In<S>
      ? { readonly [K in Name]?: In<S> }
      : { readonly [K in Name]: In<S> }
  : Record<never, never>;

/*
 * Both are looked up in a table over all routes. Worked out from a key instead, they would be worked out for the union of
 * all keys wherever a key is a parameter: params of any route, with the query of any, with the body of any.
 */
type InputOf<Parts> = Parts extends { params: infer P; query: infer Q; body: infer B }
  ? Given<'params', P> & Given<'query', Q> & Given<'body', B>
  : never;
type AnswerOf<Parts> = Parts extends { returns: infer R } ? (R extends z.ZodType ? z.output<R> : undefined) : never;
type Inputs<Api> = { [Key in keyof Api]: InputOf<PartsOf<Api[Key]>> };
type Answers<Api> = { [Key in keyof Api]: AnswerOf<PartsOf<Api[Key]>> };

/** What a call of a route takes. */
export type Input<Api extends Routes, Key extends keyof Api> = Inputs<Api>[Key];

/** What a call of a route answers, as JSON. */
export type Answer<Api extends Routes, Key extends keyof Api> = Answers<Api>[Key];
