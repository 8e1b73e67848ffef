import type { ApiAnswer } from '../../../ui/api.ts';
import { Empty } from '../../../ui/blocks.tsx';
import { Page } from '../../../ui/page.tsx';
import { useApi } from '../../../ui/queries.ts';
import { useFormat, useT } from '../../../ui/reading.tsx';
import { Shown } from '../../../ui/shown.tsx';
import { Table } from '../../../ui/table.tsx';
import { Count } from '../../../ui/values.tsx';

type Rule = ApiAnswer<'GET /retention/coming'>['rules'][number];
/** How many records of a rule are named in its line. */
const named = 5;

/** What the rules of retention will have erased within a month, before they do. */
export default function ComingPage() {
  const t = useT();
  const coming = useApi('GET /retention/coming');
  return (
    <Page title={t('owndata.retention.title')} lede={coming.data && t('owndata.retention.lede', { at: coming.data.until })}>
      <Shown query={coming}>
        {({ rules }) =>
          rules.length === 0 ? (
            <Empty title={t('owndata.retention.empty')} />
          ) : (
            <div className="stack-wide">
              {rules.some(takes) ? <Rules of={rules.filter(takes)} /> : <Empty title={t('owndata.retention.quiet')} />}
              <details>
                <summary>{t('owndata.retention.others', { n: rules.filter((rule) => !takes(rule)).length })}</summary>
                <Rules of={rules.filter((rule) => !takes(rule))} />
              </details>
            </div>
          )
        }
      </Shown>
    </Page>
  );
}

/** What is looked at first: what takes something, and what never will although its rule says so. */
const takes = ({ count, isKept }: Rule) => count > 0 || !isKept;

function Rules({ of }: { readonly of: readonly Rule[] }) {
  const t = useT();
  const format = useFormat();
  return (
    <Table
      dense
      caption={t('owndata.retention.title')}
      rows={of.toSorted((a, b) => b.count - a.count)}
      rowKey={({ scheme, rule }) => `${scheme.id}@${scheme.version}/${rule.id}`}
      columns={[
        { key: 'rule', head: t('owndata.retention.rule'), lead: 1, cell: ({ rule }) => format.text(rule.text) },
        {
          key: 'count',
          head: t('owndata.retention.count'),
          lead: 2,
          numeric: true,
          cell: ({ count }) => <Count value={count} />,
        },
        {
          key: 'scheme',
          head: t('owndata.retention.scheme'),
          cell: ({ scheme }) => t('applying.receipt.version', { name: format.text(scheme.name), version: scheme.version }),
        },
        {
          key: 'keep',
          head: t('owndata.retention.keep'),
          cell: ({ rule: { keep } }) => t('owndata.retention.period', { n: keep.value, unit: keep.unit }),
        },
        { key: 'first', head: t('owndata.retention.first'), cell: (rule) => <First of={rule} /> },
      ]}
    />
  );
}

function First({ of: { first, count, isKept } }: { readonly of: Rule }) {
  const t = useT();
  if (!isKept) return <span className="field-error">{t('owndata.retention.unkept')}</span>;
  if (first.length === 0) return <span className="muted">{t('owndata.retention.none')}</span>;
  return (
    <ul className="plain-list small">
      {first.slice(0, named).map(({ id, reference, goesAt }) => (
        <li key={id}>{t('owndata.retention.goes', { reference: reference ?? id, at: goesAt })}</li>
      ))}
      {count > named && <li className="muted">{t('owndata.retention.more', { n: count - named })}</li>}
    </ul>
  );
}
