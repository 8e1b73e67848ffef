import type { ApiAnswer } from '../../../ui/api.ts';
import { Go, useFormat, useT } from '../../../ui/reading.tsx';
import { publicPage } from '../../page.ts';

type Subscription = ApiAnswer<'GET /subscriptions/:token'>;

interface Shown {
  readonly subscription: Subscription | undefined;
}

const tokenOf = (params: Readonly<Record<string, string>>) => ({ token: params['token'] ?? '' });

/** Behind the link in a mail: to confirm a subscription, and to end it. Each takes a press, so that no mail scanner does it. */
export const subscriptionPage = publicPage<Shown>({
  path: '/subscriptions/:token',
  hidden: true,
  load: async ({ api, params }) => ({ subscription: await api('GET /subscriptions/:token', { params: tokenOf(params) }) }),
  act: async ({ api, params }, form) => {
    if (form.get('act') === 'end') {
      await api('POST /subscriptions/:token/unsubscribe', { params: tokenOf(params) });
      return { shows: { subscription: undefined } };
    }
    return { shows: { subscription: await api('POST /subscriptions/:token/confirm', { params: tokenOf(params) }) } };
  },
  title: (_, { t }) => t('callpage.subscription.title'),
  View: ({ loaded }) => <SubscriptionView {...loaded} />,
});

function SubscriptionView({ subscription }: Shown) {
  const t = useT();
  const format = useFormat();
  if (subscription === undefined)
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
  const { isConfirmed, name, scheme } = subscription;
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
