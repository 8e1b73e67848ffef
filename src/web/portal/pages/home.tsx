import { useSearchParams } from 'react-router';
import { useMe } from '../../app/me.ts';
import { useApplicant } from './applications/use-applicant.ts';
import type { ApiAnswer } from '../../ui/api.ts';
import { Empty, Notice } from '../../ui/blocks.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { Pagination } from '../../ui/pagination.tsx';
import { useApi } from '../../ui/queries.ts';
import { Go, useFormat, useT } from '../../ui/reading.tsx';
import { Shown } from '../../ui/shown.tsx';
import { Amounts, Clock, Status } from '../../ui/values.tsx';
import { statusTone, statusOf } from './applications/states.ts';
import { Steps, Todo } from './applications/steps.tsx';

type Line = ApiAnswer<'GET /applications/mine'>['applications'][number];

/** My things: each application or award with what is done, now and next, and the one thing to do. */
export default function HomePage() {
  const t = useT();
  const [search] = useSearchParams();
  const page = Number(search.get('page') ?? '1');
  const mine = useApi('GET /applications/mine', { query: { page } }, { keepLast: true });
  return (
    <Page
      title={t('applying.home.title')}
      lede={t('applying.home.lede')}
      aside={
        <LinkButton kind="secondary" to="/portal/applications/new">
          {t('applying.home.begin')}
        </LinkButton>
      }
    >
      <div className="stack-wide">
        <AskedIn />
        <Ready />
        <Shown query={mine}>
          {(it) =>
            it.total === 0 ? (
              <NothingYet />
            ) : (
              <div className="things">
                {it.applications.map((line) => (
                  <Thing key={line.id} of={line} />
                ))}
                {it.total > it.pageSize && <Pagination page={it.page} size={it.pageSize} total={it.total} />}
              </div>
            )
          }
        </Shown>
        <AlsoYours />
      </div>
    </Page>
  );
}

/** Applications of others that name an organisation of mine and wait for its word. */
function AskedIn() {
  const t = useT();
  const asked = useApi('GET /parties', { query: { page: 1 } });
  const waiting = asked.data?.parties.filter(({ mayAnswer }) => mayAnswer).length ?? 0;
  if (waiting === 0) return null;
  return (
    <Notice tone="amber">
      {t('parties.waiting', { n: waiting })} <Go to="/portal/parties">{t('parties.look')}</Go>
    </Notice>
  );
}

function Thing({ of }: { readonly of: Line }) {
  const t = useT();
  const format = useFormat();
  const nameOf = useApplicant();
  const { organisation, award } = of;
  return (
    <article className="panel thing" aria-labelledby={of.id}>
      <div className="stack">
        <div>
          <h2 id={of.id} className="thing-title">
            <Go to={`/portal/applications/${of.id}`}>{of.reference ?? format.text(of.scheme.name)}</Go>
          </h2>
          <p className="muted small">
            {of.reference !== null && `${format.text(of.scheme.name)} · `}
            {nameOf(organisation)}
          </p>
        </div>
        <p className="row">
          <Status tone={statusTone[statusOf(of.status)]}>{t(`applying.status.${statusOf(of.status)}`)}</Status>
          {award !== null && (
            <strong>
              <Amounts of={award.lines} />
            </strong>
          )}
        </p>
        <Todo of={of.todo} />
      </div>
      <div>
        <h3 className="hidden-visually">{t('applying.home.course')}</h3>
        <Steps of={of.steps} />
      </div>
    </article>
  );
}

/** What a provider has confirmed and nobody has applied for yet. */
function Ready() {
  const t = useT();
  const format = useFormat();
  const enquiries = useApi('GET /enquiries/mine', { query: { page: 1 } });
  const ready = enquiries.data?.enquiries.filter(({ mayApply }) => mayApply) ?? [];
  if (ready.length === 0) return null;
  return (
    <section aria-labelledby="ready">
      <h2 id="ready">{t('applying.home.ready')}</h2>
      <ul className="plain-list stack">
        {ready.map((one) => (
          <li key={one.id} className="panel stack">
            <p>
              {t('applying.home.ready_text', {
                provider: format.text(one.provider.name),
                package: format.text(one.package.name),
                by: one.expiresAt,
              })}
            </p>
            <p className="row">
              <LinkButton to={`/portal/applications/new?enquiry=${one.id}`}>{t('applying.home.apply')}</LinkButton>
              {one.expiresAt !== null && <Clock until={one.expiresAt} />}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function NothingYet() {
  const t = useT();
  const me = useMe();
  if (me.data?.organisations.length === 0) {
    return (
      <Empty title={t('applying.home.no_organisation')}>
        <p>{t('applying.home.no_organisation_text')}</p>
        <p className="row">
          <LinkButton to="/portal/organisations/new">{t('applying.home.add_organisation')}</LinkButton>
          <LinkButton kind="secondary" to="/schemes">
            {t('applying.home.check')}
          </LinkButton>
        </p>
      </Empty>
    );
  }
  return (
    <Empty title={t('applying.home.empty')}>
      <p>{t('applying.home.empty_text')}</p>
      <p className="row">
        <LinkButton to="/catalogue">{t('applying.home.find')}</LinkButton>
        <LinkButton kind="secondary" to="/schemes">
          {t('applying.home.check')}
        </LinkButton>
      </p>
    </Empty>
  );
}

function AlsoYours() {
  const t = useT();
  const me = useMe();
  const unread = me.data?.unread ?? 0;
  return (
    <section aria-labelledby="also">
      <h2 id="also">{t('applying.home.more')}</h2>
      <ul className="also plain-list">
        <li>
          <Go to="/portal/notices">{unread > 0 ? t('applying.home.unread', { n: unread }) : t('applying.home.notices')}</Go>
        </li>
        <li>
          <Go to="/portal/enquiries">{t('applying.home.enquiries')}</Go>
        </li>
        <li>
          <Go to="/portal/awards">{t('applying.home.awards')}</Go>
        </li>
        <li>
          <Go to="/portal/organisations">{t('applying.home.organisations')}</Go>
        </li>
      </ul>
    </section>
  );
}
