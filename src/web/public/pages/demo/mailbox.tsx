import type { ApiAnswer } from '../../../ui/api.ts';
import { address } from '../../../ui/addresses.ts';
import { Breadcrumbs, Empty } from '../../../ui/blocks.tsx';
import { SearchBox } from '../../../ui/facets.tsx';
import { Pagination } from '../../../ui/pagination.tsx';
import { useReading } from '../../../ui/reading.tsx';
import { Instant } from '../../../ui/values.tsx';
import { publicPage } from '../../page.ts';

type Mailbox = ApiAnswer<'GET /demo/mailbox'>;
type Mail = Mailbox['mails'][number];

interface Loaded {
  readonly mailbox: Mailbox;
  readonly to: string;
}

/** The mail that the example hub sends, which no real mailbox ever gets. */
export const mailboxPage = publicPage<Loaded>({
  path: '/demo/mailbox',
  hidden: true,
  title: (_, { t }) => t('people.mailbox.title'),
  load: async ({ api, query }) => {
    const to = query.get('to') ?? '';
    const page = query.get('page') ?? undefined;
    return { mailbox: await api('GET /demo/mailbox', { query: { to, page } }), to };
  },
  View: ({ loaded }) => <MailboxView {...loaded} />,
});

function MailboxView({ mailbox: { mails, page, pageSize, total }, to }: Loaded) {
  const { t, locale } = useReading();
  return (
    <div className="wide page">
      <Breadcrumbs crumbs={[{ to: '/demo', label: t('people.demo.title') }]} />
      <div className="page-head">
        <h1>{t('people.mailbox.title')}</h1>
        <p className="lede">{t('people.mailbox.lede')}</p>
      </div>
      <div className="stack-wide">
        <form method="get" action={address(locale, '/demo/mailbox')} className="demo-search">
          <SearchBox name="to" label={t('people.mailbox.search')} value={to} />
        </form>
        {mails.length === 0 ? (
          <Empty title={t(to === '' ? 'people.mailbox.empty' : 'people.mailbox.none')}>
            <p>{t('people.mailbox.wait')}</p>
          </Empty>
        ) : (
          <>
            <ol className="mails">
              {mails.map((mail, at) => (
                <MailItem key={mail.id} mail={mail} isOpen={at === 0} />
              ))}
            </ol>
            <Pagination page={page} size={pageSize} total={total} />
          </>
        )}
      </div>
    </div>
  );
}

function MailItem({ mail, isOpen }: { readonly mail: Mail; readonly isOpen: boolean }) {
  const { t } = useReading();
  return (
    <li>
      <details className="mail" open={isOpen}>
        <summary className="mail-head">
          <span className="mail-subject">{mail.subject}</span>
          <span className="mail-to">
            {t('people.mailbox.to')} {mail.to} · <Instant at={mail.at} short />
          </span>
        </summary>
        <div className="mail-body">
          <Linked text={mail.body} />
        </div>
      </details>
    </li>
  );
}

/** The text as it was sent, with its addresses as links. */
function Linked({ text }: { readonly text: string }) {
  const parts = text.split(/(https?:\/\/[^\s<>"]+)/);
  return (
    <>
      {parts.map((part, at) => {
        // The parts of a text never change their order, so their place names them.
        if (at % 2 === 0) return part;
        return (
          <a key={`${at}`} href={part}>
            {part}
          </a>
        );
      })}
    </>
  );
}
