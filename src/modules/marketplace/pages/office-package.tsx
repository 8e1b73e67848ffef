import { useState } from 'react';
import { useParams } from 'react-router';
import type { ApiAnswer } from '../../../web/ui/api.ts';
import { locales } from '../../../platform/messages.ts';
import { languageTag } from '../../../platform/formats.ts';
import { DefinitionList, Notice } from '../../../web/ui/blocks.tsx';
import { Page } from '../../../web/ui/page.tsx';
import { useAct, useApi } from '../../../web/ui/queries.ts';
import { Go, useFormat, useT } from '../../../web/ui/reading.tsx';
import { Shown } from '../../../web/ui/shown.tsx';
import { Instant, Money, Status } from '../../../web/ui/values.tsx';
import { ActDialog } from '../../../web/office/parts/act-dialog.tsx';
import { Actions } from '../../../web/office/parts/actions.tsx';
import { Judgements } from '../../../web/office/parts/rules.tsx';
import { Price } from './card.tsx';
import { Happened, Part, Taken } from './office-parts.tsx';
import { packageTone } from './states.ts';

type Case = ApiAnswer<'GET /office/packages/:id'>;
type Inside = NonNullable<Case['inside']>;
type Content = Inside['content'];

/** A package: left what it says in every language, right what speaks for and against it and what can be done. */
export default function OfficePackagePage() {
  const { id = '' } = useParams();
  const t = useT();
  const format = useFormat();
  const found = useApi('GET /office/packages/:id', { params: { id } });
  return (
    <Shown query={found}>
      {(it) => (
        <Page
          title={format.text(it.name)}
          crumbs={[{ to: '/office/packages', label: t('marketplace.office.packages') }]}
          lede={`${it.category} · ${it.sector}`}
          aside={<Facts of={it} />}
        >
          {it.inside === null ? (
            <div className="stack">
              <Notice tone="amber">{t('marketplace.office.conflict')}</Notice>
              <Acts of={it} />
            </div>
          ) : (
            <div className="case">
              <div className="case-words">
                <h2 className="case-side">{t('marketplace.office.says')}</h2>
                {it.inside.before !== null && <Before before={it.inside.before.content} now={it.inside.content} />}
                <AllLanguages content={it.inside.content} />
              </div>
              <div className="case-evidence">
                <h2 className="hidden-visually">{t('marketplace.office.evidence')}</h2>
                <Acts of={it} />
                <Evidence of={it.inside} />
              </div>
            </div>
          )}
        </Page>
      )}
    </Shown>
  );
}

function Facts({ of }: { readonly of: Case }) {
  const t = useT();
  const format = useFormat();
  return (
    <DefinitionList
      dense
      items={[
        {
          term: t('marketplace.office.status'),
          is: <Status tone={packageTone[of.status]}>{t(`marketplace.status.${of.status}`)}</Status>,
        },
        {
          term: t('marketplace.catalogue.provider'),
          is: <Go to={`/office/providers/${of.provider.id}`}>{format.text(of.provider.name)}</Go>,
        },
        ...(of.submittedAt === null
          ? []
          : [{ term: t('marketplace.office.submitted'), is: <Instant at={of.submittedAt} short /> }]),
        ...(of.decidedAt === null ? [] : [{ term: t('marketplace.office.decided'), is: <Instant at={of.decidedAt} short /> }]),
      ]}
    />
  );
}

/** Whatever the reader's own language is, the catalogue shows three: each is read before it is accepted. */
function AllLanguages({ content }: { readonly content: Content }) {
  const t = useT();
  const format = useFormat();
  return (
    <div className="sent">
      <DefinitionList
        dense
        items={[
          { term: t('marketplace.edit.price'), is: <Price of={content} /> },
          ...content.options.map(({ name, price }) => ({ term: format.text(name), is: <Money cents={price} /> })),
        ]}
      />
      {locales.map((locale) => (
        <section key={locale} className="sent-section" lang={languageTag[locale]}>
          <h3>{t(`marketplace.lang.${locale}`)}</h3>
          <p>
            <strong>{content.name[locale]}</strong>
          </p>
          <p>{content.summary[locale]}</p>
          <ul className="ticks">
            {content.includes.map((item) => (
              <li key={item.en}>{item[locale]}</li>
            ))}
          </ul>
          {content.options.length > 0 && (
            <p className="muted">
              {t('marketplace.edit.options')}
              {t('common.colon')}
              {content.options.map(({ name }) => name[locale]).join(locale === 'en' ? ', ' : '、')}
            </p>
          )}
        </section>
      ))}
    </div>
  );
}

/** What a new version changes of the one in the catalogue. */
function Before({ before, now }: { readonly before: Content; readonly now: Content }) {
  const t = useT();
  const format = useFormat();
  const names = (content: Content) => content.includes.map((item) => format.text(item)).join('; ');
  const options = (content: Content) =>
    content.options.map(({ name, price }) => `${format.text(name)} ${format.money(price)}`).join('; ');
  const lines = [
    { key: 'price', head: t('marketplace.package.cost'), was: format.money(before.price), is: format.money(now.price) },
    { key: 'name', head: t('marketplace.edit.name'), was: format.text(before.name), is: format.text(now.name) },
    { key: 'summary', head: t('marketplace.edit.summary'), was: format.text(before.summary), is: format.text(now.summary) },
    { key: 'includes', head: t('marketplace.edit.includes'), was: names(before), is: names(now) },
    { key: 'options', head: t('marketplace.edit.options'), was: options(before), is: options(now) },
  ];
  return (
    <table className="table table-dense">
      <caption className="table-caption">{t('marketplace.office.compare')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('marketplace.compare.feature')}</th>
          <th scope="col">{t('marketplace.office.before')}</th>
          <th scope="col">{t('marketplace.office.now')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ key, head, was, is }) => (
          <tr key={key} className={was === is ? 'muted' : 'row-changed'}>
            <th scope="row">{head}</th>
            <td>{was}</td>
            <td>{is}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Evidence({ of }: { readonly of: Inside }) {
  const t = useT();
  return (
    <>
      <Part title={t('marketplace.office.rules')}>
        <Judgements all={of.evaluations} empty={t('marketplace.office.rules_never')} />
      </Part>
      <Part title={t('marketplace.package.costs')}>
        <DefinitionList
          dense
          items={[
            { term: t('marketplace.package.cost'), is: <Money cents={of.content.price} /> },
            { term: t('marketplace.package.support'), is: <Money cents={of.given} /> },
            { term: t('marketplace.office.place'), is: String(of.others) },
          ]}
        />
      </Part>
      <Part title={t('marketplace.office.decisions')}>
        <Taken decisions={of.decisions} />
      </Part>
      <Part title={t('marketplace.office.history')}>
        <Happened events={of.history} />
      </Part>
    </>
  );
}

function Acts({ of }: { readonly of: Case }) {
  const t = useT();
  const format = useFormat();
  const [isOpen, setIsOpen] = useState(false);
  const decide = useAct('POST /packages/:id/decide', { onDone: () => setIsOpen(false) });
  const { inside } = of;
  const effect = (chosen: string) => {
    if (chosen === 'refuse' || inside === null) return <p>{t('marketplace.office.effect.refuse_package')}</p>;
    return (
      <>
        <p>{t('marketplace.office.effect.accept_package', { price: inside.content.price, given: inside.given })}</p>
        {inside.before !== null && (
          <p>{t('marketplace.office.effect.accept_version', { before: inside.before.content.price })}</p>
        )}
      </>
    );
  };
  return (
    <>
      <Actions
        actions={of.actions.map(({ act, why }) => ({
          key: act,
          title: t('marketplace.office.decide'),
          why,
          kind: 'primary',
          onPress: () => setIsOpen(true),
        }))}
      />
      {isOpen && (
        <ActDialog
          title={t('marketplace.office.decide_title', { name: format.text(of.name) })}
          choiceLabel={t('marketplace.office.outcome')}
          choices={[
            { value: 'accept', label: t('marketplace.office.accept') },
            { value: 'refuse', label: t('marketplace.office.refuse') },
          ]}
          effect={effect}
          wordsName="reason"
          wordsLabel={t('marketplace.reason')}
          wordsHint={t('marketplace.office.reason_hint')}
          act={(chosen) => t(chosen === 'refuse' ? 'marketplace.office.refuse' : 'marketplace.office.accept')}
          isPending={decide.isPending}
          problem={decide.error}
          onAct={({ choice, words }) =>
            decide.mutate({ params: { id: of.id }, body: { outcome: choice === 'accept' ? 'accept' : 'refuse', reason: words } })
          }
          onClose={() => setIsOpen(false)}
        />
      )}
    </>
  );
}
