import { useState } from 'react';
import { address } from '../../ui/addresses.ts';
import { Regarding } from '../../ui/regarding.tsx';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/dialog.tsx';
import { useAct, useApi } from '../../ui/queries.ts';
import { useReading } from '../../ui/reading.tsx';
import { Shown } from '../../ui/shown.tsx';
import { Table } from '../../ui/table.tsx';
import { Instant, Tag } from '../../ui/values.tsx';
import { deviceOf } from './device-name.ts';

/** Where I am signed in, with a way out of each place and of all. */
export function Devices() {
  const { t, locale } = useReading();
  const [isAsking, setIsAsking] = useState(false);
  const sessions = useApi('GET /me/sessions');
  const endOne = useAct('DELETE /me/sessions/:id', { refreshes: ['GET /me/sessions'] });
  // A page load, so that nothing of this person stays in memory.
  const endAll = useAct('DELETE /me/sessions', { refreshes: [], onDone: () => location.assign(address(locale, '/sign-in')) });
  return (
    <section className="stack" aria-labelledby="devices">
      <h2 id="devices">{t('people.account.devices')}</h2>
      <Shown query={sessions}>
        {({ sessions: list }) => (
          <Table
            caption={t('people.account.devices')}
            rows={list}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'device',
                head: t('people.account.device'),
                lead: 1,
                cell: ({ device, isThis }) => (
                  <>
                    {deviceOf(device) || t('people.account.unknown_device')}{' '}
                    {isThis && <Tag tone="jade">{t('people.account.this_device')}</Tag>}
                  </>
                ),
              },
              { key: 'since', head: t('people.account.since'), cell: ({ since }) => <Instant at={since} short /> },
              { key: 'until', head: t('people.account.until'), cell: ({ until }) => <Instant at={until} short /> },
              {
                key: 'end',
                head: t('people.account.end'),
                cell: ({ id, device, isThis }) =>
                  isThis ? null : (
                    <Button kind="quiet" onPress={() => endOne.mutate({ params: { id } })}>
                      {t('common.nav.sign_out')}
                      <Regarding>{deviceOf(device)}</Regarding>
                    </Button>
                  ),
              },
            ]}
          />
        )}
      </Shown>
      <Button kind="secondary" onPress={() => setIsAsking(true)}>
        {t('people.account.sign_out_all')}
      </Button>
      <Confirm
        title={t('people.account.sign_out_all')}
        act={t('people.account.sign_out_all')}
        isOpen={isAsking}
        isPending={endAll.isPending}
        problem={endAll.error}
        onConfirm={() => endAll.mutate({})}
        onClose={() => setIsAsking(false)}
      >
        <p>{t('people.account.sign_out_all_text', { n: sessions.data?.sessions.length ?? 0 })}</p>
      </Confirm>
    </section>
  );
}
