import { useState } from 'react';
import { useParams } from 'react-router';
import type { ApiAnswer } from '../../../web/ui/api.ts';
import { DefinitionList, Notice } from '../../../web/ui/blocks.tsx';
import { Page } from '../../../web/ui/page.tsx';
import { useAct, useApi } from '../../../web/ui/queries.ts';
import { Go, useFormat, useT } from '../../../web/ui/reading.tsx';
import { Shown } from '../../../web/ui/shown.tsx';
import { Table } from '../../../web/ui/table.tsx';
import { Instant, Money, Status, Text } from '../../../web/ui/values.tsx';
import { ActDialog } from '../../../web/office/parts/act-dialog.tsx';
import type { Said } from '../../../web/office/parts/act-dialog.tsx';
import { Actions } from '../../../web/office/parts/actions.tsx';
import { Judgements } from '../../../web/office/parts/rules.tsx';
import { SentForm } from '../../../web/office/parts/sent-form.tsx';
import { Happened, Part, Taken } from './office-parts.tsx';
import { packageTone, providerTone } from './states.ts';

type Case = ApiAnswer<'GET /office/providers/:id'>;
type Inside = NonNullable<Case['inside']>;

/** A solution provider: left what it says, right what speaks for and against it and what can be done. */
export default function OfficeProviderPage() {
  const { id = '' } = useParams();
  const t = useT();
  const format = useFormat();
  const found = useApi('GET /office/providers/:id', { params: { id } });
  return (
    <Shown query={found}>
      {(it) => (
        <Page
          title={format.text(it.organisation.name)}
          crumbs={[{ to: '/office/providers', label: t('marketplace.office.providers') }]}
          lede={it.scheme.name}
          aside={<Facts of={it} />}
        >
          {it.inside === null ? (
            <div className="stack">
              <Notice tone="amber">{t('marketplace.office.conflict')}</Notice>
              <Acts of={it} />
            </div>
          ) : (
            <div className="case">
              <div className="case-words">
                <h2 className="case-side">{t('marketplace.office.says')}</h2>
                <SentForm sections={it.inside.sections} />
              </div>
              <div className="case-evidence">
                <h2 className="hidden-visually">{t('marketplace.office.evidence')}</h2>
                <Acts of={it} />
                <Evidence of={it.inside} />
              </div>
            </div>
          )}
        </Page>
      )}
    </Shown>
  );
}

function Facts({ of }: { readonly of: Case }) {
  const t = useT();
  return (
    <DefinitionList
      dense
      items={[
        {
          term: t('marketplace.office.status'),
          is: <Status tone={providerTone[of.status]}>{t(`marketplace.status.${of.status}`)}</Status>,
        },
        { term: t('marketplace.office.br'), is: of.organisation.br ?? '–' },
        ...(of.submittedAt === null
          ? []
          : [{ term: t('marketplace.office.submitted'), is: <Instant at={of.submittedAt} short /> }]),
        ...(of.decidedAt === null ? [] : [{ term: t('marketplace.office.decided'), is: <Instant at={of.decidedAt} short /> }]),
      ]}
    />
  );
}

function Evidence({ of }: { readonly of: Inside }) {
  const t = useT();
  return (
    <>
      <Part title={t('marketplace.office.rules')}>
        <Judgements all={of.evaluations} empty={t('marketplace.office.rules_never')} />
      </Part>
      <Part title={t('marketplace.office.decisions')}>
        <Taken decisions={of.decisions} />
      </Part>
      <Part title={t('marketplace.office.packages')}>
        {of.packages.length === 0 ? (
          <p className="muted">{t('marketplace.packages.none')}</p>
        ) : (
          <Table
            dense
            caption={t('marketplace.office.packages')}
            rows={of.packages}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'name',
                head: t('marketplace.office.name'),
                lead: 1,
                cell: (row) => (
                  <Go to={`/office/packages/${row.id}`}>
                    <Text of={row.name} />
                  </Go>
                ),
              },
              {
                key: 'price',
                head: t('marketplace.package.cost'),
                numeric: true,
                lead: 2,
                cell: (row) => <Money cents={row.price} />,
              },
              {
                key: 'status',
                head: t('marketplace.office.status'),
                cell: (row) => <Status tone={packageTone[row.status]}>{t(`marketplace.status.${row.status}`)}</Status>,
              },
            ]}
          />
        )}
      </Part>
      <Part title={t('marketplace.office.enquiries')}>
        <p>{t('marketplace.office.enquiries_line', of.enquiries)}</p>
      </Part>
      <Part title={t('marketplace.office.history')}>
        <Happened events={of.history} />
      </Part>
    </>
  );
}

type Act = Case['actions'][number]['act'];

/** What may be done now, each with its reason and its effect told before. */
function Acts({ of }: { readonly of: Case }) {
  const t = useT();
  const format = useFormat();
  const [open, setOpen] = useState<Act>();
  const close = () => setOpen(undefined);
  const decide = useAct('POST /providers/:id/decide', { onDone: close });
  const suspend = useAct('POST /providers/:id/suspend', { onDone: close });
  const reinstate = useAct('POST /providers/:id/reinstate', { onDone: close });
  const name = format.text(of.organisation.name);
  const params = { id: of.id };
  const listed = of.inside?.packages.filter(({ status }) => status === 'accepted').length ?? 0;
  const act = ({ choice, words }: Said) => {
    if (open === 'decide') decide.mutate({ params, body: { outcome: choice === 'accept' ? 'accept' : 'refuse', reason: words } });
    if (open === 'suspend') suspend.mutate({ params, body: { reason: words } });
    if (open === 'reinstate') reinstate.mutate({ params, body: { reason: words } });
  };
  const running = { decide, suspend, reinstate };
  const common = open && {
    wordsName: 'reason',
    wordsLabel: t('marketplace.reason'),
    wordsHint: t('marketplace.office.reason_hint'),
    isPending: running[open].isPending,
    problem: running[open].error,
    onAct: act,
    onClose: close,
  };
  return (
    <>
      <Actions
        actions={of.actions
          // Of suspending and reinstating only one can ever be meant.
          .filter(({ act: one }) => one !== (of.status === 'suspended' ? 'suspend' : 'reinstate'))
          .map(({ act: one, why }) => ({
            key: one,
            title: t(`marketplace.office.${one}`),
            why,
            kind: one === 'suspend' ? 'danger' : 'primary',
            onPress: () => setOpen(one),
          }))}
      />
      {common && open === 'decide' && (
        <ActDialog
          {...common}
          title={t('marketplace.office.decide_title', { name })}
          choiceLabel={t('marketplace.office.outcome')}
          choices={[
            { value: 'accept', label: t('marketplace.office.accept') },
            { value: 'refuse', label: t('marketplace.office.refuse') },
          ]}
          effect={(chosen) => (
            <p>
              {t(chosen === 'accept' ? 'marketplace.office.effect.accept_provider' : 'marketplace.office.effect.refuse_provider')}
            </p>
          )}
          act={(chosen) => t(chosen === 'refuse' ? 'marketplace.office.refuse' : 'marketplace.office.accept')}
        />
      )}
      {common && open !== 'decide' && open !== undefined && (
        <ActDialog
          {...common}
          title={t(`marketplace.office.${open}_title`, { name })}
          kind={open === 'suspend' ? 'danger' : 'primary'}
          effect={() => <p>{t(`marketplace.office.effect.${open}`, { n: listed })}</p>}
          act={() => t(`marketplace.office.${open}`)}
        />
      )}
    </>
  );
}
