import type { ApiAnswer } from '../../../ui/api.ts';
import { Go, useFormat, useT } from '../../../ui/reading.tsx';
import { publicPage } from '../../page.ts';

type Subscription = ApiAnswer<'GET /subscriptions/:token'>;

const tokenOf = (params: Readonly<Record<string, string>>) => ({ token: params['token'] ?? '' });

/** Behind the link in a mail: to confirm a subscription, and to end it. Each takes a press, so that no mail scanner does it. */
export const subscriptionPage = publicPage<Subscription>({
  path: '/subscriptions/:token',
  hidden: true,
  load: ({ api, params }) => api('GET /subscriptions/:token', { params: tokenOf(params) }),
  act: async ({ api, params }, form) => {
    if (form.get('act') === 'end') {
      await api('POST /subscriptions/:token/unsubscribe', { params: tokenOf(params) });
      return { to: '/subscriptions/ended' };
    }
    await api('POST /subscriptions/:token/confirm', { params: tokenOf(params) });
    return { to: `/subscriptions/${tokenOf(params).token}` };
  },
  title: (_, { t }) => t('callpage.subscription.title'),
  View: ({ loaded }) => <SubscriptionView of={loaded} />,
});

/** After a subscription has ended. */
export const subscriptionEndedPage = publicPage<undefined>({
  path: '/subscriptions/ended',
  hidden: true,
  title: (_, { t }) => t('callpage.subscription.ended'),
  View: () => <Ended />,
});

function Ended() {
  const t = useT();
  return (
    <div className="wide page">
      <div className="page-head">
        <h1>{t('callpage.subscription.ended')}</h1>
        <p className="lede">{t('callpage.subscription.ended_text')}</p>
      </div>
      <p>
        <Go to="/calls">{t('callpage.list.see_all')}</Go>
      </p>
    </div>
  );
}

function SubscriptionView({ of: { isConfirmed, name, scheme } }: { readonly of: Subscription }) {
  const t = useT();
  const format = useFormat();
  return (
    <div className="wide page stack-wide">
      <div className="page-head">
        <h1>{t(isConfirmed ? 'callpage.subscription.on' : 'callpage.subscription.ask', { scheme: format.text(name) })}</h1>
        <p className="lede">{t(isConfirmed ? 'callpage.subscription.on_text' : 'callpage.subscription.ask_text')}</p>
      </div>
      <form method="post" className="row">
        {!isConfirmed && (
          <button type="submit" name="act" value="confirm" className="button button-primary">
            {t('callpage.subscription.confirm')}
          </button>
        )}
        <button type="submit" name="act" value="end" className="button button-secondary">
          {t('callpage.subscription.end')}
        </button>
      </form>
      <p>
        <Go to={`/schemes/${scheme}`}>{format.text(name)}</Go>
      </p>
    </div>
  );
}
