import { useParams } from 'react-router';
import { DefinitionList, Notice } from '../../../ui/blocks.tsx';
import { Page } from '../../../ui/page.tsx';
import { useApi } from '../../../ui/queries.ts';
import { useFormat, useT } from '../../../ui/reading.tsx';
import { Shown } from '../../../ui/shown.tsx';
import { Instant, Status } from '../../../ui/values.tsx';
import { Checked, Written } from './acts.tsx';
import { Problems } from './problems.tsx';
import { SendFile } from './send-file.tsx';
import { type Import, isRunning, toneOf } from './states.ts';

/** One import, from the file to the records and, if need be, back. */
export default function ImportPage() {
  const t = useT();
  const { id = '' } = useParams();
  const last = useApi('GET /imports/:id', { params: { id } });
  const one = useApi('GET /imports/:id', { params: { id } }, isRunning(last.data?.status) ? { every: 1000 } : {});
  const title = one.data ? t(`imports.kind.${one.data.kind}`) : t('imports.new');
  return (
    <Page title={title} crumbs={[{ to: '/office/imports', label: t('imports.title') }]}>
      <Shown query={one}>
        {(found) => (
          <div className="sections">
            <About of={found} />
            <State of={found} />
          </div>
        )}
      </Shown>
    </Page>
  );
}

function About({ of: one }: { readonly of: Import }) {
  const t = useT();
  const format = useFormat();
  return (
    <DefinitionList
      dense
      items={[
        { term: t('imports.file'), is: <span className="breakable">{one.fileName ?? '–'}</span> },
        {
          term: t('imports.status'),
          is: <Status tone={toneOf(one.status, one.problems)}>{t(`imports.status.${one.status}`)}</Status>,
        },
        { term: t('imports.rows'), is: format.number(one.rows) },
        { term: t('imports.by'), is: one.createdBy },
        { term: t('imports.when'), is: <Instant at={one.createdAt} /> },
        ...(one.sha256 === null ? [] : [{ term: t('imports.hash'), is: <code className="breakable">{one.sha256}</code> }]),
      ]}
    />
  );
}

function State({ of: one }: { readonly of: Import }) {
  switch (one.status) {
    case 'empty':
      return <SendFile of={one} />;
    case 'reading':
    case 'writing':
    case 'undoing':
      return <Running of={one} />;
    case 'checked':
      return (
        <>
          <Checked of={one} />
          <SendFile of={one} />
          {one.problems > 0 && <Problems of={one} />}
        </>
      );
    case 'written':
      return (
        <>
          <Written of={one} />
          {one.problems > 0 && <Problems of={one} />}
        </>
      );
    default:
      return <Over of={one} />;
  }
}

/** What a job is at, and how far it is. */
function Running({ of: { status, rows, readShare } }: { readonly of: Import }) {
  const t = useT();
  const words =
    status === 'reading' ? t('imports.reading', { rows }) : t(status === 'writing' ? 'imports.writing' : 'imports.undoing');
  return (
    <section className="stack" aria-live="polite">
      <p>{words}</p>
      {status === 'reading' ? (
        <progress className="file-progress" value={readShare} aria-label={t('imports.progress')} />
      ) : (
        <progress className="file-progress" aria-label={t('imports.progress')} />
      )}
    </section>
  );
}

function Over({ of: { status } }: { readonly of: Import }) {
  const t = useT();
  return (
    <Notice>
      <p>{t(status === 'undone' ? 'imports.undone' : 'imports.cancelled')}</p>
    </Notice>
  );
}
