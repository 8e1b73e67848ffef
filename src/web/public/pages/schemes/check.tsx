import { address } from '../../../ui/addresses.ts';
import { Go, useFormat, useReading, useT } from '../../../ui/reading.tsx';
import type { Say } from '../../../../platform/messages.ts';
import { publicPage } from '../../page.ts';
import type { Viewer } from '../../page.ts';
import { type Check, loadCheck } from './check-data.ts';
import { versionIn } from './data.ts';
import { SchemeCrumbs } from './parts.tsx';
import { QuestionField, questionId } from './question.tsx';
import { NextSteps } from './next-steps.tsx';
import { Result } from './result.tsx';

export const checkPage = publicPage<Check>({
  path: '/schemes/:scheme/check',
  load: ({ api, params, query }) => loadCheck(api, params['scheme']!, query),
  title: (check, { t, locale }) => `${headline(check, t)} · ${check.scheme.texts.name[locale]}`,
  description: ({ scheme }, { locale }) => scheme.intro[locale],
  View: ({ loaded, request }) => <CheckView check={loaded} viewer={request.viewer} version={versionIn(request.query).version} />,
});

/** What the window is called says how it came out, so that one hears it first. */
function headline({ result, problems }: Check, t: Say): string {
  if (problems.length > 0) return t('schemepage.check.problem_title');
  return result ? t(`schemepage.result.${String(result.holds) as 'true' | 'false' | 'unknown'}`) : t('schemepage.check');
}

interface Props {
  readonly check: Check;
  readonly viewer: Viewer | null;
  readonly version: string | undefined;
}

function CheckView({ check, viewer, version }: Props) {
  const t = useT();
  const format = useFormat();
  const { scheme, result, problems } = check;
  const query = version === undefined ? '' : `?version=${encodeURIComponent(version)}`;
  return (
    <div className="wide page check">
      <SchemeCrumbs of={scheme} query={query} />
      {problems.length > 0 && <Problems check={check} />}
      <div className="page-head">
        <h1>{t('schemepage.check')}</h1>
        <p className="lede">{format.text(scheme.texts.name)}</p>
      </div>
      {result && (
        <>
          <Result check={check} result={result} />
          <NextSteps check={check} holds={result.holds} viewer={viewer} />
        </>
      )}
      <Questions check={check} version={version} />
    </div>
  );
}

function Problems({ check: { scheme, problems } }: { readonly check: Check }) {
  const t = useT();
  const format = useFormat();
  return (
    <div className="problem-summary check-problems" role="alert">
      <p className="problem-summary-title">{t('common.errors.count', { n: problems.length })}</p>
      <ul className="problem-list">
        {problems.map(({ field, message }) => {
          const question = scheme.questions.find(({ fact }) => fact === field);
          return (
            <li key={field}>
              <a href={`#${questionId(field)}`}>
                {question && `${format.text(question.ask)} `}
                {message}
              </a>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function Questions({ check, version }: { readonly check: Check; readonly version: string | undefined }) {
  const { t, locale } = useReading();
  const format = useFormat();
  const { scheme, answers, problems, result } = check;
  const place = `/schemes/${scheme.scheme}/check`;
  return (
    <section className="check-questions" aria-labelledby="questions" data-no-print="">
      <h2 id="questions" className={result ? undefined : 'hidden-visually'}>
        {t(result ? 'schemepage.check.answers' : 'schemepage.check.questions')}
      </h2>
      <p className="check-intro">{format.text(scheme.intro)}</p>
      <form method="get" action={address(locale, place)} className="form check-form">
        {version !== undefined && <input type="hidden" name="version" value={version} />}
        {scheme.questions.map((question) => (
          <QuestionField
            key={question.fact}
            of={question}
            answer={answers[question.fact]}
            error={problems.find(({ field }) => field === question.fact)?.message}
          />
        ))}
        <p className="row">
          <button type="submit" className="button button-primary">
            {t(result ? 'schemepage.check.again' : 'schemepage.check.act')}
          </button>
          {result && <Go to={version === undefined ? place : `${place}?version=${version}`}>{t('schemepage.check.anew')}</Go>}
        </p>
      </form>
    </section>
  );
}
