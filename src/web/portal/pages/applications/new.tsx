import { useNavigate, useSearchParams } from 'react-router';
import type { ApiAnswer } from '../../../ui/api.ts';
import { DefinitionList } from '../../../ui/blocks.tsx';
import { Button, LinkButton } from '../../../ui/button.tsx';
import { Reason } from '../../../ui/form/problems.tsx';
import { Page } from '../../../ui/page.tsx';
import { useAct, useApi } from '../../../ui/queries.ts';
import { Go, useFormat, useT } from '../../../ui/reading.tsx';
import { Shown } from '../../../ui/shown.tsx';
import { Clock, Instant, Money, Text } from '../../../ui/values.tsx';
import { BeginForCall } from './begin-for-call.tsx';
import { OpenCalls } from './open-calls.tsx';

type Enquiry = ApiAnswer<'GET /enquiries/:id'>;

/** Starts an application: for a call that is open, or on what a provider has confirmed; the one the address names, or one to choose. */
export default function NewApplicationPage() {
  const t = useT();
  const [search] = useSearchParams();
  const enquiry = search.get('enquiry');
  const call = search.get('call');
  return (
    <Page
      title={t('applying.new.title')}
      crumbs={[{ to: '/portal', label: t('applying.home.title') }]}
      lede={t(enquiry === null ? 'applying.new.lede_call' : 'applying.new.lede')}
    >
      {enquiry !== null ? <Chosen id={enquiry} /> : call !== null ? <BeginForCall id={call} /> : <Choose />}
    </Page>
  );
}

/** What can be applied for: confirmed enquiries of mine, and the calls that are open. */
function Choose() {
  const t = useT();
  const enquiries = useApi('GET /enquiries/mine', { query: { page: 1 } });
  return (
    <div className="stack-wide">
      <Shown query={enquiries}>{(it) => <Ready enquiries={it.enquiries.filter(({ mayApply }) => mayApply)} />}</Shown>
      <section className="stack" aria-labelledby="open">
        <h2 id="open">{t('applying.new.open')}</h2>
        <OpenCalls />
      </section>
    </div>
  );
}

function Ready({ enquiries }: { readonly enquiries: ApiAnswer<'GET /enquiries/mine'>['enquiries'] }) {
  const t = useT();
  if (enquiries.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="choose">
      <h2 id="choose">{t('applying.new.choose')}</h2>
      <ul className="plain-list stack">
        {enquiries.map((one) => (
          <li key={one.id} className="panel">
            <p>
              <Go to={`/portal/applications/new?enquiry=${one.id}`}>
                <Text of={one.package.name} />
              </Go>{' '}
              · <Text of={one.provider.name} />
            </p>
            <p className="muted">
              <Text of={one.organisation.name} /> · <Money cents={one.price} />
              {one.expiresAt !== null && (
                <>
                  {' '}
                  · <Clock until={one.expiresAt} />
                </>
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Chosen({ id }: { readonly id: string }) {
  const enquiry = useApi('GET /enquiries/:id', { params: { id } });
  return <Shown query={enquiry}>{(it) => <Begin of={it} />}</Shown>;
}

function Begin({ of }: { readonly of: Enquiry }) {
  const t = useT();
  const format = useFormat();
  const navigate = useNavigate();
  const begin = useAct('POST /applications', {
    refreshes: ['GET /applications/mine', 'GET /enquiries/mine', 'GET /enquiries/:id'],
    onDone: ({ id }) => void navigate(`/portal/applications/${id}`, { replace: true }),
  });
  const { call } = of;
  return (
    <div className="stack">
      <DefinitionList
        items={[
          { term: t('applying.receipt.scheme'), is: format.text(of.schemeName) },
          { term: t('applying.list.basis'), is: `${format.text(of.package.name)} · ${format.text(of.provider.name)}` },
          { term: t('applying.new.for'), is: format.text(of.organisation.name) },
          { term: t('applying.new.cost'), is: <Money cents={of.price} /> },
          ...(of.expiresAt === null ? [] : [{ term: t('applying.new.until'), is: <Instant at={of.expiresAt} /> }]),
        ]}
      />
      {of.applicationId !== null && (
        <p>
          <LinkButton to={`/portal/applications/${of.applicationId}`}>{t('applying.todo.continue')}</LinkButton>
        </p>
      )}
      {of.mayApply && call === null && <p>{t('applying.new.no_call')}</p>}
      {of.mayApply && call !== null && (
        <>
          <p className="muted">{t('applying.new.saved_hint')}</p>
          <div className="row">
            <Button
              isPending={begin.isPending}
              onPress={() => begin.mutate({ body: { callId: call.id, organisationId: of.organisation.id, basisId: of.id } })}
            >
              {t('applying.new.start')}
            </Button>
          </div>
        </>
      )}
      {!of.mayApply && of.applicationId === null && (
        <p>
          <Go to={`/portal/enquiries/${of.id}`}>{t('applying.home.enquiries')}</Go>
        </p>
      )}
      {begin.error && (
        <p className="field-error" role="alert">
          <Reason of={begin.error} />
        </p>
      )}
    </div>
  );
}
