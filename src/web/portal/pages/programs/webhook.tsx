import { useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import type { ApiAnswer } from '../../../ui/api.ts';
import { DefinitionList, Empty, Notice } from '../../../ui/blocks.tsx';
import { Button } from '../../../ui/button.tsx';
import { Confirm } from '../../../ui/dialog.tsx';
import { Page } from '../../../ui/page.tsx';
import { Pagination } from '../../../ui/pagination.tsx';
import { useAct, useApi } from '../../../ui/queries.ts';
import { useT } from '../../../ui/reading.tsx';
import { Shown } from '../../../ui/shown.tsx';
import { Instant } from '../../../ui/values.tsx';
import { Deliveries } from './deliveries.tsx';
import { useOwnerName } from './owner-name.ts';

type Webhook = ApiAnswer<'GET /webhooks/:id'>;

/** One webhook: what it sends, whether it is well, and everything it sent in the last month. */
export default function WebhookPage() {
  const t = useT();
  const { id = '' } = useParams();
  const [search] = useSearchParams();
  const webhook = useApi('GET /webhooks/:id', { params: { id } });
  const query = { page: search.get('page') ?? undefined };
  const sent = useApi('GET /webhooks/:id/deliveries', { params: { id }, query }, { keepLast: true });
  return (
    <Page title={t('webhooks.one')} crumbs={[{ to: '/portal/webhooks', label: t('webhooks.title') }]}>
      <div className="sections">
        <Shown query={webhook}>{(one) => <About of={one} />}</Shown>
        <section className="stack" aria-labelledby="deliveries">
          <h2 id="deliveries">{t('webhooks.deliveries')}</h2>
          <Shown query={sent}>
            {({ deliveries, total, page, pageSize }) =>
              total === 0 ? (
                <Empty title={t('webhooks.deliveries.none')} />
              ) : (
                <>
                  <Deliveries of={deliveries} canResend={webhook.data?.standing === 'active'} />
                  <Pagination page={page} size={pageSize} total={total} />
                </>
              )
            }
          </Shown>
        </section>
      </div>
    </Page>
  );
}

function About({ of: one }: { readonly of: Webhook }) {
  const t = useT();
  const ownerName = useOwnerName();
  return (
    <section className="stack">
      {one.standing === 'paused' && (
        <Notice tone="amber" title={t('webhooks.standing.paused')}>
          <p>{t(one.because === 'failing' ? 'webhooks.because.failing' : 'webhooks.because.by_hand')}</p>
        </Notice>
      )}
      <DefinitionList
        items={[
          { term: t('webhooks.url'), is: <span className="breakable">{one.url}</span> },
          { term: t('webhooks.for'), is: ownerName(one) },
          { term: t('webhooks.kinds'), is: <code className="breakable small">{one.kinds.join(', ')}</code> },
          { term: t('webhooks.by'), is: one.by },
          { term: t('webhooks.since'), is: <Instant at={one.since} /> },
        ]}
      />
      <Acts of={one} />
    </section>
  );
}

function Acts({ of: { id, standing } }: { readonly of: Webhook }) {
  const t = useT();
  const navigate = useNavigate();
  const [isAsked, setIsAsked] = useState(false);
  const pause = useAct('POST /webhooks/:id/pause');
  const resume = useAct('POST /webhooks/:id/resume');
  const remove = useAct('DELETE /webhooks/:id', {
    refreshes: ['GET /webhooks'],
    onDone: () => void navigate('/portal/webhooks'),
  });
  return (
    <div className="row">
      {standing === 'active' ? (
        <Button kind="secondary" onPress={() => pause.mutate({ params: { id } })} isPending={pause.isPending}>
          {t('webhooks.pause')}
        </Button>
      ) : (
        <Button onPress={() => resume.mutate({ params: { id } })} isPending={resume.isPending}>
          {t('webhooks.resume')}
        </Button>
      )}
      <Button kind="quiet" onPress={() => setIsAsked(true)}>
        {t('webhooks.remove')}
      </Button>
      <Confirm
        title={t('webhooks.remove')}
        act={t('webhooks.remove')}
        isOpen={isAsked}
        isPending={remove.isPending}
        problem={remove.error}
        onConfirm={() => remove.mutate({ params: { id } })}
        onClose={() => setIsAsked(false)}
      >
        <p>{t('webhooks.remove.confirm')}</p>
      </Confirm>
    </div>
  );
}
