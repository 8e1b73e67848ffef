import type { ApiAnswer } from '../../ui/api.ts';
import { Notice } from '../../ui/blocks.tsx';
import { Button } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { useAct, useApi } from '../../ui/queries.ts';
import { useFormat, useT } from '../../ui/reading.tsx';
import { Reason } from '../../ui/form/problems.tsx';
import { Shown } from '../../ui/shown.tsx';
import { Table } from '../../ui/table.tsx';
import { Instant } from '../../ui/values.tsx';

type Export = ApiAnswer<'GET /me/data-exports'>['exports'][number];

/** Everything the hub holds about the reader, to take away. */
export default function OwnDataPage() {
  const t = useT();
  const exports = useApi('GET /me/data-exports', undefined, { every: 3000 });
  const ask = useAct('POST /me/data-exports', { refreshes: ['GET /me/data-exports'] });
  return (
    <Page
      title={t('owndata.title')}
      lede={t('owndata.lede')}
      crumbs={[{ to: '/portal/account', label: t('people.account.title') }]}
    >
      <Shown query={exports}>
        {({ exports: list }) => {
          const isPacking = list.some(({ readyAt }) => readyAt === null);
          return (
            <div className="stack-wide">
              <div className="stack">
                <p className="muted">{t('owndata.only_you')}</p>
                {ask.error && <Reason of={ask.error} />}
                <p>
                  <Button onPress={() => ask.mutate({})} isPending={ask.isPending} isDisabled={isPacking}>
                    {t('owndata.ask')}
                  </Button>
                </p>
                <div role="status">{isPacking && <Notice tone="harbour">{t('owndata.asked')}</Notice>}</div>
              </div>
              <section className="stack" aria-labelledby="packages">
                <h2 id="packages">{t('owndata.list')}</h2>
                {list.length === 0 ? (
                  <p className="muted">{t('owndata.none')}</p>
                ) : (
                  <Table
                    caption={t('owndata.list')}
                    rows={list}
                    rowKey={({ id }) => id}
                    columns={[
                      {
                        key: 'asked',
                        head: t('owndata.asked_head'),
                        lead: 1,
                        cell: ({ askedAt }) => <Instant at={askedAt} short />,
                      },
                      { key: 'fetch', head: t('owndata.package'), lead: 2, cell: (one) => <Package of={one} /> },
                      {
                        key: 'until',
                        head: t('owndata.until_head'),
                        cell: ({ expiresAt }) => (expiresAt === null ? null : <Instant at={expiresAt} short />),
                      },
                    ]}
                  />
                )}
              </section>
            </div>
          );
        }}
      </Shown>
    </Page>
  );
}

function Package({ of: { id, readyAt, bytes, mayFetch } }: { readonly of: Export }) {
  const t = useT();
  const format = useFormat();
  if (!mayFetch) return <span className="muted">{t(readyAt === null ? 'owndata.packing' : 'owndata.gone')}</span>;
  return (
    <a href={`/api/me/data-exports/${id}/file`} download>
      {t('owndata.fetch', { size: format.bytes(bytes ?? 0) })}
    </a>
  );
}
