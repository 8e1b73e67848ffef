import { z } from 'zod';
import type { Db } from '../../platform/db.ts';
import type { Locale } from '../../platform/formats.ts';
import type { Actor } from '../../platform/http/actor.ts';
import { ById, type Download, route } from '../../platform/http/route.ts';
import { printPaper } from '../../platform/paper/printer.ts';
import { awardView } from '../awards/view.ts';
import { receipt } from '../applications/receipt.ts';
import { review } from '../applications/review.ts';
import type { Basis } from '../module.ts';
import type { Needs } from '../needs.ts';
import { applicationPaper } from './application-paper.ts';
import { awardPaper } from './award-paper.ts';
import { receiptPaper } from './receipt-paper.ts';

/** A link cannot say in which language its page is, so its address does. */
const InLanguage = z.object({ language: z.enum(['en', 'zh-Hant', 'zh-Hans']).optional() });

/** Copies to keep, as PDF with Chinese fonts in it. Drawn when they are asked for, from what was sent. */
export function paperRoutes({ bases }: Pick<Needs, 'bases'>) {
  return {
    'GET /applications/:id/paper': route({
      summary: 'A sent application as PDF, in a language',
      access: 'person',
      params: ById,
      query: InLanguage,
      download: 'application/pdf',
      refusals: ['application.not_sent', 'paper.erased', 'http.busy'],
      handle: ({ db, actor, now, locale }, { params, query }) =>
        printApplication(db, bases, actor, params.id, query.language ?? locale, now),
    }),
    'GET /applications/:id/receipt/paper': route({
      summary: 'The receipt as PDF, in a language. What proves it is the file of the receipt',
      access: 'person',
      params: ById,
      query: InLanguage,
      download: 'application/pdf',
      refusals: ['application.not_sent', 'paper.erased', 'http.busy'],
      handle: async ({ db, actor, locale }, { params, query }): Promise<Download> => {
        const of = await receipt(db, actor, params.id);
        const body = await printPaper(receiptPaper(of, query.language ?? locale));
        return { type: 'application/pdf', name: `${of.reference}-receipt.pdf`, body };
      },
    }),
    'GET /awards/:id/paper': route({
      summary: 'The letter that offers an award as PDF, in a language',
      access: 'person',
      params: ById,
      query: InLanguage,
      download: 'application/pdf',
      refusals: ['http.not_found', 'http.busy'],
      handle: async ({ db, actor, now, locale: asked }, { params, query }): Promise<Download> => {
        const locale = query.language ?? asked;
        const award = await awardView(db, bases, actor, params.id, now, locale);
        return { type: 'application/pdf', name: `${award.reference}.pdf`, body: await printPaper(awardPaper(award, locale)) };
      },
    }),
  };
}

/** The PDF of a sent application of one's own. */
export async function printApplication(
  db: Db,
  bases: readonly Basis[],
  actor: Actor,
  id: string,
  locale: Locale,
  now: Date,
): Promise<Download> {
  const { reference, submittedAt } = await receipt(db, actor, id);
  const document = await review(db, bases, actor, id, now, locale);
  const body = await printPaper(applicationPaper(document, reference, submittedAt, locale));
  return { type: 'application/pdf', name: `${reference}.pdf`, body };
}
