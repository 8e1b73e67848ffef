import { t } from '../../messages/index.ts';
import { formatInstant, type Locale } from '../../platform/formats.ts';
import type { Paper } from '../../platform/paper/paper.ts';
import type { Receipt } from '../applications/receipt.ts';
import { sheet } from './application-paper.ts';

/** A receipt as a paper: for people. What proves it is the file, which this names. */
export function receiptPaper(receipt: Receipt, locale: Locale): Paper {
  const { organisation, reference, submittedAt, scheme, call } = receipt;
  const name = locale === 'en' ? organisation.name : (organisation.nameZh ?? organisation.name);
  return {
    ...sheet(locale, t(locale, 'paper.receipt'), reference),
    lede: t(locale, 'paper.receipt_lede', { reference }),
    parts: [
      {
        lines: [
          { term: t(locale, 'paper.reference'), text: reference },
          { term: t(locale, 'paper.received_at'), text: `${formatInstant(submittedAt, locale)}\n${exactly(submittedAt)}` },
          { term: t(locale, 'paper.applicant'), text: name },
          { term: t(locale, 'paper.sent_by'), text: receipt.submittedBy },
          {
            term: t(locale, 'paper.for'),
            text: t(locale, 'paper.scheme', { name: scheme.name[locale], version: String(scheme.version) }),
          },
          { term: t(locale, 'paper.call'), text: `${call.title[locale]} (${call.code})` },
        ],
      },
      {
        heading: t(locale, 'paper.next'),
        lines: receipt.next.map(({ title, by }) => ({
          term: title[locale],
          text: t(locale, 'paper.next_by', { by: formatInstant(by, locale) }),
        })),
      },
      {
        heading: t(locale, 'paper.proof'),
        paragraphs: [t(locale, 'paper.receipt_proof', { file: `${reference}-receipt.json` })],
        lines: [
          { term: t(locale, 'paper.hash'), text: receipt.hash },
          { term: t(locale, 'paper.event'), text: receipt.eventId },
        ],
      },
    ],
  };
}

/** At a deadline the second counts. */
const exactly = (at: Date) => at.toISOString().replace('T', ' ').replace('Z', ' UTC');
