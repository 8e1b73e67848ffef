import { useState } from 'react';
import type { ApiAnswer } from '../../../ui/api.ts';
import { Empty } from '../../../ui/blocks.tsx';
import { Button } from '../../../ui/button.tsx';
import { Confirm } from '../../../ui/dialog.tsx';
import { Page } from '../../../ui/page.tsx';
import { useAct, useApi } from '../../../ui/queries.ts';
import { useT } from '../../../ui/reading.tsx';
import { Regarding } from '../../../ui/regarding.tsx';
import { SecretOnce } from '../../../ui/secret-once.tsx';
import { Shown } from '../../../ui/shown.tsx';
import { Table } from '../../../ui/table.tsx';
import { Day, Instant, Status } from '../../../ui/values.tsx';
import { NewToken } from './new-token.tsx';

type Token = ApiAnswer<'GET /me/tokens'>['tokens'][number];

/** My tokens for programs: what they may do, when they were used last, and the way to end one. */
export default function TokensPage() {
  const t = useT();
  const tokens = useApi('GET /me/tokens');
  const [made, setMade] = useState<string>();
  return (
    <Page
      title={t('tokens.title')}
      lede={t('tokens.lede')}
      crumbs={[{ to: '/portal/account', label: t('people.account.title') }]}
    >
      <Shown query={tokens}>
        {({ tokens: list, scopes }) => (
          <div className="sections">
            {made !== undefined && (
              <SecretOnce title={t('tokens.made.title')} label={t('tokens.token')} secret={made}>
                <p className="small">{t('tokens.made.how', { header: 'Authorization: Bearer cw_…' })}</p>
              </SecretOnce>
            )}
            {list.length === 0 ? <Empty title={t('tokens.none')} /> : <List of={list} />}
            <NewToken scopes={scopes} onMade={setMade} />
            <p>
              <a href="/api">{t('tokens.api')}</a>
            </p>
          </div>
        )}
      </Shown>
    </Page>
  );
}

function stateOf({ isGood, revokedAt }: Token): 'good' | 'revoked' | 'ended' {
  if (isGood) return 'good';
  return revokedAt === null ? 'ended' : 'revoked';
}

function List({ of }: { readonly of: readonly Token[] }) {
  const t = useT();
  const [asked, setAsked] = useState<Token>();
  const revoke = useAct('DELETE /me/tokens/:id', { onDone: () => setAsked(undefined) });
  return (
    <>
      <Table
        caption={t('tokens.title')}
        rows={of}
        rowKey={({ id }) => id}
        columns={[
          { key: 'name', head: t('tokens.name'), lead: 1, cell: ({ name, hint }) => `${name} (…${hint})` },
          {
            key: 'state',
            head: t('tokens.state'),
            lead: 2,
            cell: (one) => <Status tone={one.isGood ? 'jade' : 'plain'}>{t(`tokens.state.${stateOf(one)}`)}</Status>,
          },
          { key: 'scopes', head: t('tokens.scopes'), cell: ({ scopes }) => <ScopeList of={scopes} /> },
          { key: 'until', head: t('tokens.until'), cell: ({ expiresAt }) => <Day day={expiresAt} /> },
          {
            key: 'used',
            head: t('tokens.used'),
            cell: ({ lastUsedAt }) => (lastUsedAt === null ? t('tokens.never') : <Instant at={lastUsedAt} short />),
          },
          {
            key: 'act',
            head: t('tokens.act'),
            cell: (one) =>
              one.isGood ? (
                <Button kind="quiet" onPress={() => setAsked(one)}>
                  {t('tokens.revoke')}
                  <Regarding>{one.name}</Regarding>
                </Button>
              ) : null,
          },
        ]}
      />
      <Confirm
        title={t('tokens.revoke')}
        act={t('tokens.revoke')}
        isOpen={asked !== undefined}
        isPending={revoke.isPending}
        problem={revoke.error}
        onConfirm={() => asked && revoke.mutate({ params: { id: asked.id } })}
        onClose={() => setAsked(undefined)}
      >
        <p>{t('tokens.revoke.confirm', { name: asked?.name ?? '' })}</p>
      </Confirm>
    </>
  );
}

/** A few are written out; of many, how they begin and how many there are. */
function ScopeList({ of }: { readonly of: readonly string[] }) {
  const few = of.slice(0, 4).join(', ');
  return (
    <code className="breakable small" title={of.join(', ')}>
      {of.length > 4 ? `${few} … +${of.length - 4}` : few}
    </code>
  );
}
