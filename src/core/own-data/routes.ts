import { z } from 'zod';
import { ById, Instant, route } from '../../platform/http/route.ts';
import type { Needs } from '../needs.ts';
import { askForData, fetchData, myExports } from './export.ts';

/** One's own data, to take away. Only from one's own session: no token of a program does it. */
export function ownDataRoutes({ files }: Pick<Needs, 'files'>) {
  return {
    'POST /me/data-exports': route({
      summary: 'Have everything packed that the hub holds about me and my organisations’ applications; a notice says when',
      access: 'person',
      sessionOnly: true,
      returns: z.object({ id: z.string() }),
      refusals: ['owndata.too_many'],
      handle: ({ db, actor, now, locale }) => askForData(db, actor, locale, now),
    }),
    'GET /me/data-exports': route({
      summary: 'What I have asked for, the latest first',
      access: 'person',
      sessionOnly: true,
      returns: z.object({
        exports: z.array(
          z.object({
            id: z.string(),
            askedAt: Instant,
            readyAt: Instant.nullable(),
            expiresAt: Instant.nullable(),
            bytes: z.int().nullable(),
            mayFetch: z.boolean(),
          }),
        ),
      }),
      handle: async ({ db, actor, now }) => ({ exports: await myExports(db, actor, now) }),
    }),
    'GET /me/data-exports/:id/file': route({
      summary: 'Fetch my data as a ZIP of JSON and documents, until it expires',
      access: 'person',
      sessionOnly: true,
      params: ById,
      download: 'application/zip',
      refusals: ['http.not_found', 'owndata.not_ready', 'owndata.expired'],
      handle: ({ db, actor, now }, { params }) => fetchData(db, files, actor, params.id, now),
    }),
  };
}
