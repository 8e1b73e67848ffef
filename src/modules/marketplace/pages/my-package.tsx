import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useMe } from '../../../web/app/me.ts';
import { address } from '../../../web/ui/addresses.ts';
import type { ApiAnswer } from '../../../web/ui/api.ts';
import { Notice } from '../../../web/ui/blocks.tsx';
import { Button } from '../../../web/ui/button.tsx';
import { Confirm } from '../../../web/ui/dialog.tsx';
import { Reason } from '../../../web/ui/form/problems.tsx';
import { Page } from '../../../web/ui/page.tsx';
import { useAct, useApi } from '../../../web/ui/queries.ts';
import { Go, useFormat, useReading, useT } from '../../../web/ui/reading.tsx';
import { Shown } from '../../../web/ui/shown.tsx';
import { Status } from '../../../web/ui/values.tsx';
import { PackageEditor } from './package-editor.tsx';
import { PackageWords } from './package-words.tsx';
import { packageTone } from './states.ts';

export type MyPackage = ApiAnswer<'GET /packages/:id/mine'>;

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

/** What can be done with a package besides writing it. */
export function Acts({ of }: { readonly of: MyPackage }) {
  const t = useT();
  const { locale } = useReading();
  const navigate = useNavigate();
  const revise = useAct('POST /packages/:id/revise', {
    onDone: ({ id }) => void navigate(address(locale, `/portal/packages/${id}`)),
  });
  return (
    <div className="row">
      {of.isListed && <Go to={`/catalogue/${of.id}`}>{t('marketplace.edit.see_listed')}</Go>}
      {of.may.revise &&
        (of.newVersion === null ? (
          <Button kind="secondary" onPress={() => revise.mutate({ params: { id: of.id } })} isPending={revise.isPending}>
            {t('marketplace.edit.revise')}
          </Button>
        ) : (
          <Go to={`/portal/packages/${of.newVersion}`}>{t('marketplace.edit.new_open')}</Go>
        ))}
      {of.may.withdraw && <Withdraw of={of} />}
      {revise.error && (
        <p className="field-error" role="alert">
          <Reason of={revise.error} />
        </p>
      )}
    </div>
  );
}

function Withdraw({ of }: { readonly of: MyPackage }) {
  const t = useT();
  const format = useFormat();
  const [isOpen, setIsOpen] = useState(false);
  const withdraw = useAct('POST /packages/:id/withdraw', { onDone: () => setIsOpen(false) });
  return (
    <>
      <Button kind="danger" onPress={() => setIsOpen(true)}>
        {t('marketplace.edit.withdraw')}
      </Button>
      <Confirm
        title={t('marketplace.edit.withdraw_title', { name: format.text(of.content.name) })}
        act={t('marketplace.edit.withdraw')}
        isOpen={isOpen}
        isPending={withdraw.isPending}
        problem={withdraw.error}
        onConfirm={() => withdraw.mutate({ params: { id: of.id } })}
        onClose={() => setIsOpen(false)}
      >
        <p>{t(of.isListed ? 'marketplace.edit.withdraw_text' : 'marketplace.edit.withdraw_draft')}</p>
      </Confirm>
    </>
  );
}
