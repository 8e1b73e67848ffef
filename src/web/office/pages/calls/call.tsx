import { useParams, useSearchParams } from 'react-router';
import { has, useMe } from '../../../app/me.ts';
import type { ApiAnswer } from '../../../ui/api.ts';
import { DefinitionList, Notice } from '../../../ui/blocks.tsx';
import { Page } from '../../../ui/page.tsx';
import { Plan } from '../../../ui/plan.tsx';
import { useApi } from '../../../ui/queries.ts';
import { Go, useFormat, useT } from '../../../ui/reading.tsx';
import { Shown } from '../../../ui/shown.tsx';
import { Amount, Clock, Count, Instant, Status } from '../../../ui/values.tsx';
import { CallActs } from './acts.tsx';
import { Changes } from './changes.tsx';
import { Extensions } from './extensions.tsx';
import { Guests } from './guests.tsx';
import { callTones } from './list.tsx';

export type OfficeCall = ApiAnswer<'GET /office/calls/:id'>;

/** A call for the office: how it stands, its dates, what changed about it and who wants more time. */
export default function CallPage() {
  const { id = '' } = useParams();
  const t = useT();
  const format = useFormat();
  const [query] = useSearchParams();
  const call = useApi('GET /office/calls/:id', { params: { id } });
  return (
    <Page
      title={call.data ? format.text(call.data.title) : t('schemepage.call')}
      crumbs={[{ to: '/office/calls', label: t('schemepage.office.title') }]}
      lede={call.data && format.text(call.data.name)}
      aside={call.data && <State of={call.data} />}
    >
      <Shown query={call}>
        {(it) => (
          <div className="stack-wide">
            {query.has('opened') && (
              <Notice tone="jade" announced>
                <p>{t('schemepage.office.opened')}</p>
              </Notice>
            )}
            <One it={it} />
          </div>
        )}
      </Shown>
    </Page>
  );
}

function State({ of: { state, closesAt, alwaysOpen } }: { readonly of: OfficeCall }) {
  const t = useT();
  return (
    <span className="row">
      <Status tone={callTones[state]}>{t(`schemepage.call.${state}`)}</Status>
      {state === 'open' && !alwaysOpen && <Clock until={closesAt} />}
    </span>
  );
}

function One({ it }: { readonly it: OfficeCall }) {
  const t = useT();
  const me = useMe();
  const isAdmin = has(me.data, ['admin']);
  const waiting = it.changes.filter(({ answer, appliedAt }) => answer === null && appliedAt === null);
  return (
    <>
      {waiting.length > 0 && <Notice tone="amber">{t('callpage.office.waits', { n: waiting.length })}</Notice>}
      <Facts it={it} />
      {isAdmin && it.state !== 'cancelled' && <CallActs it={it} />}
      <section className="stack" aria-labelledby="plan">
        <h2 id="plan">{t('callpage.plan')}</h2>
        <Plan dates={it.plan} />
      </section>
      <Changes it={it} me={me.data?.id ?? ''} isAdmin={isAdmin} />
      <Extensions it={it} me={me.data?.id ?? ''} mayAnswer={has(me.data, ['admin', 'approver'])} />
      {it.invited && <Guests it={it} isAdmin={isAdmin} />}
    </>
  );
}

function Facts({ it }: { readonly it: OfficeCall }) {
  const t = useT();
  const unit = it.units[0] ?? 'HKD.cent';
  return (
    <DefinitionList
      dense
      items={[
        { term: t('schemepage.office.code'), is: it.code },
        { term: t('callpage.office.kind'), is: t(`callpage.kind.${it.kind}`) },
        {
          term: t('schemepage.office.version'),
          is: (
            <Go to={`/schemes/${it.scheme}/rules?version=${it.version}`}>
              {t('schemepage.office.version_n', { version: it.version })}
            </Go>
          ),
        },
        { term: t('schemepage.call.opens'), is: <Instant at={it.opensAt} /> },
        {
          term: t('schemepage.call.closes'),
          is: it.alwaysOpen ? t('callpage.always_open') : <Instant at={it.closesAt} />,
        },
        ...(it.graceSeconds > 0
          ? [{ term: t('callpage.office.grace'), is: t('callpage.office.grace_of', { n: it.graceSeconds }) }]
          : []),
        ...(it.sealedUntil ? [{ term: t('callpage.office.sealed_until'), is: <Instant at={it.sealedUntil} /> }] : []),
        ...(it.lettersUntil ? [{ term: t('callpage.office.letters_until'), is: <Instant at={it.lettersUntil} /> }] : []),
        { term: t('callpage.office.drafts'), is: <Count value={it.drafts} /> },
        {
          term: t('callpage.office.received'),
          is:
            it.expected === null ? (
              <Count value={it.received ?? 0} />
            ) : (
              t('callpage.office.received_of', { n: it.received ?? 0, expected: it.expected })
            ),
        },
        ...(it.asked === null ? [] : [{ term: t('callpage.demand.asked'), is: <Amount of={it.asked} unit={unit} /> }]),
        ...(it.available === null
          ? []
          : [{ term: t('callpage.demand.available'), is: <Amount of={it.available} unit={unit} /> }]),
        {
          term: t('callpage.office.public_page'),
          is: <Go to={`/calls/${it.id}`}>{t('callpage.office.see_public')}</Go>,
        },
      ]}
    />
  );
}
