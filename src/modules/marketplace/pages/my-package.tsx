import { useParams } from 'react-router';
import { useMe } from '../../../web/app/me.ts';
import { Notice } from '../../../web/ui/blocks.tsx';
import { Page } from '../../../web/ui/page.tsx';
import { useApi } from '../../../web/ui/queries.ts';
import { useFormat, useT } from '../../../web/ui/reading.tsx';
import { Shown } from '../../../web/ui/shown.tsx';
import { Status } from '../../../web/ui/values.tsx';
import { Acts, type MyPackage } from './package-acts.tsx';
import { PackageEditor } from './package-editor.tsx';
import { PackageWords } from './package-words.tsx';
import { packageTone } from './states.ts';

/** One package of mine: written while it is a draft, read once it was sent. */
export default function MyPackagePage() {
  const { id = '' } = useParams();
  const t = useT();
  const format = useFormat();
  const me = useMe();
  const pack = useApi('GET /packages/:id/mine', { params: { id } });
  const it = pack.data;
  return (
    <Page
      title={(it && format.text(it.content.name)) || t('marketplace.edit.new_title')}
      crumbs={[
        { to: '/portal/providers', label: t('marketplace.mine.title') },
        ...(it ? [{ to: `/portal/providers/${it.provider.id}/packages`, label: format.text(it.provider.name) }] : []),
      ]}
      aside={it && <Status tone={packageTone[it.status]}>{t(`marketplace.status.${it.isListed ? 'listed' : it.status}`)}</Status>}
    >
      <Shown query={pack}>
        {(found) => (
          <div className="stack-wide">
            <Standing of={found} />
            {found.may.edit ? (
              me.data && <PackageEditor key={found.id} of={found} person={me.data.id} />
            ) : (
              <>
                <PackageWords content={found.content} />
                <Acts of={found} />
              </>
            )}
          </div>
        )}
      </Shown>
    </Page>
  );
}

/** Where the package stands, when that is not plain from its status alone. */
function Standing({ of }: { readonly of: MyPackage }) {
  const t = useT();
  return (
    <>
      {of.replaces !== null && of.may.edit && (
        <Notice>
          <p>{t('marketplace.edit.of_version')}</p>
        </Notice>
      )}
      {of.status === 'refused' && (
        <Notice tone="vermilion" title={t('marketplace.edit.refused.title')}>
          {of.reason !== null && <blockquote className="decision-reason">{of.reason}</blockquote>}
        </Notice>
      )}
      {of.status === 'submitted' && (
        <Notice title={t('marketplace.edit.sent.title')}>
          <p>{t('marketplace.edit.sent.text')}</p>
        </Notice>
      )}
      {of.may.edit && of.provider.status !== 'accepted' && <Notice tone="amber">{t('marketplace.edit.not_yet')}</Notice>}
    </>
  );
}
