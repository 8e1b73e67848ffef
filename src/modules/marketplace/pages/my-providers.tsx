import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { ApiAnswer } from '../../../web/ui/api.ts';
import { Empty } from '../../../web/ui/blocks.tsx';
import { Button, LinkButton } from '../../../web/ui/button.tsx';
import { ChoiceField } from '../../../web/ui/form/choice-fields.tsx';
import { Form } from '../../../web/ui/form/form.tsx';
import { Page } from '../../../web/ui/page.tsx';
import { useAct, useApi } from '../../../web/ui/queries.ts';
import { Go, useFormat, useReading, useT } from '../../../web/ui/reading.tsx';
import { Shown } from '../../../web/ui/shown.tsx';
import { Status } from '../../../web/ui/values.tsx';
import { providerTone } from './states.ts';

type Mine = ApiAnswer<'GET /providers/mine'>;

/** My companies that sell, and the way to enrol another. */
export default function MyProvidersPage() {
  const t = useT();
  const mine = useApi('GET /providers/mine');
  return (
    <Page title={t('marketplace.mine.title')} lede={t('marketplace.mine.lede')}>
      <Shown query={mine}>
        {(it) => (
          <div className="stack-wide">
            {it.providers.length === 0 ? (
              <Empty title={t('marketplace.mine.none.title')}>
                <p>{t('marketplace.mine.none.text')}</p>
              </Empty>
            ) : (
              <ul className="tasks">
                {it.providers.map((one) => (
                  <Provider key={one.id} of={one} />
                ))}
              </ul>
            )}
            <Enrol mine={it} />
          </div>
        )}
      </Shown>
    </Page>
  );
}

function Provider({ of }: { readonly of: Mine['providers'][number] }) {
  const t = useT();
  const format = useFormat();
  const isAccepted = of.status === 'accepted';
  return (
    <li className="provider-row">
      <div className="provider-row-words">
        <h2 className="provider-row-name">
          <Go to={isAccepted ? `/portal/providers/${of.id}/packages` : `/portal/providers/${of.id}`}>
            {format.text(of.organisation.name)}
          </Go>
        </h2>
        <p className="muted">{format.text(of.schemeName)}</p>
        <p>
          <Status tone={providerTone[of.status]}>{t(`marketplace.status.${of.status}`)}</Status>
        </p>
      </div>
      <ul className="provider-row-ways">
        {isAccepted && (
          <li>
            <Go to={`/portal/providers/${of.id}/enquiries`}>{t('marketplace.mine.to_answer', { n: of.openEnquiries })}</Go>
          </li>
        )}
        {(isAccepted || of.listed > 0) && (
          <li>
            <Go to={`/portal/providers/${of.id}/packages`}>{t('marketplace.mine.packages', { n: of.listed })}</Go>
          </li>
        )}
        <li>
          <Go to={`/portal/providers/${of.id}`}>
            {t(of.status === 'draft' ? 'marketplace.mine.go_on' : 'marketplace.mine.open')}
          </Go>
        </li>
      </ul>
    </li>
  );
}

function Enrol({ mine }: { readonly mine: Mine }) {
  const t = useT();
  const { locale } = useReading();
  const format = useFormat();
  const navigate = useNavigate();
  const organisations = useApi('GET /organisations/mine');
  const [scheme, setScheme] = useState(mine.schemes.length === 1 ? (mine.schemes[0]?.scheme ?? '') : '');
  const [chosen, setChosen] = useState('');
  const begin = useAct('POST /providers', { onDone: ({ id }) => void navigate(`/portal/providers/${id}`) });
  const all = organisations.data?.organisations ?? [];
  const free = all.filter(
    ({ id }) => !mine.providers.some((one) => one.organisation.id === id && (scheme === '' || one.scheme === scheme)),
  );
  const intro = mine.schemes.find((one) => one.scheme === scheme)?.intro;
  if (mine.schemes.length === 0) return null;
  return (
    <section aria-labelledby="enrol" className="stack">
      <h2 id="enrol">{t('marketplace.enrol.title')}</h2>
      {intro && <p>{format.text(intro)}</p>}
      <Shown query={organisations}>
        {() =>
          free.length === 0 ? (
            <div className="stack">
              <p>{t(all.length === 0 ? 'marketplace.enrol.no_organisation' : 'marketplace.enrol.all_done')}</p>
              <LinkButton kind="secondary" to="/portal/organisations/new">
                {t('marketplace.enrol.register')}
              </LinkButton>
            </div>
          ) : (
            <Form onSubmit={() => begin.mutate({ body: { scheme, organisationId: chosen } })} problem={begin.error}>
              {mine.schemes.length > 1 && (
                <ChoiceField
                  name="scheme"
                  label={t('marketplace.enrol.scheme')}
                  value={scheme}
                  onChange={setScheme}
                  choices={mine.schemes.map((one) => ({ value: one.scheme, label: format.text(one.name) }))}
                />
              )}
              <ChoiceField
                name="organisationId"
                label={t('marketplace.enrol.organisation')}
                value={chosen}
                onChange={setChosen}
                choices={free.map((one) => ({ value: one.id, label: locale === 'en' ? one.nameEn : (one.nameZh ?? one.nameEn) }))}
              />
              <div>
                <Button type="submit" isPending={begin.isPending} isDisabled={chosen === '' || scheme === ''}>
                  {t('marketplace.enrol.act')}
                </Button>
              </div>
            </Form>
          )
        }
      </Shown>
    </section>
  );
}
