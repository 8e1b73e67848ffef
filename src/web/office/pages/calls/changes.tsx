import { Empty } from '../../../ui/blocks.tsx';
import { useAct } from '../../../ui/queries.ts';
import { useFormat, useT } from '../../../ui/reading.tsx';
import { Table } from '../../../ui/table.tsx';
import { Instant, Status } from '../../../ui/values.tsx';
import { Answer } from './answer.tsx';
import type { OfficeCall } from './call.tsx';

type Change = OfficeCall['changes'][number];

interface Props {
  readonly it: OfficeCall;
  readonly me: string;
  readonly isAdmin: boolean;
}

/** Everything that was changed about a call, and what waits for a second person. */
export function Changes({ it, me, isAdmin }: Props) {
  const t = useT();
  const answer = useAct('POST /calls/:id/changes/:change/answer');
  return (
    <section className="stack" aria-labelledby="changes">
      <h2 id="changes">{t('callpage.office.changes')}</h2>
      {it.changes.length === 0 ? (
        <Empty title={t('callpage.office.changes_none')} />
      ) : (
        <Table
          dense
          caption={t('callpage.office.changes')}
          rows={it.changes}
          rowKey={({ id }) => id}
          columns={[
            { key: 'what', head: t('callpage.office.what'), lead: 1, cell: (change) => <What of={change} it={it} /> },
            { key: 'state', head: t('schemepage.call.state'), lead: 2, cell: (change) => <Standing of={change} /> },
            { key: 'reason', head: t('callpage.change.reason'), cell: ({ reason }) => reason },
            { key: 'by', head: t('callpage.office.asked_by'), cell: ({ askedBy }) => askedBy.name },
            {
              key: 'at',
              head: t('callpage.office.asked_at'),
              tight: true,
              cell: ({ askedAt }) => <Instant at={askedAt} short />,
            },
            {
              key: 'second',
              head: t('callpage.office.second'),
              cell: ({ id, answeredBy, appliedAt, askedBy }) =>
                isAdmin && answeredBy === null && appliedAt === null ? (
                  <Answer
                    isOwn={askedBy.id === me}
                    act={answer}
                    onAnswer={(grants) => answer.mutate({ params: { id: it.id, change: id }, body: { grants } })}
                  />
                ) : (
                  (answeredBy?.name ?? '–')
                ),
            },
          ]}
        />
      )}
    </section>
  );
}

function Standing({ of: { answer, appliedAt } }: { readonly of: Change }) {
  const t = useT();
  if (appliedAt !== null) return <Status tone="jade">{t('callpage.office.applied')}</Status>;
  if (answer === 'refused') return <Status tone="vermilion">{t('callpage.office.refused')}</Status>;
  return <Status tone="amber">{t('callpage.office.waiting')}</Status>;
}

function What({ of, it }: { readonly of: Change; readonly it: OfficeCall }) {
  const t = useT();
  const format = useFormat();
  const title = (milestone: string) => {
    const found = it.plan.find((one) => one.milestone === milestone);
    return found ? format.text(found.title) : milestone;
  };
  if (of.kind === 'plan')
    return (
      <ul className="plain-list">
        {of.milestones.map(({ milestone, to }) => (
          <li key={milestone}>
            {title(milestone)}: {to === null ? t('callpage.office.no_date') : <Instant at={to} short />}
          </li>
        ))}
      </ul>
    );
  return (
    <>
      {t(`callpage.office.kind_of.${of.kind}`)}
      {of.closesAt !== null && (
        <>
          {': '}
          <Instant at={of.closesAt} short />
        </>
      )}
      {of.version !== null && <> {t('callpage.office.versions', { from: of.fromVersion ?? 0, to: of.version })}</>}
    </>
  );
}
