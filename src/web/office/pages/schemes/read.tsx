import { useNavigate, useParams, useSearchParams } from 'react-router';
import { has, useMe } from '../../../app/me.ts';
import type { ApiAnswer } from '../../../ui/api.ts';
import { Button, LinkButton } from '../../../ui/button.tsx';
import { Reason } from '../../../ui/form/problems.tsx';
import { Page } from '../../../ui/page.tsx';
import { useAct, useApi } from '../../../ui/queries.ts';
import { Go, useFormat, useReading, useT } from '../../../ui/reading.tsx';
import { Shown } from '../../../ui/shown.tsx';
import { address } from '../../../ui/addresses.ts';
import { Tabs } from '../../../ui/tabs.tsx';
import { Instant } from '../../../ui/values.tsx';
import { Forms } from './forms.tsx';
import { RuleBook } from './rule-book.tsx';
import { SheetView } from './sheet-view.tsx';
import { rulesToTry, WhatIf } from './what-if.tsx';

/** A published version of a scheme: read as a page, tried on somebody, its forms as applicants see them, its other versions. */
export default function SchemePage() {
  const t = useT();
  const { scheme = '' } = useParams();
  const [search] = useSearchParams();
  const asked = search.get('version');
  const page = useApi('GET /schemes/:scheme', { params: { scheme }, query: {} });
  const version = asked === null ? page.data?.versions[0]?.version : Number(asked);
  const reading = useApi('GET /scheme-reading', { query: { scheme, version } }, { enabled: version !== undefined });
  const format = useFormat();
  return (
    <Page
      title={reading.data ? format.text(reading.data.name) : t('drafting.title')}
      crumbs={[{ to: '/office/schemes', label: t('drafting.title') }]}
      lede={version !== undefined && t('drafting.version_n', { version })}
      aside={version !== undefined && <Acts scheme={scheme} version={version} />}
    >
      <Shown query={reading}>{(read) => <Views read={read} version={version!} versions={page.data?.versions ?? []} />}</Shown>
    </Page>
  );
}

function Acts({ scheme, version }: { readonly scheme: string; readonly version: number }) {
  const t = useT();
  const me = useMe();
  const navigate = useNavigate();
  const begin = useAct('POST /scheme-drafts', { onDone: ({ id }) => void navigate(`/office/schemes/drafts/${id}`) });
  return (
    <div className="row">
      {me.data && has(me.data, ['admin']) && (
        <>
          <Button isPending={begin.isPending} onPress={() => begin.mutate({ body: { from: scheme, version } })}>
            {t('drafting.change')}
          </Button>
          <LinkButton kind="secondary" to={`/office/calls/new?scheme=${scheme}&version=${version}`}>
            {t('drafting.open_call')}
          </LinkButton>
        </>
      )}
      <a className="button button-secondary" href={`/api/schemes/${scheme}/yaml?version=${version}`}>
        {t('drafting.download')}
      </a>
      {begin.error && (
        <p className="field-error" role="alert">
          <Reason of={begin.error} />
        </p>
      )}
    </div>
  );
}

interface ViewsProps {
  readonly read: ApiAnswer<'GET /scheme-reading'>;
  readonly version: number;
  readonly versions: ApiAnswer<'GET /schemes/:scheme'>['versions'];
}

function Views({ read, version, versions }: ViewsProps) {
  const t = useT();
  const { locale } = useReading();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const which = { scheme: read.scheme, version };
  const open = (view: string) => {
    const next = new URLSearchParams(search);
    next.set('view', view);
    void navigate(`${address(locale, `/office/schemes/${read.scheme}`)}?${next}`, { replace: true, preventScrollReset: true });
  };
  return (
    <Tabs
      label={t('drafting.views')}
      open={search.get('view') ?? 'sheet'}
      onOpen={open}
      tabs={[
        { id: 'sheet', title: t('drafting.view.sheet'), content: <SheetView sheet={read.sheet} /> },
        { id: 'rules', title: t('drafting.view.rules'), content: <RuleBook parts={read.parts} /> },
        {
          id: 'try',
          title: t('drafting.view.try'),
          content: <WhatIf which={which} facts={read.facts} rules={rulesToTry(read)} />,
        },
        { id: 'forms', title: t('drafting.view.forms'), content: <Forms forms={read.forms} /> },
        {
          id: 'versions',
          title: t('drafting.view.versions'),
          content: <Versions scheme={read.scheme} version={version} versions={versions} />,
        },
      ]}
    />
  );
}

function Versions({ scheme, version, versions }: { readonly scheme: string } & Pick<ViewsProps, 'version' | 'versions'>) {
  const t = useT();
  return (
    <ul className="sheet-entries">
      {versions.map((one, at) => {
        const before = versions[at + 1]?.version;
        return (
          <li key={one.version} className="sheet-entry">
            <p>
              <strong>{t('drafting.version_n', { version: one.version })}</strong>
              {t('schemepage.comma')}
              <Instant at={one.publishedAt} />
            </p>
            <p className="row">
              {one.version !== version && (
                <Go to={`/office/schemes/${scheme}?version=${one.version}`}>{t('drafting.read_n', { version: one.version })}</Go>
              )}
              {before !== undefined && (
                <Go to={`/office/schemes/${scheme}/changes?from=${before}&to=${one.version}`}>
                  {t('drafting.compare_n', { from: before, to: one.version })}
                </Go>
              )}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
