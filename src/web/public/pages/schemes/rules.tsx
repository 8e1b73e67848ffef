import { DefinitionList } from '../../../ui/blocks.tsx';
import { Go, useFormat, useT } from '../../../ui/reading.tsx';
import { Table } from '../../../ui/table.tsx';
import { Instant, Text } from '../../../ui/values.tsx';
import { publicPage } from '../../page.ts';
import { keepVersion, loadScheme, type Rulebook, type SchemePage, versionIn } from './data.ts';
import { AssumedMark, Contents, type Part, Parts, SchemeCrumbs, Words } from './parts.tsx';
import { Rule } from './rule.tsx';
import { Assumptions } from './scheme-parts.tsx';

interface Rules {
  readonly scheme: SchemePage;
  readonly book: Rulebook;
}

export const rulesPage = publicPage<Rules>({
  path: '/schemes/:scheme/rules',
  load: async ({ api, params, query }) => {
    const name = params['scheme']!;
    const [scheme, book] = await Promise.all([
      loadScheme(api, name, query),
      api('GET /schemes/:scheme/rulebook', { params: { scheme: name }, query: versionIn(query) }),
    ]);
    return { scheme, book };
  },
  title: ({ book }, { t, locale }) => `${t('schemepage.rules')} · ${book.name[locale]}`,
  description: (_, { t }) => t('schemepage.rules.lede'),
  View: ({ loaded, request }) => <RulesView {...loaded} query={keepVersion(request.query)} />,
});

function RulesView({ scheme, book, query }: Rules & { readonly query: string }) {
  const t = useT();
  const parts: Part[] = [
    ...book.parts.map(({ part, rules }) => ({
      id: part,
      title: t(`schemepage.rules.${part}`),
      body: (
        <ol className="rules">
          {rules.map((rule) => (
            <Rule key={rule.id} of={rule} part={part} />
          ))}
        </ol>
      ),
    })),
    { id: 'values', title: t('schemepage.values'), body: <Values terms={book.terms} /> },
    { id: 'retention', title: t('schemepage.retention'), body: <Retention of={scheme} /> },
    { id: 'assumptions', title: t('schemepage.assumptions'), body: <Assumptions of={scheme.assumptions} /> },
  ];
  return (
    <div className="wide page rulebook">
      <SchemeCrumbs of={scheme} query={query} />
      <div className="page-head">
        <h1>{t('schemepage.rules')}</h1>
        <p className="lede">{t('schemepage.rules.lede')}</p>
      </div>
      <div className="sidebar-layout sidebar-layout-start">
        <Contents parts={parts} />
        <div>
          <Edition scheme={scheme} />
          <Parts parts={parts} />
        </div>
      </div>
    </div>
  );
}

/** Which version this is, which calls it rules, and the others. */
function Edition({ scheme }: { readonly scheme: SchemePage }) {
  const t = useT();
  const format = useFormat();
  const ruled = scheme.calls.filter(({ version }) => version === scheme.version);
  const data = `/api/schemes/${encodeURIComponent(scheme.scheme)}/file?version=${scheme.version}`;
  return (
    <DefinitionList
      items={[
        { term: t('schemepage.edition.scheme'), is: format.text(scheme.texts.name) },
        {
          term: t('schemepage.edition.version'),
          is: (
            <>
              {format.number(scheme.version)}
              {t('schemepage.comma')}
              <Instant at={scheme.publishedAt} />
            </>
          ),
        },
        {
          term: t('schemepage.edition.calls'),
          is: ruled.length === 0 ? t('common.none') : format.list(ruled.map(({ title }) => format.text(title))),
        },
        ...(scheme.versions.length > 1 ? [{ term: t('schemepage.edition.others'), is: <Others of={scheme} /> }] : []),
        { term: t('schemepage.edition.hash'), is: <code>{scheme.hash}</code> },
        { term: t('schemepage.edition.file'), is: <a href={data}>{t('schemepage.edition.file_link')}</a> },
      ]}
    />
  );
}

function Others({ of: { scheme, version, versions } }: { readonly of: SchemePage }) {
  const t = useT();
  return (
    <ul className="versions">
      {versions
        .filter((one) => one.version !== version)
        .map((one) => (
          <li key={one.version}>
            <Go to={`/schemes/${scheme}/rules?version=${one.version}`}>
              {t('schemepage.edition.other', { version: one.version })}
            </Go>
            {t('schemepage.comma')}
            <Instant at={one.publishedAt} />
          </li>
        ))}
    </ul>
  );
}

function Values({ terms }: { readonly terms: Rulebook['terms'] }) {
  const t = useT();
  const format = useFormat();
  return (
    <>
      <p>{t('schemepage.values_text')}</p>
      <Table
        caption={t('schemepage.values')}
        rows={terms}
        rowKey={({ name }) => name}
        columns={[
          {
            key: 'label',
            head: t('schemepage.values.what'),
            lead: 1,
            cell: ({ name, label }) => (
              <span id={`value-${name}`}>
                <Text of={label} />
              </span>
            ),
          },
          {
            key: 'value',
            head: t('schemepage.values.value'),
            cell: ({ value, assumption }) => (
              <>
                <strong>{format.text(value)}</strong>
                {assumption && (
                  <>
                    {' '}
                    <AssumedMark to="#assumptions" />
                  </>
                )}
              </>
            ),
          },
          { key: 'name', head: t('schemepage.values.name'), tight: true, cell: ({ name }) => <code>{name}</code> },
        ]}
      />
    </>
  );
}

function Retention({ of: { retention } }: { readonly of: SchemePage }) {
  const t = useT();
  return (
    <>
      <p>{t('schemepage.retention_text')}</p>
      <DefinitionList
        items={retention.map(({ text, keep }) => ({
          term: <Text of={text} />,
          is: <Words of={keep} />,
        }))}
      />
    </>
  );
}
