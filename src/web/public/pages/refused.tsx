import type { ApiRefusal } from '../../ui/api.ts';
import { Go, useT } from '../../ui/reading.tsx';
import { publicPage } from '../page.ts';

export const notFoundPage = publicPage({
  path: '/not-found',
  title: (_, { t }) => t('common.not_found.title'),
  View: NotFound,
});

function NotFound() {
  const t = useT();
  return (
    <div className="wide page prose">
      <h1>{t('common.not_found.title')}</h1>
      <p className="lede">{t('common.not_found.text')}</p>
      <ul>
        <li>
          <Go to="/">{t('common.nav.home')}</Go>
        </li>
        <li>
          <Go to="/schemes">{t('public.nav.schemes')}</Go>
        </li>
        <li>
          <Go to="/figures">{t('public.nav.figures')}</Go>
        </li>
      </ul>
    </div>
  );
}

export const failedPage = publicPage<ApiRefusal>({
  path: '/failed',
  title: (_, { t }) => t('common.failed.title'),
  View: ({ loaded }) => <Failed refusal={loaded} />,
});

/** A refusal says its own words; a fault of ours says that it is ours, and how to name it to us. */
function Failed({ refusal }: { readonly refusal: ApiRefusal }) {
  const t = useT();
  const isOurs = refusal.status >= 500;
  return (
    <div className="wide page prose">
      <h1>{isOurs ? t('common.failed.title') : refusal.title}</h1>
      {isOurs && <p className="lede">{t('common.failed.text')}</p>}
      {refusal.requestId && <p className="muted">{t('common.failed.reference', { id: refusal.requestId })}</p>}
      <p>
        <Go to="/">{t('common.nav.home')}</Go>
      </p>
    </div>
  );
}
