import { useState } from 'react';
import { useParams } from 'react-router';
import type { ApiAnswer } from '../../../ui/api.ts';
import { Empty, Notice } from '../../../ui/blocks.tsx';
import { Button, LinkButton } from '../../../ui/button.tsx';
import { ChoiceField, ConsentField } from '../../../ui/form/choice-fields.tsx';
import { Form } from '../../../ui/form/form.tsx';
import { Page } from '../../../ui/page.tsx';
import { useAct, useApi } from '../../../ui/queries.ts';
import { useFormat, useT } from '../../../ui/reading.tsx';
import { Shown } from '../../../ui/shown.tsx';

type Earlier = ApiAnswer<'GET /applications/:id/earlier'>['applications'];
type Copied = ApiAnswer<'POST /applications/:id/copy'>;

/** Fills a draft with what was answered in an earlier application, and says what did not fit. */
export default function EarlierPage() {
  const { id = '' } = useParams();
  const t = useT();
  const earlier = useApi('GET /applications/:id/earlier', { params: { id } });
  return (
    <Page
      title={t('owndata.copy.title')}
      lede={t('owndata.copy.lede')}
      crumbs={[
        { to: '/portal', label: t('applying.home.title') },
        { to: `/portal/applications/${id}`, label: t('owndata.copy.back') },
      ]}
    >
      <Shown query={earlier}>
        {({ applications }) =>
          applications.length === 0 ? (
            <Empty title={t('owndata.copy.none')} />
          ) : (
            <Choose key={id} id={id} applications={applications} />
          )
        }
      </Shown>
    </Page>
  );
}

function Choose({ id, applications }: { readonly id: string; readonly applications: Earlier }) {
  const t = useT();
  const format = useFormat();
  const [from, setFrom] = useState(applications[0]?.id ?? '');
  const [documents, setDocuments] = useState(true);
  const copy = useAct('POST /applications/:id/copy');
  if (copy.data) return <Done id={id} of={copy.data} />;
  const said = ({ reference, submittedAt, begunAt }: Earlier[number]) =>
    reference === null || submittedAt === null
      ? t('owndata.copy.draft', { at: begunAt })
      : t('owndata.copy.sent', { reference, at: submittedAt });
  return (
    <Form onSubmit={() => copy.mutate({ params: { id }, body: { from, documents } })} problem={copy.error}>
      <ChoiceField
        name="from"
        label={t('owndata.copy.which')}
        choices={applications.map((one) => ({ value: one.id, label: `${format.text(one.scheme)} · ${said(one)}` }))}
        value={from}
        onChange={setFrom}
      />
      <ConsentField name="documents" label={t('owndata.copy.documents')} value={documents} onChange={setDocuments} />
      <Button type="submit" isPending={copy.isPending}>
        {t('owndata.copy.act')}
      </Button>
    </Form>
  );
}

function Done({ id, of }: { readonly id: string; readonly of: Copied }) {
  const t = useT();
  const format = useFormat();
  return (
    <div className="stack-wide">
      <div role="status">
        <Notice tone="jade">{t('owndata.copy.done', { n: of.copied.length })}</Notice>
      </div>
      {of.left.length > 0 && (
        <section className="stack" aria-labelledby="left">
          <h2 id="left">{t('owndata.copy.left')}</h2>
          <ul>
            {of.left.map(({ field, label, why }) => (
              <li key={field}>
                {format.text(label)}: <span className="muted">{t(`owndata.copy.why.${why}`)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p>
        <LinkButton to={`/portal/applications/${id}`}>{t('owndata.copy.back')}</LinkButton>
      </p>
    </div>
  );
}
