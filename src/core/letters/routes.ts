import { z } from 'zod';
import { ById, Instant, LocalTextShape, route } from '../../platform/http/route.ts';
import { GivenAnswers } from '../applications/answer-shapes.ts';
import { SentSection } from '../cases/answers.ts';
import { staff } from '../cases/case.ts';
import type { Needs } from '../needs.ts';
import { Email, LocaleName, Name } from '../people/shapes.ts';
import { FormShape, showForm } from '../schemes/form-view.ts';
import { fillText } from '../schemes/texts.ts';
import { declineLetter, letterAt, sendLetter } from './letter.ts';
import { lettersFor } from './office.ts';
import { myReferees, nameReferee, remindReferee, removeReferee } from './referees.ts';

const ByToken = z.object({ token: z.string().max(100) });
const State = z.enum(['asked', 'received', 'declined', 'missing']);

const Referee = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  relation: z.string(),
  state: State,
  askedAt: Instant,
  receivedAt: Instant.nullable(),
});

/** Letters of referees: named by applicants, written behind a link, read by the office alone. */
export function letterRoutes(needs: Pick<Needs, 'bases' | 'address' | 'secret'>) {
  return {
    'GET /applications/:id/referees': route({
      summary: 'The referees of an application of mine and whether their letters are there; never what they say',
      access: 'person',
      params: ById,
      returns: z.object({
        asks: z.object({ least: z.int(), most: z.int(), until: Instant, mayName: z.boolean() }).nullable(),
        referees: z.array(Referee.extend({ mayRemind: z.boolean() })),
      }),
      handle: ({ db, actor, now }, { params }) => myReferees(db, actor, params.id, now),
    }),
    'POST /applications/:id/referees': route({
      summary: 'Name a referee, who is asked by mail at once',
      access: 'person',
      params: ById,
      body: z.object({ name: Name, email: Email, relation: z.string().trim().min(1).max(300), language: LocaleName }),
      returns: z.object({ id: z.string() }),
      refusals: ['letters.none_asked', 'letters.closed', 'letters.enough', 'letters.own_member', 'letters.named_already'],
      handle: ({ db, actor, now }, { params, body: { language, ...given } }) =>
        nameReferee(db, needs, actor, params.id, { ...given, locale: language }, now),
    }),
    'DELETE /referees/:id': route({
      summary: 'Take a referee back who has not written',
      access: 'person',
      params: ById,
      refusals: ['http.not_found', 'letters.received'],
      handle: ({ db, actor, now }, { params }) => removeReferee(db, actor, params.id, now),
    }),
    'POST /referees/:id/remind': route({
      summary: 'Send a referee the link again, at most every three days',
      access: 'person',
      params: ById,
      refusals: ['http.not_found', 'letters.reminded_lately'],
      handle: ({ db, actor, now }, { params }) => remindReferee(db, needs, actor, params.id, now),
    }),
    'GET /letters/:token': route({
      summary: 'What a referee is asked, by the link in the mail',
      access: 'public',
      params: ByToken,
      returns: z.object({
        name: z.string(),
        relation: z.string(),
        applicant: z.object({ nameEn: z.string(), nameZh: z.string().nullable() }),
        scheme: LocalTextShape,
        call: LocalTextShape,
        text: LocalTextShape,
        until: Instant,
        form: FormShape,
      }),
      refusals: ['letters.link_gone'],
      handle: async ({ db, now }, { params }) => {
        const { referee, of } = await letterAt(db, params.token, now);
        return {
          name: referee.name,
          relation: referee.relation,
          applicant: { nameEn: of.nameEn, nameZh: of.nameZh },
          scheme: fillText(of.terms, of.terms.texts.name),
          call: of.title,
          text: fillText(of.terms, of.asks.text),
          until: of.until,
          form: showForm(of.terms, of.asks.form),
        };
      },
    }),
    'POST /letters/:token': route({
      summary: 'Send a letter, once',
      access: 'public',
      params: ByToken,
      body: z.object({ answers: GivenAnswers }),
      refusals: ['letters.link_gone', 'http.invalid'],
      handle: ({ db, now, locale }, { params, body }) => sendLetter(db, params.token, body.answers, locale, now),
    }),
    'POST /letters/:token/decline': route({
      summary: 'Say that one will write no letter',
      access: 'public',
      params: ByToken,
      refusals: ['letters.link_gone'],
      handle: ({ db, now }, { params }) => declineLetter(db, params.token, now),
    }),
    'GET /cases/:id/letters': route({
      summary: 'The letters about a case, with what is missing',
      access: { role: staff },
      params: ById,
      returns: z.object({
        asks: z.object({ least: z.int(), until: Instant, text: z.string(), isShort: z.boolean() }).nullable(),
        letters: z.array(Referee.extend({ sections: z.array(SentSection) })),
      }),
      refusals: ['http.not_found', 'decision.conflict', 'calls.sealed'],
      handle: ({ db, actor, now, locale }, { params }) => lettersFor(db, needs.bases, actor, params.id, now, locale),
    }),
  };
}
