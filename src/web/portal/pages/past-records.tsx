import { useApi } from '../../ui/queries.ts';
import { useT } from '../../ui/reading.tsx';
import { Shown } from '../../ui/shown.tsx';
import { Table } from '../../ui/table.tsx';
import { Amount, Day } from '../../ui/values.tsx';

/** What an organisation applied for and was given in systems before this hub; nothing where nothing was brought over. */
export function PastRecords({ organisationId }: { readonly organisationId: string }) {
  const t = useT();
  const past = useApi('GET /organisations/:id/past', { params: { id: organisationId } });
  return (
    <Shown query={past}>
      {({ applications, awards }) =>
        applications.length + awards.length === 0 ? null : (
          <section className="stack" aria-labelledby="past">
            <h2 id="past">{t('imports.past')}</h2>
            <p className="muted">{t('imports.past.lede')}</p>
            {applications.length > 0 && (
              <Table
                dense
                showCaption
                caption={t('imports.past.applications')}
                rows={applications}
                rowKey={({ id }) => id}
                columns={[
                  { key: 'reference', head: t('imports.column.reference'), lead: 1, cell: ({ reference }) => reference },
                  {
                    key: 'outcome',
                    head: t('imports.column.outcome'),
                    lead: 2,
                    cell: ({ outcome }) => t(`imports.outcome.${outcome}`),
                  },
                  { key: 'scheme', head: t('imports.column.scheme'), cell: ({ scheme }) => scheme },
                  {
                    key: 'submitted',
                    head: t('imports.column.submitted_on'),
                    cell: ({ submittedAt }) => <Day day={submittedAt} />,
                  },
                ]}
              />
            )}
            {awards.length > 0 && (
              <Table
                dense
                showCaption
                caption={t('imports.past.awards')}
                rows={awards}
                rowKey={({ id }) => id}
                columns={[
                  { key: 'reference', head: t('imports.column.reference'), lead: 1, cell: ({ reference }) => reference },
                  {
                    key: 'amount',
                    head: t('imports.column.amount'),
                    lead: 2,
                    numeric: true,
                    cell: ({ amount, unit }) => <Amount of={amount} unit={unit} />,
                  },
                  {
                    key: 'paid',
                    head: t('imports.column.paid'),
                    numeric: true,
                    cell: ({ paid, unit }) => <Amount of={paid} unit={unit} />,
                  },
                  { key: 'scheme', head: t('imports.column.scheme'), cell: ({ scheme }) => scheme },
                  {
                    key: 'standing',
                    head: t('imports.column.standing'),
                    cell: ({ standing }) => t(`imports.standing.${standing}`),
                  },
                  { key: 'awarded', head: t('imports.column.awarded_on'), cell: ({ acceptedAt }) => <Day day={acceptedAt} /> },
                ]}
              />
            )}
          </section>
        )
      }
    </Shown>
  );
}
