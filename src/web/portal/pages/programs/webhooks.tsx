import { useState } from 'react';
import { has, useMe } from '../../../app/me.ts';
import type { ApiAnswer } from '../../../ui/api.ts';
import { Empty } from '../../../ui/blocks.tsx';
import { Page } from '../../../ui/page.tsx';
import { useApi } from '../../../ui/queries.ts';
import { Go, useT } from '../../../ui/reading.tsx';
import { SecretOnce } from '../../../ui/secret-once.tsx';
import { Shown } from '../../../ui/shown.tsx';
import { Table } from '../../../ui/table.tsx';
import { Status } from '../../../ui/values.tsx';
import { NewWebhook } from './new-webhook.tsx';
import { useOwnerName } from './owner-name.ts';

type Webhook = ApiAnswer<'GET /webhooks'>['webhooks'][number];

/** Other systems that are told what happens: to my organisations, and for administrators to the office. */
export default function WebhooksPage() {
  const t = useT();
  const me = useMe();
  const webhooks = useApi('GET /webhooks');
  const [secret, setSecret] = useState<string>();
  return (
    <Page
      title={t('webhooks.title')}
      lede={t('webhooks.lede')}
      crumbs={[{ to: '/portal/account', label: t('people.account.title') }]}
    >
      <Shown query={webhooks}>
        {(answer) => (
          <div className="sections">
            {secret !== undefined && (
              <SecretOnce title={t('webhooks.secret.title')} label={t('webhooks.secret')} secret={secret}>
                <p className="small">{t('webhooks.secret.how')}</p>
              </SecretOnce>
            )}
            {answer.webhooks.length === 0 ? <Empty title={t('webhooks.none')} /> : <List of={answer.webhooks} />}
            {me.data && (
              <NewWebhook
                organisations={me.data.organisations}
                isAdmin={has(me.data, ['admin'])}
                kinds={answer.kinds}
                officeKinds={answer.officeKinds}
                onMade={setSecret}
              />
            )}
          </div>
        )}
      </Shown>
    </Page>
  );
}

function List({ of }: { readonly of: readonly Webhook[] }) {
  const t = useT();
  const ownerName = useOwnerName();
  return (
    <Table
      caption={t('webhooks.title')}
      rows={of}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'url',
          head: t('webhooks.url'),
          lead: 1,
          cell: ({ id, url }) => (
            <Go to={`/portal/webhooks/${id}`} className="breakable">
              {url}
            </Go>
          ),
        },
        {
          key: 'standing',
          head: t('webhooks.standing'),
          lead: 2,
          cell: ({ standing }) => (
            <Status tone={standing === 'active' ? 'jade' : 'amber'}>
              {t(standing === 'active' ? 'webhooks.standing.active' : 'webhooks.standing.paused')}
            </Status>
          ),
        },
        { key: 'for', head: t('webhooks.for'), cell: ownerName },
        { key: 'by', head: t('webhooks.by'), cell: ({ by }) => by },
      ]}
    />
  );
}
