import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { ApiAnswer } from '../../../web/ui/api.ts';
import { DefinitionList, Timeline } from '../../../web/ui/blocks.tsx';
import type { TimelineStep } from '../../../web/ui/blocks.tsx';
import { Button, LinkButton } from '../../../web/ui/button.tsx';
import { Confirm } from '../../../web/ui/dialog.tsx';
import { Reason } from '../../../web/ui/form/problems.tsx';
import { Page } from '../../../web/ui/page.tsx';
import { useAct, useApi } from '../../../web/ui/queries.ts';
import { Go, useFormat, useT } from '../../../web/ui/reading.tsx';
import { Shown } from '../../../web/ui/shown.tsx';
import { Clock, Instant, Money, Status, Text } from '../../../web/ui/values.tsx';
import { enquiryTone } from './states.ts';

type Enquiry = ApiAnswer<'GET /enquiries/:id'>;

/** One enquiry: what was asked, what was answered, and the one thing to do next. */
export default function MyEnquiryPage() {
  const { id = '' } = useParams();
  const t = useT();
  const format = useFormat();
  const enquiry = useApi('GET /enquiries/:id', { params: { id } }, { every: 30_000 });
  const it = enquiry.data;
  return (
    <Page
      title={it ? format.text(it.package.name) : t('marketplace.enquiry.title')}
      crumbs={[{ to: '/portal/enquiries', label: t('marketplace.enquiry.mine.title') }]}
      aside={it && <Status tone={enquiryTone[it.state]}>{t(`marketplace.enquiry.state.${it.state}`)}</Status>}
    >
      <Shown query={enquiry}>
        {(found) => (
          <div className="sidebar-layout">
            <div className="stack-wide">
              <Course of={found} />
              <Ways of={found} />
            </div>
            <Facts of={found} />
          </div>
        )}
      </Shown>
    </Page>
  );
}

/** Done, now, next. */
function Course({ of }: { readonly of: Enquiry }) {
  const t = useT();
  const asked: TimelineStep = {
    key: 'asked',
    state: 'done',
    title: t('marketplace.enquiry.asked'),
    when: <Instant at={of.askedAt} short />,
  };
  const reply = of.reply === null ? undefined : <Quoted label={t('marketplace.enquiry.reply')} words={of.reply} />;
  const answered = (title: string): TimelineStep => ({
    key: 'answered',
    state: 'done',
    title,
    when: of.answeredAt !== null && <Instant at={of.answeredAt} short />,
    children: reply,
  });
  const apply = (state: 'now' | 'next'): TimelineStep => ({
    key: 'apply',
    state,
    title: t('marketplace.enquiry.apply_step'),
    when: of.expiresAt !== null && <Until at={of.expiresAt} />,
  });
  switch (of.state) {
    case 'open':
      return (
        <Timeline
          steps={[asked, { key: 'answered', state: 'now', title: t('marketplace.enquiry.answer_next') }, apply('next')]}
        />
      );
    case 'confirmed':
      return <Timeline steps={[asked, answered(t('marketplace.enquiry.confirmed_step')), apply('now')]} />;
    case 'used':
      return (
        <Timeline
          steps={[
            asked,
            answered(t('marketplace.enquiry.confirmed_step')),
            { key: 'apply', state: 'done', title: t('marketplace.enquiry.applied_step') },
          ]}
        />
      );
    case 'expired': {
      const when = of.expiresAt !== null && <Instant at={of.expiresAt} short />;
      const ended: TimelineStep = { key: 'ended', state: 'now', title: t('marketplace.enquiry.ended_step'), when };
      return <Timeline steps={[asked, answered(t('marketplace.enquiry.confirmed_step')), ended]} />;
    }
    case 'declined':
      return <Timeline steps={[asked, { ...answered(t('marketplace.enquiry.declined_step')), state: 'now' }]} />;
    case 'withdrawn':
      return <Timeline steps={[asked, { key: 'withdrawn', state: 'now', title: t('marketplace.enquiry.withdrawn_step') }]} />;
  }
}

function Until({ at }: { readonly at: string }) {
  const t = useT();
  return (
    <>
      {t('marketplace.enquiry.apply_by', { at })} · <Clock until={at} />
    </>
  );
}

function Quoted({ label, words }: { readonly label: string; readonly words: string }) {
  return (
    <blockquote className="decision-reason">
      <p className="small muted">{label}</p>
      <p className="written">{words}</p>
    </blockquote>
  );
}

/** The one thing to do next, then what else can be done. */
function Ways({ of }: { readonly of: Enquiry }) {
  const t = useT();
  const navigate = useNavigate();
  const begin = useAct('POST /applications', {
    onDone: ({ id }) => void navigate(`/portal/applications/${id}`),
  });
  const hasEnded = ['expired', 'declined', 'withdrawn'].includes(of.state);
  return (
    <div className="stack">
      {of.mayApply && of.call === null && <p>{t('marketplace.enquiry.no_call')}</p>}
      <div className="row">
        {of.mayApply && of.call !== null && (
          <Button
            isPending={begin.isPending}
            onPress={() => {
              if (of.call !== null)
                begin.mutate({ body: { callId: of.call.id, organisationId: of.organisation.id, basisId: of.id } });
            }}
          >
            {t('marketplace.enquiry.apply')}
          </Button>
        )}
        {of.applicationId !== null && (
          <LinkButton to={`/portal/applications/${of.applicationId}`}>{t('marketplace.enquiry.to_application')}</LinkButton>
        )}
        {hasEnded && of.package.isListed && (
          <LinkButton to={`/portal/enquiries/new/${of.package.id}`}>{t('marketplace.enquiry.again')}</LinkButton>
        )}
        {hasEnded && (
          <LinkButton kind={of.package.isListed ? 'secondary' : 'primary'} to="/catalogue">
            {t('marketplace.enquiry.mine.look')}
          </LinkButton>
        )}
        {of.mayWithdraw && <Withdraw id={of.id} />}
      </div>
      {begin.error && (
        <p className="field-error" role="alert">
          <Reason of={begin.error} />
        </p>
      )}
    </div>
  );
}

function Withdraw({ id }: { readonly id: string }) {
  const t = useT();
  const [isOpen, setIsOpen] = useState(false);
  const withdraw = useAct('POST /enquiries/:id/withdraw', { onDone: () => setIsOpen(false) });
  return (
    <>
      <Button kind="quiet" onPress={() => setIsOpen(true)}>
        {t('marketplace.enquiry.withdraw')}
      </Button>
      <Confirm
        title={t('marketplace.enquiry.withdraw_title')}
        act={t('marketplace.enquiry.withdraw')}
        isOpen={isOpen}
        isPending={withdraw.isPending}
        problem={withdraw.error}
        onConfirm={() => withdraw.mutate({ params: { id } })}
        onClose={() => setIsOpen(false)}
      >
        <p>{t('marketplace.enquiry.withdraw_text')}</p>
      </Confirm>
    </>
  );
}

function Facts({ of }: { readonly of: Enquiry }) {
  const t = useT();
  const format = useFormat();
  return (
    <aside className="panel sticky side-facts" aria-label={t('marketplace.basis.package')}>
      <DefinitionList
        dense
        items={[
          {
            term: t('marketplace.basis.package'),
            is: of.package.isListed ? (
              <Go to={`/catalogue/${of.package.id}`}>{format.text(of.package.name)}</Go>
            ) : (
              format.text(of.package.name)
            ),
          },
          {
            term: t('marketplace.basis.provider'),
            is: <Go to={`/providers/${of.provider.id}`}>{format.text(of.provider.name)}</Go>,
          },
          { term: t('marketplace.enrol.organisation'), is: <Text of={of.organisation.name} /> },
          { term: t('marketplace.basis.sector'), is: <Text of={of.sector} /> },
          { term: t('marketplace.basis.category'), is: <Text of={of.category} /> },
          { term: t('marketplace.package.basic'), is: <Money cents={of.basicPrice} /> },
          ...of.options.map(({ id, name, price }) => ({ key: id, term: format.text(name), is: <Money cents={price} /> })),
          {
            term: t('marketplace.enquiry.total'),
            is: (
              <strong>
                <Money cents={of.price} />
              </strong>
            ),
          },
          {
            term: t('marketplace.package.support'),
            is: (
              <span className="package-given">
                <Money cents={of.given} />
              </span>
            ),
          },
          ...(of.note === null
            ? []
            : [{ term: t('marketplace.enquiry.note_label'), is: <span className="written">{of.note}</span> }]),
        ]}
      />
    </aside>
  );
}
