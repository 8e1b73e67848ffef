import { z } from 'zod';
import { ById, route } from '../../platform/http/route.ts';
import type { Needs } from '../needs.ts';
import { addContact, confirmByOfficer, removeContact, sendContactCode, verifyContact } from './contacts.ts';
import { Code, Email, Phone } from './shapes.ts';

const NewContact = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('email'), value: Email }),
  z.object({ kind: z.literal('phone'), value: Phone }),
]);

/** Ways to reach an organisation. A claim is confirmed only through one that is confirmed here, and not its provider's. */
export function contactRoutes({ secret }: Pick<Needs, 'secret'>) {
  return {
    'POST /organisations/:id/contacts': route({
      summary: 'Add a way to reach an organisation',
      access: 'person',
      params: ById,
      body: NewContact,
      returns: z.object({ id: z.string() }),
      refusals: ['people.organisation_not_found', 'people.contact_exists'],
      handle: ({ db, actor, now }, { params, body }) => addContact(db, actor, params.id, body, now),
    }),
    'POST /contacts/:id/code': route({
      summary: 'Mail a code to a contact, to confirm it with',
      access: 'person',
      params: ById,
      refusals: ['people.contact_not_found', 'people.contact_verified', 'people.contact_by_mail_only', 'people.too_often'],
      handle: ({ db, actor, locale, now }, { params }) => sendContactCode(db, secret, actor, params.id, locale, now),
    }),
    'POST /contacts/:id/verify': route({
      summary: 'Confirm a contact with the code that was mailed to it',
      access: 'person',
      params: ById,
      body: z.object({ code: Code }),
      refusals: ['people.contact_not_found', 'people.contact_verified', 'people.wrong_code'],
      handle: ({ db, actor, now }, { params, body }) => verifyContact(db, secret, actor, params.id, body.code, now),
    }),
    'POST /contacts/:id/confirm': route({
      summary: 'Confirm a contact that somebody else recorded, having spoken to whoever answers there',
      access: { role: 'officer' },
      params: ById,
      refusals: ['people.contact_not_found', 'people.contact_verified', 'people.contact_four_eyes'],
      handle: ({ db, actor, now }, { params }) => confirmByOfficer(db, actor, params.id, now),
    }),
    'DELETE /contacts/:id': route({
      summary: 'Take a contact off the list that was never confirmed',
      access: 'person',
      params: ById,
      refusals: ['people.contact_not_found', 'people.contact_verified'],
      handle: ({ db, actor, now }, { params }) => removeContact(db, actor, params.id, now),
    }),
  };
}
