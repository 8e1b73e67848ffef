import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { isOwnOrigin } from '../../platform/http/serve-routes.ts';
import { type Locale, locales } from '../../platform/messages.ts';
import { Refusal } from '../../platform/refusal.ts';
import { addressIn } from '../notices/letter.ts';
import type { Needs } from '../needs.ts';

/**
 * Signing in from the example hub's page of people: a form post, so that it works without JavaScript, answered by the way to
 * the person's own room. Mounted only in the demonstration.
 */
export function demoDoor({ signIn, address, clock }: Pick<Needs, 'signIn' | 'address' | 'clock'>): Hono {
  const door = new Hono();
  door.post('/demo/sign-in', bodyLimit({ maxSize: 4096 }), async (c) => {
    if (!isOwnOrigin(c.req.raw, [address])) return c.text('', 403);
    const form = await c.req.parseBody();
    const locale: Locale = locales.find((known) => known === form['locale']) ?? 'en';
    const reply = new Headers();
    const asking = { headers: c.req.raw.headers, peer: '', locale, now: clock(), reply };
    const personId = typeof form['personId'] === 'string' ? form['personId'] : '';
    const place = await signIn.asAnyone(asking, personId).then(
      ({ isStaff }) => (isStaff ? '/office' : '/portal'),
      (error: unknown) => {
        if (error instanceof Refusal) return '/demo';
        throw error;
      },
    );
    reply.set('location', addressIn(locale, '', place));
    return new Response(null, { status: 303, headers: reply });
  });
  return door;
}
