import { Notice } from '../../../ui/blocks.tsx';
import { useT } from '../../../ui/reading.tsx';
import { publicPage } from '../../page.ts';

/** After the merchant has answered: that it is in, and what comes of it. */
export const confirmedPage = publicPage<undefined>({
  path: '/confirm/done',
  hidden: true,
  title: (_, { t }) => t('claim.confirm.done'),
  View: ({ request }) => <Confirmed reference={request.query.get('reference')} />,
});

function Confirmed({ reference }: { readonly reference: string | null }) {
  const t = useT();
  return (
    <div className="wide page">
      <div className="page-head">
        <h1>{t('claim.confirm.done')}</h1>
        {reference !== null && <p className="lede">{t('claim.confirm.done_reference', { reference })}</p>}
      </div>
      <Notice>
        <p>{t('claim.confirm.done_text')}</p>
      </Notice>
    </div>
  );
}
