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

/** What a call of a route takes. */
export type Input<Api extends Routes, Key extends keyof Api> = Given<'params', PartsOf<Api[Key]>['params']> &
  Given<'query', PartsOf<Api[Key]>['query']> &
  Given<'body', PartsOf<Api[Key]>['body']>;

/** What a call of a route answers, as JSON. */
export type Answer<Api extends Routes, Key extends keyof Api> = PartsOf<Api[Key]>['returns'] extends z.ZodType
  ? z.output<PartsOf<Api[Key]>['returns']>
  : undefined;
