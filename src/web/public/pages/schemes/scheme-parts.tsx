import type { ApiAnswer } from '../../../ui/api.ts';
import { DefinitionList, Notice } from '../../../ui/blocks.tsx';
import { languageTag } from '../../../../platform/formats.ts';
import { Go, useFormat, useReading, useT } from '../../../ui/reading.tsx';
import { Table } from '../../../ui/table.tsx';
import { Instant, Text } from '../../../ui/values.tsx';
import { groupAssumptions, type SchemeCall, type SchemePage } from './data.ts';
import { Assumption, CallState, Words } from './parts.tsx';

/* The parts of a scheme's page that hold more than running text. */

export function Points({ of }: { readonly of: readonly SchemePage['intro'][] }) {
  return (
    <ul className="points">
      {of.map((text) => (
        <li key={text.en}>
          <Text of={text} />
        </li>
      ))}
    </ul>
  );
}

export function Calls({ calls }: { readonly calls: readonly SchemeCall[] }) {
  const t = useT();
  const format = useFormat();
  if (calls.length === 0) return <p>{t('schemepage.call.none_text')}</p>;
  return (
    <Table
      caption={t('schemepage.calls')}
      rows={calls.toSorted((a, b) => Date.parse(b.closesAt) - Date.parse(a.closesAt))}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'title',
          head: t('schemepage.call'),
          lead: 1,
          cell: ({ id, title }) => <Go to={`/calls/${id}`}>{format.text(title)}</Go>,
        },
        { key: 'state', head: t('schemepage.call.state'), lead: 2, cell: ({ state }) => <CallState state={state} /> },
        { key: 'opens', head: t('schemepage.call.opens'), tight: true, cell: ({ opensAt }) => <Instant at={opensAt} short /> },
        {
          key: 'closes',
          head: t('schemepage.call.closes'),
          tight: true,
          cell: ({ closesAt, alwaysOpen }) => (alwaysOpen ? t('callpage.always_open') : <Instant at={closesAt} short />),
        },
      ]}
    />
  );
}

const courses = ['application', 'claim'] as const;

interface DurationProps {
  readonly stages: SchemePage['stages'];
  /** Nothing while too few decisions were taken. */
  readonly times: ApiAnswer<'GET /schemes/:scheme/times'>['decisions'];
}

/** How long it takes: what the hub aims at, said to be no more than that, and what it really took. */
export function Duration({ stages, times }: DurationProps) {
  const t = useT();
  return (
    <>
      <p>{t('schemepage.duration_text')}</p>
      {courses.map((course) => {
        const own = stages.filter((stage) => stage.course === course);
        if (own.length === 0) return null;
        return (
          <div key={course}>
            <h3 className="scheme-sub">{t(`schemepage.duration.${course}`)}</h3>
            <DefinitionList items={own.map(({ title, target }) => ({ term: <Text of={title} />, is: <Words of={target} /> }))} />
          </div>
        );
      })}
      {times ? (
        <>
          <h3 className="scheme-sub">{t('callpage.times.title')}</h3>
          <dl className="heroes">
            <div className="hero">
              <dt>{t('callpage.times.median')}</dt>
              <dd className="number">{t('callpage.times.days', { n: times.median })}</dd>
            </div>
            <div className="hero">
              <dt>{t('callpage.times.most')}</dt>
              <dd className="number">{t('callpage.times.days', { n: times.most })}</dd>
            </div>
          </dl>
          <p className="muted small">{t('callpage.times.text', { cases: times.cases })}</p>
        </>
      ) : (
        <Notice tone="plain">
          <p>{t('schemepage.duration_note')}</p>
        </Notice>
      )}
    </>
  );
}

export function Expected({ of: { texts, obligations } }: { readonly of: SchemePage }) {
  const t = useT();
  return (
    <>
      <Points of={texts.expected} />
      {obligations.length > 0 && (
        <>
          <h3 className="scheme-sub">{t('schemepage.deadlines')}</h3>
          <DefinitionList
            items={obligations.map(({ title, text, within }) => ({
              term: <Text of={title} />,
              is: (
                <>
                  {within && (
                    <>
                      <strong>
                        <Words of={within} />
                      </strong>
                      <br />
                    </>
                  )}
                  <Text of={text} />
                </>
              ),
            }))}
          />
        </>
      )}
    </>
  );
}

export function Documents({ documents }: { readonly documents: SchemePage['documents'] }) {
  const t = useT();
  if (documents.length === 0) return <p>{t('schemepage.documents_none')}</p>;
  // Most documents are assumed for one and the same reason, which is said once.
  const notes = [...new Map(documents.flatMap(({ assumption }) => (assumption ? [[assumption.en, assumption]] : []))).values()];
  return (
    <>
      {courses.map((course) => {
        const own = documents.filter((one) => one.course === course);
        if (own.length === 0) return null;
        return (
          <div key={course}>
            <h3 className="scheme-sub">{t(`schemepage.documents.${course}`)}</h3>
            <ul className="papers">
              {own.map((one) => (
                <Paper key={one.document} of={one} />
              ))}
            </ul>
          </div>
        );
      })}
      {notes.map((note) => (
        <Assumption key={note.en} of={note} />
      ))}
    </>
  );
}

function Paper({ of }: { readonly of: SchemePage['documents'][number] }) {
  const { t, locale } = useReading();
  const format = useFormat();
  const or = new Intl.ListFormat(languageTag[locale], { type: 'disjunction' });
  const kinds = or.format(of.accept.map((kind) => kind.toUpperCase()));
  return (
    <li className="paper">
      <span className="paper-name">
        <Text of={of.label} />
        {!of.required && <span className="muted"> {t('common.optional')}</span>}
      </span>
      <span className="muted small">
        {t('schemepage.documents.limits', { kinds, n: of.maxFiles, size: format.bytes(of.maxMegabytes * 1_000_000) })}
      </span>
    </li>
  );
}

export function Steps({ steps }: { readonly steps: SchemePage['texts']['steps'] }) {
  return (
    <ol className="steps">
      {steps.map(({ title, text }) => (
        <li key={title.en} className="step">
          <h3 className="step-title">
            <Text of={title} />
          </h3>
          <p>
            <Text of={text} />
          </p>
        </li>
      ))}
    </ol>
  );
}

export function Assumptions({ of }: { readonly of: SchemePage['assumptions'] }) {
  const t = useT();
  return (
    <>
      <p>{t('schemepage.assumptions_text', { n: of.length })}</p>
      <ul className="assumptions">
        {groupAssumptions(of).map(({ note, items }) => (
          <li key={note.en} className="assumptions-group">
            <p className="assumptions-note">
              <Text of={note} />
            </p>
            <ul className="points points-small">
              {items.map(({ path, label, value }) => (
                <li key={path}>
                  {label ? <Text of={label} /> : <code>{path}</code>}
                  {value && (
                    <>
                      {t('schemepage.colon')}
                      <strong className="number">
                        <Text of={value} />
                      </strong>
                    </>
                  )}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </>
  );
}
