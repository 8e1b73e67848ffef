import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { ApiAnswer } from '../../../ui/api.ts';
import { Button } from '../../../ui/button.tsx';
import { ChoiceField } from '../../../ui/form/choice-fields.tsx';
import { Form } from '../../../ui/form/form.tsx';
import { Page } from '../../../ui/page.tsx';
import { useAct, useApi } from '../../../ui/queries.ts';
import { useReading, useT } from '../../../ui/reading.tsx';
import { Shown } from '../../../ui/shown.tsx';
import { Table } from '../../../ui/table.tsx';

type Kind = ApiAnswer<'GET /import-kinds'>['kinds'][number];

/** Says what the file will hold, with the columns it may have and a template of them. */
export default function NewImportPage() {
  const t = useT();
  const kinds = useApi('GET /import-kinds');
  return (
    <Page title={t('imports.new')} lede={t('imports.new.lede')} crumbs={[{ to: '/office/imports', label: t('imports.title') }]}>
      <Shown query={kinds}>{(answer) => <Choose kinds={answer.kinds} />}</Shown>
    </Page>
  );
}

function Choose({ kinds }: { readonly kinds: readonly Kind[] }) {
  const t = useT();
  const navigate = useNavigate();
  const [kind, setKind] = useState<Kind['kind']>('organisations');
  const begin = useAct('POST /imports', { onDone: ({ id }) => void navigate(`/office/imports/${id}`) });
  const chosen = kinds.find((one) => one.kind === kind);
  return (
    <div className="sections">
      <Form onSubmit={() => begin.mutate({ body: { kind } })} problem={begin.error}>
        <ChoiceField
          name="kind"
          label={t('imports.what')}
          value={kind}
          onChange={(value) => setKind(value as Kind['kind'])}
          choices={kinds.map((one) => ({ value: one.kind, label: t(`imports.kind.${one.kind}`) }))}
        />
        <p>
          <Button type="submit" isPending={begin.isPending}>
            {t('imports.start')}
          </Button>
        </p>
      </Form>
      {chosen && <Columns of={chosen} />}
    </div>
  );
}

function Columns({ of: { kind, columns } }: { readonly of: Kind }) {
  const t = useT();
  const { locale } = useReading();
  return (
    <section className="stack" aria-labelledby="columns">
      <h2 id="columns">{t('imports.columns')}</h2>
      <p>
        <a href={`/api/import-kinds/${kind}/template?lang=${locale}`} download>
          {t('imports.template')}
        </a>
      </p>
      <Table
        dense
        caption={t('imports.columns')}
        rows={columns}
        rowKey={({ name }) => name}
        columns={[
          { key: 'name', head: t('imports.columns.name'), lead: 1, cell: ({ name }) => t(`imports.column.${name}`) },
          {
            key: 'needed',
            head: t('imports.columns.needed'),
            lead: 2,
            cell: ({ required }) => t(required ? 'common.yes' : 'common.no'),
          },
          { key: 'hint', head: t('imports.columns.hint'), cell: ({ name }) => t(`imports.hint.${name}`) },
        ]}
      />
    </section>
  );
}
