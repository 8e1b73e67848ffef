import { useSearchParams } from 'react-router';
import { has, useMe } from '../../../app/me.ts';
import type { ApiAnswer } from '../../../ui/api.ts';
import { Empty } from '../../../ui/blocks.tsx';
import { LinkButton } from '../../../ui/button.tsx';
import { Page } from '../../../ui/page.tsx';
import { Pagination } from '../../../ui/pagination.tsx';
import { useApi } from '../../../ui/queries.ts';
import { Go, useFormat, useT } from '../../../ui/reading.tsx';
import { Shown } from '../../../ui/shown.tsx';
import { Table } from '../../../ui/table.tsx';
import { Instant, Tag, Text, type Tone } from '../../../ui/values.tsx';

type Draft = ApiAnswer<'GET /scheme-drafts'>['drafts'][number];

export const draftTones: Readonly<Record<Draft['state'], Tone>> = {
  draft: 'plain',
  checked: 'amber',
  seen: 'harbour',
  published: 'jade',
  dropped: 'plain',
};

/** The schemes of the hub and what is being changed in them. */
export default function SchemesPage() {
  const t = useT();
  const me = useMe();
  const schemes = useApi('GET /schemes');
  const [search] = useSearchParams();
  const drafts = useApi('GET /scheme-drafts', { query: { page: search.get('page') ?? undefined } }, { keepLast: true });
  const mayBegin = me.data && has(me.data, ['admin']);
  return (
    <Page
      title={t('drafting.title')}
      lede={t('drafting.lede')}
      aside={mayBegin ? <LinkButton to="/office/schemes/new">{t('drafting.new')}</LinkButton> : undefined}
    >
      <div className="stack-wide">
        <section className="stack" aria-labelledby="drafts">
          <h2 id="drafts">{t('drafting.drafts')}</h2>
          <Shown query={drafts}>
            {({ drafts: list, total, page, pageSize }) =>
              total === 0 ? (
                <Empty title={t('drafting.drafts.none')} />
              ) : (
                <>
                  <Drafts list={list} />
                  <Pagination page={page} size={pageSize} total={total} />
                </>
              )
            }
          </Shown>
        </section>
        <section className="stack" aria-labelledby="published">
          <h2 id="published">{t('drafting.published')}</h2>
          <Shown query={schemes}>
            {({ schemes: list }) => (
              <Table
                dense
                caption={t('drafting.published')}
                rows={list}
                rowKey={({ scheme }) => scheme}
                columns={[
                  {
                    key: 'name',
                    head: t('schemepage.office.scheme'),
                    lead: 1,
                    cell: ({ scheme, name }) => (
                      <Go to={`/office/schemes/${scheme}`}>
                        <Text of={name} />
                      </Go>
                    ),
                  },
                  { key: 'id', head: t('schemefile.part.scheme'), cell: ({ scheme }) => <code>{scheme}</code> },
                  { key: 'version', head: t('drafting.version'), numeric: true, cell: ({ version }) => version },
                  {
                    key: 'open',
                    head: t('drafting.open_calls'),
                    numeric: true,
                    cell: ({ calls }) => calls.filter(({ state }) => state === 'open').length,
                  },
                ]}
              />
            )}
          </Shown>
        </section>
      </div>
    </Page>
  );
}

function Drafts({ list }: { readonly list: readonly Draft[] }) {
  const t = useT();
  const format = useFormat();
  return (
    <Table
      dense
      caption={t('drafting.drafts')}
      rows={list}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'scheme',
          head: t('schemepage.office.scheme'),
          lead: 1,
          cell: ({ id, scheme, changedAt }) => (
            <Go to={`/office/schemes/drafts/${id}`}>
              {scheme} <span className="hidden-visually">{format.instant(changedAt, true)}</span>
            </Go>
          ),
        },
        {
          key: 'state',
          head: t('drafting.state'),
          cell: ({ state, origin }) => (
            <>
              <Tag tone={draftTones[state]}>{t(`drafting.state.${state}`)}</Tag>{' '}
              {origin === 'file' && <Tag tone="amber">{t('drafting.origin.file')}</Tag>}
            </>
          ),
        },
        {
          key: 'base',
          head: t('drafting.begun_from'),
          cell: ({ baseVersion }) =>
            baseVersion === null ? t('drafting.new_scheme') : t('drafting.version_n', { version: baseVersion }),
        },
        { key: 'changed', head: t('drafting.changed'), cell: ({ changedAt }) => <Instant at={changedAt} short /> },
        { key: 'by', head: t('drafting.by'), cell: ({ changedBy }) => changedBy ?? t('drafting.the_file') },
      ]}
    />
  );
}
