import { Go, useT } from '../../../ui/reading.tsx';
import { Instant, Text } from '../../../ui/values.tsx';
import type { Viewer } from '../../page.ts';
import type { Check } from './check-data.ts';
import { callInSight, type Eligibility, type SchemePage, startsInCatalogue } from './data.ts';

interface Props {
  readonly check: Check;
  readonly holds: Eligibility['holds'];
  readonly viewer: Viewer | null;
}

/** What to do now: apply, or where else to look. While answers are missing the questions are the next step. */
export function NextSteps({ check, holds, viewer }: Props) {
  const t = useT();
  if (holds === 'unknown') return null;
  const { scheme } = check;
  return (
    <section className="next" aria-labelledby="next">
      <h2 id="next">{t('schemepage.next')}</h2>
      {holds ? <Apply check={check} viewer={viewer} /> : <Elsewhere scheme={scheme} />}
      <Later scheme={scheme} />
      <p className="muted small">{t('schemepage.next.not_a_decision')}</p>
    </section>
  );
}

function Apply({ check: { scheme, answers }, viewer }: { readonly check: Check; readonly viewer: Viewer | null }) {
  const t = useT();
  const call = callInSight(scheme.calls);
  const inCatalogue = startsInCatalogue(scheme.basis);
  // The catalogue narrows by the same lists that the scheme asks about.
  const sector = answers['sector'] === undefined ? '' : `?sector=${encodeURIComponent(answers['sector'])}`;
  return (
    <>
      {call?.state === 'open' ? (
        <p>
          {t('schemepage.next.until')}
          {t('schemepage.colon')}
          <strong>
            <Instant at={call.closesAt} />
          </strong>
        </p>
      ) : (
        <NotNow call={call} />
      )}
      {scheme.basis && (
        <p>
          <Text of={scheme.basis.text} />
        </p>
      )}
      <p className="row" data-no-print="">
        {inCatalogue && (
          <Go to={`/catalogue${sector}`} className="button button-primary">
            {t('schemepage.catalogue')}
          </Go>
        )}
        <Go
          to={viewer ? '/portal' : '/sign-in?next=/portal'}
          className={inCatalogue ? 'button button-secondary' : 'button button-primary'}
        >
          {t(viewer ? 'schemepage.next.portal' : 'schemepage.next.sign_in')}
        </Go>
      </p>
    </>
  );
}

function NotNow({ call }: { readonly call: SchemePage['calls'][number] | undefined }) {
  const t = useT();
  if (call?.state !== 'upcoming') return <p>{t('schemepage.next.closed')}</p>;
  return (
    <p>
      {t('schemepage.next.opens')}
      {t('schemepage.colon')}
      <strong>
        <Instant at={call.opensAt} />
      </strong>
    </p>
  );
}

function Elsewhere({ scheme }: { readonly scheme: SchemePage }) {
  const t = useT();
  return (
    <>
      <p>{t('schemepage.next.elsewhere')}</p>
      <ul className="points">
        <li>
          <Go to="/schemes">{t('schemepage.list.see_all')}</Go>
        </li>
        <li>
          <Go to={`/schemes/${scheme.scheme}/rules`}>{t('schemepage.rules_link')}</Go>
        </li>
      </ul>
    </>
  );
}

/** Rules that only an application can answer: said now, so that nobody is surprised later. */
function Later({ scheme: { rules } }: { readonly scheme: SchemePage }) {
  const t = useT();
  const later = rules.filter(({ isInCheck }) => !isInCheck);
  if (later.length === 0) return null;
  return (
    <>
      <h3 className="scheme-sub">{t('schemepage.next.later')}</h3>
      <ul className="points">
        {later.map(({ id, text }) => (
          <li key={id}>
            <Text of={text} />
          </li>
        ))}
      </ul>
    </>
  );
}
