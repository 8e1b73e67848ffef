import { t } from '../../messages/index.ts';
import { formatBytes, formatInstant, type Locale } from '../../platform/formats.ts';
import type { Paper, PaperPart } from '../../platform/paper/paper.ts';
import type { Review } from '../applications/review.ts';

type Section = Review['sections'][number];
type Field = Section['fields'][number];

/** A sent application as a paper: who applied for what and when, every question that was asked, and every answer in words. */
export function applicationPaper(review: Review, reference: string, submittedAt: Date, locale: Locale): Paper {
  const { organisation, call, scheme, basis, hash } = review;
  const name = locale === 'en' ? organisation.name : (organisation.nameZh ?? organisation.name);
  const lines = [
    { term: t(locale, 'paper.reference'), text: reference },
    { term: t(locale, 'paper.sent_at'), text: formatInstant(submittedAt, locale) },
    { term: t(locale, 'paper.applicant'), text: name },
    ...(organisation.br === null ? [] : [{ term: t(locale, 'paper.br'), text: organisation.br }]),
    { term: t(locale, 'paper.call'), text: `${call.title} (${call.code})` },
    ...(basis?.summary ?? []).map(({ label, value }) => ({ term: label, text: value })),
  ];
  return {
    ...sheet(locale, review.title, reference),
    lede: t(locale, 'paper.scheme', { name: scheme.name, version: String(scheme.version) }),
    parts: [
      { lines },
      ...review.sections.map((section): PaperPart => ({
        heading: section.title,
        lines: section.fields.map((field) => answer(field, locale)),
      })),
      {
        heading: t(locale, 'paper.proof'),
        paragraphs: [t(locale, 'paper.proof_text')],
        lines: [{ term: t(locale, 'paper.hash'), text: hash ?? '' }],
      },
    ],
  };
}

function answer({ label, words, documents, kind }: Field, locale: Locale): { term: string; text: string } {
  const files = documents.map(({ name, bytes }) => `${name} (${formatBytes(Number(bytes), locale)})`);
  const said = [...(words === null || words === '' ? [] : [words]), ...files];
  const none = t(locale, kind === 'file' ? 'paper.no_document' : 'paper.not_answered');
  return { term: label, text: said.length === 0 ? none : said.join('\n') };
}

/** What every paper of the hub has around it. */
export function sheet(locale: Locale, title: string, reference: string): Omit<Paper, 'parts'> {
  return {
    locale,
    title,
    foot: `${t(locale, 'common.hub')} · ${reference}`,
    pages: t(locale, 'paper.page', { page: '{page}', pages: '{pages}' }),
    missing: '□',
  };
}
