import { z } from 'zod';
import { roles } from '../../platform/http/actor.ts';
import { ById, Instant, PageQuery, route } from '../../platform/http/route.ts';
import type { Needs } from '../needs.ts';
import { people } from './people-list.ts';
import { grantRole, revokeRole } from './roles.ts';

const RoleName = z.enum(roles);
const Held = z.object({ id: z.string(), role: RoleName, scheme: z.string().nullable(), since: Instant });

/** Who may do what in the hub. */
export function roleRoutes({ signIn }: Pick<Needs, 'signIn'>) {
  return {
    'GET /people': route({
      summary: 'People by name or e-mail address, with the roles they hold',
      access: { role: 'admin' },
      sessionOnly: true,
      query: PageQuery.extend({ q: z.string().max(120).default(''), role: z.enum([...roles, 'any']).optional() }),
      returns: z.object({
        page: z.int(),
        pageSize: z.int(),
        total: z.int(),
        people: z.array(z.object({ id: z.string(), name: z.string(), email: z.string(), since: Instant, roles: z.array(Held) })),
      }),
      handle: ({ db }, { query }) => people(db, query),
    }),
    'POST /roles': route({
      summary: 'Give somebody a role, for one scheme or for all',
      access: { role: 'admin' },
      sessionOnly: true,
      body: z.object({ personId: z.string().max(64), role: RoleName, scheme: z.string().max(60).nullable() }),
      returns: z.object({ id: z.string() }),
      refusals: ['people.own_role', 'people.not_found', 'people.role_held', 'people.scheme_unknown'],
      handle: ({ db, actor, now }, { body }) => grantRole(db, signIn.times.staffHours, actor, body, now),
    }),
    'POST /roles/:id/revoke': route({
      summary: 'Take a role back',
      access: { role: 'admin' },
      sessionOnly: true,
      params: ById,
      refusals: ['people.own_role', 'people.role_not_found'],
      handle: ({ db, actor, now }, { params }) => revokeRole(db, actor, params.id, now),
    }),
  };
}
