import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import type { ApiAnswer } from '../../../web/ui/api.ts';
import { DefinitionList, Empty } from '../../../web/ui/blocks.tsx';
import { Button } from '../../../web/ui/button.tsx';
import { Dialog } from '../../../web/ui/dialog.tsx';
import { Form } from '../../../web/ui/form/form.tsx';
import { LongTextField } from '../../../web/ui/form/text-fields.tsx';
import { Page } from '../../../web/ui/page.tsx';
import { Pagination } from '../../../web/ui/pagination.tsx';
import { useAct, useApi } from '../../../web/ui/queries.ts';
import { Go, useFormat, useT } from '../../../web/ui/reading.tsx';
import { Shown } from '../../../web/ui/shown.tsx';
import { Clock, Instant, Money, Status } from '../../../web/ui/values.tsx';
import { ViewTabs } from '../../../web/office/parts/view-tabs.tsx';
import { enquiryTone } from './states.ts';

type Inbox = ApiAnswer<'GET /providers/:id/enquiries'>;
type Enquiry = Inbox['enquiries'][number];

const views = ['open', 'confirmed', 'ended', 'all'] as const;

/** What merchants ask a provider: what waits for an answer first. */
export default function InboxPage() {
  const { id = '' } = useParams();
  const [search] = useSearchParams();
  const t = useT();
  const format = useFormat();
  const status = views.find((view) => view === search.get('view')) ?? 'open';
  const page = Number(search.get('page') ?? '1');
  const inbox = useApi(
    'GET /providers/:id/enquiries',
    { params: { id }, query: { status, page } },
    { keepLast: true, every: 60_000 },
  );
  const it = inbox.data;
  return (
    <Page
      title={it ? t('marketplace.inbox.title', { provider: format.text(it.provider.name) }) : t('marketplace.nav.enquiries')}
      crumbs={[{ to: '/portal/providers', label: t('marketplace.mine.title') }]}
      lede={t('marketplace.inbox.lede')}
    >
      <Shown query={inbox}>
        {(found) => (
          <div className="stack-wide">
            <ViewTabs
              label={t('marketplace.nav.enquiries')}
              tabs={views.map((view) => ({
                id: view,
                title: t(`marketplace.inbox.view.${view}`),
                count: found.counts[view] ?? 0,
              }))}
              open={status}
            />
            {found.enquiries.length === 0 ? (
              <Empty title={t(`marketplace.inbox.none.${status}`)} />
            ) : (
              <ul className="stack">
                {found.enquiries.map((one) => (
                  <li key={one.id}>
                    <Asked of={one} />
                  </li>
                ))}
              </ul>
            )}
            {found.total > found.pageSize && <Pagination page={found.page} size={found.pageSize} total={found.total} />}
          </div>
        )}
      </Shown>
    </Page>
  );
}

function Asked({ of }: { readonly of: Enquiry }) {
  const t = useT();
  const format = useFormat();
  const [answer, setAnswer] = useState<'confirm' | 'decline'>();
  return (
    <article className="panel enquiry" aria-labelledby={of.id}>
      <div className="enquiry-head">
        <h2 id={of.id} className="enquiry-name">
          {format.text(of.organisation.name)}
        </h2>
        <Status tone={enquiryTone[of.state]}>{t(`marketplace.enquiry.state.${of.state}`)}</Status>
      </div>
      <DefinitionList
        dense
        items={[
          {
            term: t('marketplace.basis.package'),
            is: <Go to={`/portal/providers/packages/${of.package.id}`}>{format.text(of.package.name)}</Go>,
          },
          ...(of.options.length === 0
            ? []
            : [{ term: t('marketplace.basis.options'), is: format.list(of.options.map(({ name }) => format.text(name))) }]),
          { term: t('marketplace.basis.cost'), is: <Money cents={of.price} /> },
          { term: t('marketplace.enquiry.asked_at'), is: <Instant at={of.askedAt} short /> },
          ...(of.note === null
            ? []
            : [{ term: t('marketplace.enquiry.note_merchant'), is: <span className="written">{of.note}</span> }]),
          ...(of.reply === null ? [] : [{ term: t('marketplace.inbox.reply'), is: <span className="written">{of.reply}</span> }]),
          ...(of.state === 'confirmed' && of.expiresAt !== null
            ? [
                {
                  term: t('marketplace.basis.expires'),
                  is: (
                    <>
                      <Instant at={of.expiresAt} short /> · <Clock until={of.expiresAt} />
                    </>
                  ),
                },
              ]
            : []),
        ]}
      />
      {of.state === 'open' && (
        <div className="row">
          <Button onPress={() => setAnswer('confirm')}>{t('marketplace.inbox.confirm')}</Button>
          <Button kind="secondary" onPress={() => setAnswer('decline')}>
            {t('marketplace.inbox.decline')}
          </Button>
        </div>
      )}
      {answer && <Answer of={of} answer={answer} onClose={() => setAnswer(undefined)} />}
    </article>
  );
}

interface AnswerProps {
  readonly of: Enquiry;
  readonly answer: 'confirm' | 'decline';
  readonly onClose: () => void;
}

function Answer({ of, answer, onClose }: AnswerProps) {
  const t = useT();
  const format = useFormat();
  const [reply, setReply] = useState('');
  const confirm = useAct('POST /enquiries/:id/confirm', { onDone: onClose });
  const decline = useAct('POST /enquiries/:id/decline', { onDone: onClose });
  const act = answer === 'confirm' ? confirm : decline;
  const send = () => {
    const params = { id: of.id };
    if (answer === 'decline') decline.mutate({ params, body: { reply } });
    else confirm.mutate({ params, body: reply.trim() === '' ? {} : { reply } });
  };
  return (
    <Dialog
      title={t(`marketplace.inbox.${answer}_title`, { organisation: format.text(of.organisation.name) })}
      isOpen
      onClose={onClose}
    >
      <Form onSubmit={send} problem={act.error}>
        {answer === 'confirm' && (
          <p>{t('marketplace.inbox.confirm_text', { name: format.text(of.package.name), price: of.price })}</p>
        )}
        <LongTextField
          name="reply"
          label={t('marketplace.inbox.reply')}
          hint={t('marketplace.inbox.reply_hint')}
          isOptional={answer === 'confirm'}
          value={reply}
          onChange={setReply}
          rows={3}
          maxLength={2000}
        />
        <div className="row dialog-acts">
          <Button type="submit" kind={answer === 'confirm' ? 'primary' : 'danger'} isPending={act.isPending}>
            {t(`marketplace.inbox.${answer}`)}
          </Button>
          <Button kind="quiet" onPress={onClose}>
            {t('common.cancel')}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
