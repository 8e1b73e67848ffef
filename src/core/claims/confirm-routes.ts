import { z } from 'zod';
import { Amount, ById, Instant, LocalTextShape, route } from '../../platform/http/route.ts';
import { staff } from '../cases/case.ts';
import type { Needs } from '../needs.ts';
import { FormShape, showForm } from '../schemes/form-view.ts';
import { fillText } from '../schemes/texts.ts';
import { askMerchantAgain } from './ask.ts';
import { answerConfirmation, confirmationAt } from './confirm.ts';

const ByToken = z.object({ token: z.string().max(100) });
const Answer = z.union([z.string().max(20_000), z.boolean(), z.number(), z.array(z.string().max(200)).max(50)]);

/** The merchant's own word: a page behind a link that works once, without signing in. */
export function confirmRoutes(needs: Pick<Needs, 'bases' | 'address'>) {
  return {
    'GET /confirmations/:token': route({
      summary: 'What a merchant is asked about a claim made in its name',
      access: 'public',
      params: ByToken,
      returns: z.object({
        reference: z.string().nullable(),
        merchant: z.object({ nameEn: z.string(), nameZh: z.string().nullable() }),
        scheme: LocalTextShape,
        intro: LocalTextShape,
        amount: Amount.nullable(),
        expiresAt: Instant,
        form: FormShape,
      }),
      refusals: ['claim.link_gone'],
      handle: async ({ db, now }, { params }) => {
        const asked = await confirmationAt(db, params.token, now);
        return {
          reference: asked.reference,
          merchant: { nameEn: asked.nameEn, nameZh: asked.nameZh },
          scheme: fillText(asked.terms, asked.terms.texts.name),
          intro: fillText(asked.terms, asked.questions.intro),
          amount: asked.amount,
          expiresAt: asked.expiresAt,
          form: showForm(asked.terms, asked.questions.form),
        };
      },
    }),
    'POST /confirmations/:token': route({
      summary: 'A merchant answers, once',
      access: 'public',
      params: ByToken,
      body: z.object({ answers: z.record(z.string().max(64), Answer) }),
      returns: z.object({ reference: z.string() }),
      refusals: ['claim.link_gone', 'http.invalid'],
      handle: ({ db, now, locale }, { params, body }) => answerConfirmation(db, params.token, body.answers, locale, now),
    }),
    'POST /claims/:id/ask-merchant': route({
      summary: 'Have the merchant of a claim asked, for the first time or again; earlier links stop working',
      access: { role: staff },
      params: ById,
      returns: z.object({ expiresAt: Instant }),
      refusals: ['decision.conflict', 'case.not_yours', 'claim.wrong_status', 'claim.no_contact', 'claim.already_confirmed'],
      handle: ({ db, actor, now }, { params }) => askMerchantAgain(db, needs, actor, params.id, now),
    }),
  };
}
