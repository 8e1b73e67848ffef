import { ApiRefusal } from '../../../ui/api.ts';
import { Notice } from '../../../ui/blocks.tsx';
import { ErrorText } from '../../../ui/form/field.tsx';
import { useFormat, useReading, useT } from '../../../ui/reading.tsx';
import { publicPage } from '../../page.ts';
import { loadScheme, type SchemePage } from '../schemes/data.ts';
import { SchemeCrumbs } from '../schemes/parts.tsx';

interface Shown {
  readonly scheme: SchemePage;
  readonly typed: string;
  readonly problem: string | undefined;
  readonly isAsked: boolean;
}

/** Asks for an address, and where a calendar can be subscribed to. Works without scripts. */
export const subscribePage = publicPage<Shown>({
  path: '/schemes/:scheme/subscribe',
  hidden: true,
  load: async ({ api, params, query }) => ({
    scheme: await loadScheme(api, params['scheme'] ?? '', new URLSearchParams()),
    typed: '',
    problem: undefined,
    isAsked: query.has('asked'),
  }),
  act: async ({ api, params, locale }, form) => {
    const scheme = params['scheme'] ?? '';
    const email = form.get('email') ?? '';
    try {
      await api('POST /schemes/:scheme/subscriptions', { params: { scheme }, body: { email, language: locale } });
      return { to: `/schemes/${scheme}/subscribe?asked=1` };
    } catch (error) {
      if (!(error instanceof ApiRefusal) || error.status === 404) throw error;
      const problem = error.fields[0]?.message ?? error.title;
      const page = await loadScheme(api, scheme, new URLSearchParams());
      return { shows: { scheme: page, typed: email, problem, isAsked: false } };
    }
  },
  title: ({ scheme }, { t, locale }) => t('callpage.subscribe.title', { scheme: scheme.texts.name[locale] }),
  View: ({ loaded, request }) => <Subscribe {...loaded} here={request.here} />,
});

function Subscribe({ scheme, typed, problem, isAsked }: Shown & { readonly here: string }) {
  const t = useT();
  const format = useFormat();
  return (
    <div className="wide page stack-wide">
      <SchemeCrumbs of={scheme} />
      <div className="page-head">
        <h1>{t('callpage.subscribe.title', { scheme: format.text(scheme.texts.name) })}</h1>
        <p className="lede">{t('callpage.subscribe.lede')}</p>
      </div>
      {isAsked ? (
        <Notice tone="jade" title={t('callpage.subscribe.asked')}>
          <p>{t('callpage.subscribe.asked_text')}</p>
        </Notice>
      ) : (
        <form method="post" className="form">
          <div className={problem === undefined ? 'field' : 'field field-invalid'}>
            <label className="field-label" htmlFor="email">
              {t('callpage.subscribe.email')}
            </label>
            <p id="email-hint" className="field-hint">
              {t('callpage.subscribe.hint')}
            </p>
            {problem !== undefined && (
              <p id="email-error" className="field-error">
                <ErrorText>{problem}</ErrorText>
              </p>
            )}
            <input
              id="email"
              name="email"
              type="email"
              className="input"
              autoComplete="email"
              required
              defaultValue={typed}
              aria-describedby={problem === undefined ? 'email-hint' : 'email-hint email-error'}
            />
          </div>
          <div>
            <button type="submit" className="button button-primary">
              {t('callpage.subscribe.act')}
            </button>
          </div>
        </form>
      )}
      <Calendar scheme={scheme.scheme} />
    </div>
  );
}

function Calendar({ scheme }: { readonly scheme: string }) {
  const { t, locale } = useReading();
  const place = `/api/schemes/${scheme}/calendar.ics?language=${locale}`;
  return (
    <section aria-labelledby="calendar">
      <h2 id="calendar">{t('callpage.calendar.title')}</h2>
      <p>{t('callpage.calendar.text')}</p>
      <p>
        <a className="button button-secondary" href={place}>
          {t('callpage.calendar.act')}
        </a>
      </p>
      <p className="muted small">{t('callpage.calendar.address')}</p>
      <p>
        <code className="hash">{place}</code>
      </p>
    </section>
  );
}
