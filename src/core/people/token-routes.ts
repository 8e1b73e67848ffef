import { z } from 'zod';
import { ById, Instant, route } from '../../platform/http/route.ts';
import type { Needs } from '../needs.ts';
import { makeToken, revokeToken, tokensOf } from './tokens.ts';

const Token = z.object({
  id: z.string(),
  name: z.string(),
  /** Its last characters, to tell tokens apart. */
  hint: z.string(),
  scopes: z.array(z.string()),
  createdAt: Instant,
  expiresAt: Instant,
  lastUsedAt: Instant.nullable(),
  revokedAt: Instant.nullable(),
  isGood: z.boolean(),
});

/** Personal tokens: only in a session, so a token can neither make another nor hide its tracks. */
export function tokenRoutes({ scopes }: Pick<Needs, 'scopes'>) {
  return {
    'GET /me/tokens': route({
      summary: 'My personal tokens, and the scopes that mine can have',
      access: 'person',
      sessionOnly: true,
      returns: z.object({ tokens: z.array(Token), scopes: z.array(z.string()) }),
      handle: async ({ db, actor, now }) => ({ tokens: await tokensOf(db, actor, now), scopes: [...scopes(actor)] }),
    }),
    'POST /me/tokens': route({
      summary: 'Make a personal token; it is shown this once',
      access: 'person',
      sessionOnly: true,
      body: z.object({
        name: z.string().trim().min(1).max(80),
        scopes: z.array(z.string().max(80)).min(1).max(200),
        days: z.int().min(1).max(366),
      }),
      returns: z.object({ id: z.string(), token: z.string() }),
      refusals: ['tokens.too_many', 'tokens.scope_unknown', 'http.session_only'],
      handle: ({ db, actor, now }, { body }) => makeToken(db, actor, scopes(), body, now),
    }),
    'DELETE /me/tokens/:id': route({
      summary: 'End one of my personal tokens at once',
      access: 'person',
      sessionOnly: true,
      params: ById,
      refusals: ['tokens.not_found'],
      handle: ({ db, actor, now }, { params }) => revokeToken(db, actor, params.id, now),
    }),
  };
}
