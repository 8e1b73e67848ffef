import { t } from '../../messages/index.ts';
import { formatInstant, type Locale } from '../../platform/formats.ts';
import type { Paper, PaperPart } from '../../platform/paper/paper.ts';
import { formatAmount } from '../../platform/units.ts';
import type { awardView } from '../awards/view.ts';
import { sheet } from './application-paper.ts';

type Award = Awaited<ReturnType<typeof awardView>>;

/** The letter that offers an award: what is given to whom, until when it may be accepted, and what is owed for it. */
export function awardPaper(award: Award, locale: Locale): Paper {
  const { organisation, reference, scheme, call, application } = award;
  const name = locale === 'en' ? organisation.nameEn : (organisation.nameZh ?? organisation.nameEn);
  const part = (key: 'parts' | 'duties', lines: PaperPart['lines'] = []): PaperPart[] =>
    lines.length === 0 ? [] : [{ heading: t(locale, `paper.award.${key}`), lines }];
  return {
    ...sheet(locale, t(locale, 'paper.award.title'), reference),
    lede: t(locale, 'paper.scheme', { name: scheme.name, version: String(scheme.version) }),
    parts: [
      {
        lines: [
          { term: t(locale, 'paper.award.to'), text: name },
          { term: t(locale, 'paper.award.reference'), text: reference },
          { term: t(locale, 'paper.award.application'), text: application.reference ?? '' },
          { term: t(locale, 'paper.call'), text: call.title },
          {
            term: t(locale, 'paper.award.gives'),
            text: award.lines.map(({ amount, unit }) => formatAmount(amount, unit, locale)).join('\n'),
          },
          { term: t(locale, 'paper.award.offered'), text: formatInstant(award.offeredAt, locale) },
          { term: t(locale, 'paper.award.until'), text: formatInstant(award.offerEndsAt, locale) },
          ...(award.acceptedAt === null
            ? []
            : [{ term: t(locale, 'paper.award.accepted'), text: formatInstant(award.acceptedAt, locale) }]),
        ],
      },
      ...(award.conditions.length === 0
        ? []
        : [
            {
              heading: t(locale, 'paper.award.conditions'),
              paragraphs: award.conditions.map((text, at) => `${at + 1}. ${text}`),
            },
          ]),
      ...part(
        'parts',
        award.parts.map(({ title, amount }) => ({ term: title, text: formatAmount(amount, 'HKD.cent', locale) })),
      ),
      ...part(
        'duties',
        award.duties.map(({ title, text, within, dueAt }) => ({
          term: title,
          text: [text, dueAt === null ? within : formatInstant(dueAt, locale)].filter(Boolean).join('\n'),
        })),
      ),
    ],
  };
}
