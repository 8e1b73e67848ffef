import { ApiRefusal } from '../../../ui/api.ts';
import type { ApiAnswer } from '../../../ui/api.ts';
import { DefinitionList, Notice } from '../../../ui/blocks.tsx';
import { useFormat, useReading, useT } from '../../../ui/reading.tsx';
import { Instant, Money } from '../../../ui/values.tsx';
import { publicPage } from '../../page.ts';
import { AnswerLine, answersIn } from './answer-line.tsx';
import type { Typed } from './answer-line.tsx';
import { questionId } from '../schemes/question.tsx';

type Asked = ApiAnswer<'GET /confirmations/:token'>;

interface Shown {
  readonly asked: Asked;
  readonly typed: Typed;
  readonly problems: readonly { readonly field: string; readonly message: string }[];
}

/** The merchant's own word on a claim made in its name: no signing in, no scripts, a link that works once. */
export const confirmPage = publicPage<Shown>({
  path: '/confirm/:token',
  hidden: true,
  load: async ({ api, params }) => ({
    asked: await api('GET /confirmations/:token', { params: tokenOf(params) }),
    typed: {},
    problems: [],
  }),
  act: async ({ api, params }, form) => {
    const asked = await api('GET /confirmations/:token', { params: tokenOf(params) });
    const fields = asked.form.sections.flatMap((section) => section.fields);
    const typed = answersIn(fields, form);
    try {
      const { reference } = await api('POST /confirmations/:token', { params: tokenOf(params), body: { answers: typed } });
      return { to: `/confirm/done?reference=${encodeURIComponent(reference)}` };
    } catch (error) {
      if (error instanceof ApiRefusal && error.status === 422) return { shows: { asked, typed, problems: error.fields } };
      throw error;
    }
  },
  title: ({ asked, problems }, { t, locale }) =>
    problems.length > 0 ? t('claim.confirm.problem_title') : asked.form.title[locale],
  View: ({ loaded }) => <Confirm {...loaded} />,
});

const tokenOf = (params: Readonly<Record<string, string>>) => ({ token: params['token'] ?? '' });

function Confirm({ asked, typed, problems }: Shown) {
  const t = useT();
  const format = useFormat();
  const { locale } = useReading();
  const { nameEn, nameZh } = asked.merchant;
  const name = locale === 'en' ? nameEn : (nameZh ?? nameEn);
  return (
    <div className="wide page stack-wide">
      {problems.length > 0 && (
        <div className="problem-summary" role="alert">
          <p className="problem-summary-title">{t('common.errors.count', { n: problems.length })}</p>
          <ul className="problem-list">
            {problems.map(({ field, message }) => (
              <li key={field}>
                <a href={`#${questionId(field)}`}>{message}</a>
              </li>
            ))}
          </ul>
        </div>
      )}
      <div className="page-head">
        <h1>{format.text(asked.form.title)}</h1>
        <p className="lede">{t('claim.confirm.lede', { name })}</p>
      </div>
      <DefinitionList
        items={[
          { term: t('claim.confirm.business'), is: name },
          { term: t('claim.confirm.scheme'), is: format.text(asked.scheme) },
          { term: t('case.reference'), is: asked.reference },
          ...(asked.amount === null ? [] : [{ term: t('claim.confirm.amount'), is: <Money cents={asked.amount} /> }]),
          { term: t('claim.confirm.until'), is: <Instant at={asked.expiresAt} /> },
        ]}
      />
      <Notice tone="amber" title={format.text(asked.intro)}>
        <p>{t('claim.confirm.unknown')}</p>
      </Notice>
      <form method="post" className="form">
        {asked.form.sections.map((section) => (
          <section key={section.id} aria-labelledby={`section-${section.id}`} className="form">
            <h2 id={`section-${section.id}`}>{format.text(section.title)}</h2>
            {section.fields.map((field) => (
              <AnswerLine key={field.id} field={field} typed={typed} problems={problems} />
            ))}
          </section>
        ))}
        <p className="muted">{t('claim.confirm.once')}</p>
        <div>
          <button type="submit" className="button button-primary">
            {t('claim.confirm.send')}
          </button>
        </div>
      </form>
    </div>
  );
}
