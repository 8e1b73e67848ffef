import type { ApiAnswer } from '../../../ui/api.ts';
import { ApiRefusal } from '../../../ui/api.ts';
import { DefinitionList, Notice } from '../../../ui/blocks.tsx';
import { useFormat, useReading, useT } from '../../../ui/reading.tsx';
import { Instant } from '../../../ui/values.tsx';
import { publicPage } from '../../page.ts';
import { AnswerLine, answersIn, type Typed } from '../confirm/answer-line.tsx';
import { questionId } from '../schemes/question.tsx';

type Asked = ApiAnswer<'GET /letters/:token'>;

interface Shown {
  readonly asked: Asked;
  readonly typed: Typed;
  readonly problems: readonly { readonly field: string; readonly message: string }[];
}

const tokenOf = (params: Readonly<Record<string, string>>) => ({ token: params['token'] ?? '' });

/** Where a referee writes, behind the link in the mail: no account, no scripts. */
export const letterPage = publicPage<Shown>({
  path: '/letters/:token',
  hidden: true,
  load: async ({ api, params }) => ({
    asked: await api('GET /letters/:token', { params: tokenOf(params) }),
    typed: {},
    problems: [],
  }),
  act: async ({ api, params }, form) => {
    if (form.get('act') === 'decline') {
      await api('POST /letters/:token/decline', { params: tokenOf(params) });
      return { to: '/letters/done?declined=1' };
    }
    const asked = await api('GET /letters/:token', { params: tokenOf(params) });
    const typed = answersIn(
      asked.form.sections.flatMap((section) => section.fields),
      form,
    );
    try {
      await api('POST /letters/:token', { params: tokenOf(params), body: { answers: typed } });
      return { to: '/letters/done' };
    } catch (error) {
      if (error instanceof ApiRefusal && error.status === 422) return { shows: { asked, typed, problems: error.fields } };
      throw error;
    }
  },
  title: ({ asked, problems }, { t, locale }) =>
    problems.length > 0 ? t('claim.confirm.problem_title') : asked.form.title[locale],
  View: ({ loaded }) => <Letter {...loaded} />,
});

function Letter({ asked, typed, problems }: Shown) {
  const t = useT();
  const format = useFormat();
  const { locale } = useReading();
  const { nameEn, nameZh } = asked.applicant;
  const applicant = locale === 'en' ? nameEn : (nameZh ?? nameEn);
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
        <p className="lede">{t('callpage.letter.lede', { applicant, name: asked.name })}</p>
      </div>
      <DefinitionList
        items={[
          { term: t('callpage.letter.applicant'), is: applicant },
          { term: t('callpage.letter.relation'), is: asked.relation },
          { term: t('callpage.letter.for'), is: `${format.text(asked.scheme)} · ${format.text(asked.call)}` },
          { term: t('callpage.letter.until'), is: <Instant at={asked.until} /> },
        ]}
      />
      <Notice tone="plain" title={format.text(asked.text)}>
        <p>{t('callpage.letter.secret', { applicant })}</p>
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
        <p className="muted">{t('callpage.letter.once')}</p>
        <div className="row">
          <button type="submit" className="button button-primary">
            {t('callpage.letter.send')}
          </button>
          <button type="submit" name="act" value="decline" className="button button-secondary" formNoValidate>
            {t('callpage.letter.decline')}
          </button>
        </div>
      </form>
    </div>
  );
}
