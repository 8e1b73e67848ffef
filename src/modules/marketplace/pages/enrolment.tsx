import { useParams } from 'react-router';
import { useMe } from '../../../web/app/me.ts';
import type { ApiAnswer } from '../../../web/ui/api.ts';
import { Notice } from '../../../web/ui/blocks.tsx';
import { LinkButton } from '../../../web/ui/button.tsx';
import { Page } from '../../../web/ui/page.tsx';
import { useApi } from '../../../web/ui/queries.ts';
import { Go, useFormat, useT } from '../../../web/ui/reading.tsx';
import { Shown } from '../../../web/ui/shown.tsx';
import { Status } from '../../../web/ui/values.tsx';
import { EnrolmentForm } from './enrolment-form.tsx';
import { RuleList } from '../../../web/office/parts/rules.tsx';
import { providerTone } from './states.ts';

export type Enrolment = ApiAnswer<'GET /providers/:id'>;

/** One company's enrolment: filled in while it is a draft, then where it stands. */
export default function EnrolmentPage() {
  const { id = '' } = useParams();
  const t = useT();
  const format = useFormat();
  const me = useMe();
  const enrolment = useApi('GET /providers/:id', { params: { id } });
  const it = enrolment.data;
  return (
    <Page
      title={it ? format.text(it.organisation.name) : t('marketplace.enrolment.title')}
      crumbs={[{ to: '/portal/providers', label: t('marketplace.mine.title') }]}
      lede={it && format.text(it.scheme.name)}
      aside={it && <Status tone={providerTone[it.status]}>{t(`marketplace.status.${it.status}`)}</Status>}
    >
      <Shown query={enrolment}>
        {(found) => (
          <div className="stack-wide">
            <Standing of={found} />
            {found.mayEdit ? (
              me.data && <EnrolmentForm key={found.id} of={found} person={me.data.id} />
            ) : (
              <section aria-labelledby="rules" className="stack">
                <h2 id="rules">{t('marketplace.enrolment.rules')}</h2>
                <RuleList rules={found.rules} />
              </section>
            )}
          </div>
        )}
      </Shown>
    </Page>
  );
}

const toneOf = { submitted: 'harbour', accepted: 'jade', refused: 'vermilion', suspended: 'amber' } as const;

/** Where the enrolment stands and what can be done next. */
function Standing({ of }: { readonly of: Enrolment }) {
  const t = useT();
  if (of.status === 'draft') return null;
  return (
    <Notice tone={toneOf[of.status]} title={t(`marketplace.enrolment.${of.status}.title`)}>
      <p>{t(`marketplace.enrolment.${of.status}.text`)}</p>
      {of.reason !== null && (
        <blockquote className="decision-reason">
          <p className="small muted">{t('marketplace.reason')}</p>
          <p>{of.reason}</p>
        </blockquote>
      )}
      {of.status !== 'refused' && (
        <p className="row">
          <LinkButton kind={of.status === 'accepted' ? 'primary' : 'secondary'} to={`/portal/providers/${of.id}/packages`}>
            {t('marketplace.packages.title')}
          </LinkButton>
          {of.status === 'accepted' && (
            <>
              <LinkButton kind="secondary" to={`/portal/providers/${of.id}/enquiries`}>
                {t('marketplace.nav.enquiries')}
              </LinkButton>
              <Go to={`/providers/${of.id}`}>{t('marketplace.enrolment.public')}</Go>
            </>
          )}
        </p>
      )}
    </Notice>
  );
}
