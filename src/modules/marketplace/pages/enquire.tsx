import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { ApiAnswer } from '../../../web/ui/api.ts';
import { Notice } from '../../../web/ui/blocks.tsx';
import { Button, LinkButton } from '../../../web/ui/button.tsx';
import { ChoiceField, MultiField } from '../../../web/ui/form/choice-fields.tsx';
import { Form } from '../../../web/ui/form/form.tsx';
import { LongTextField } from '../../../web/ui/form/text-fields.tsx';
import { Page } from '../../../web/ui/page.tsx';
import { useAct, useApi } from '../../../web/ui/queries.ts';
import { useFormat, useReading, useT } from '../../../web/ui/reading.tsx';
import { Shown } from '../../../web/ui/shown.tsx';
import { Money } from '../../../web/ui/values.tsx';

type Pack = ApiAnswer<'GET /packages/:id'>;
type Organisation = ApiAnswer<'GET /organisations/mine'>['organisations'][number];

/** Asks a package's provider whether it can serve one of my organisations. */
export default function EnquirePage() {
  const { id = '' } = useParams();
  const t = useT();
  const format = useFormat();
  const pack = useApi('GET /packages/:id', { params: { id } });
  const organisations = useApi('GET /organisations/mine');
  return (
    <Page
      title={
        pack.data
          ? `${t('marketplace.enquiry.title')}${t('common.colon')}${format.text(pack.data.name)}`
          : t('marketplace.enquiry.title')
      }
      crumbs={[{ to: `/catalogue/${id}`, label: pack.data ? format.text(pack.data.name) : t('marketplace.catalogue.title') }]}
      lede={t('marketplace.enquiry.lede')}
    >
      <Shown query={pack}>
        {(it) => (
          <Shown query={organisations}>
            {({ organisations: mine }) =>
              mine.length === 0 ? (
                <Notice tone="amber" title={t('marketplace.enrol.no_organisation')}>
                  <LinkButton to="/portal/organisations/new">{t('marketplace.enrol.register')}</LinkButton>
                </Notice>
              ) : (
                <EnquiryForm of={it} mine={mine} />
              )
            }
          </Shown>
        )}
      </Shown>
    </Page>
  );
}

function EnquiryForm({ of, mine }: { readonly of: Pack; readonly mine: readonly Organisation[] }) {
  const t = useT();
  const { locale } = useReading();
  const format = useFormat();
  const navigate = useNavigate();
  const [organisationId, setOrganisation] = useState(mine.length === 1 ? (mine[0]?.id ?? '') : '');
  const [options, setOptions] = useState<readonly string[]>([]);
  const [note, setNote] = useState('');
  const enquire = useAct('POST /enquiries', {
    onDone: ({ id }) => void navigate(`/portal/enquiries/${id}`, { replace: true }),
  });
  const send = () =>
    enquire.mutate({ body: { packageId: of.id, organisationId, options: [...options], ...(note.trim() !== '' && { note }) } });
  return (
    <div className="sidebar-layout">
      <Form onSubmit={send} problem={enquire.error}>
        <ChoiceField
          name="organisationId"
          label={t('marketplace.enquiry.organisation')}
          value={organisationId}
          onChange={setOrganisation}
          choices={mine.map((one) => ({ value: one.id, label: locale === 'en' ? one.nameEn : (one.nameZh ?? one.nameEn) }))}
        />
        {of.options.length > 0 && (
          <MultiField
            name="options"
            label={t('marketplace.enquiry.options')}
            isOptional
            value={options}
            onChange={setOptions}
            choices={of.options.map(({ id, name, price }) => ({
              value: id,
              label: t('marketplace.enquiry.option_label', { name: format.text(name), price }),
            }))}
          />
        )}
        <LongTextField
          name="note"
          label={t('marketplace.enquiry.note')}
          hint={t('marketplace.enquiry.note_hint')}
          isOptional
          value={note}
          onChange={setNote}
          rows={4}
          maxLength={1000}
        />
        <div>
          <Button type="submit" isPending={enquire.isPending} isDisabled={organisationId === ''}>
            {t('marketplace.enquiry.send')}
          </Button>
        </div>
      </Form>
      <Sums of={of} options={options} />
    </div>
  );
}

/** What it comes to with what is chosen, as the hub works it out. */
function Sums({ of, options }: { readonly of: Pack; readonly options: readonly string[] }) {
  const t = useT();
  const format = useFormat();
  const sums = useApi(
    'GET /packages/:id/estimate',
    { params: { id: of.id }, query: { option: [...options] } },
    { keepLast: true },
  );
  return (
    <aside className="panel sticky stack" aria-label={t('marketplace.package.costs')}>
      <p>
        <strong>{format.text(of.name)}</strong>
        <br />
        <span className="muted">{format.text(of.provider.name)}</span>
      </p>
      <Shown query={sums}>
        {({ cost, given, own }) => (
          <dl className="package-sums" aria-live="polite">
            <div>
              <dt>{t('marketplace.enquiry.total')}</dt>
              <dd>
                <Money cents={cost} />
              </dd>
            </div>
            <div>
              <dt>{t('marketplace.package.support')}</dt>
              <dd className="package-given">
                <Money cents={given} />
              </dd>
            </div>
            <div>
              <dt>{t('marketplace.package.own')}</dt>
              <dd>
                <Money cents={own} />
              </dd>
            </div>
          </dl>
        )}
      </Shown>
      <p className="small muted">{t('marketplace.package.costs_lede', { scheme: format.text(of.schemeName) })}</p>
    </aside>
  );
}
