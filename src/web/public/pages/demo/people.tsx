import type { ApiAnswer } from '../../../ui/api.ts';
import { address } from '../../../ui/addresses.ts';
import { Empty } from '../../../ui/blocks.tsx';
import { SearchBox } from '../../../ui/facets.tsx';
import { Go, useFormat, useReading } from '../../../ui/reading.tsx';
import { publicPage } from '../../page.ts';

type Rooms = ApiAnswer<'GET /demo/people'>['rooms'];
type Room = Rooms[number];

interface Loaded {
  readonly rooms: Rooms;
  readonly q: string;
}

/** Who a visitor can be in the example hub. Every button is a form post, so it works without a script. */
export const demoPage = publicPage<Loaded>({
  path: '/demo',
  hidden: true,
  title: (_, { t }) => t('people.demo.title'),
  load: async ({ api, query }) => {
    const q = query.get('q') ?? '';
    const { rooms } = await api('GET /demo/people', { query: { q } });
    return { rooms, q };
  },
  View: ({ loaded }) => <DemoView {...loaded} />,
});

function DemoView({ rooms, q }: Loaded) {
  const { t, locale } = useReading();
  const found = rooms.filter(({ people }) => people.length > 0);
  return (
    <div className="wide page">
      <div className="page-head">
        <h1>{t('people.demo.title')}</h1>
        <p className="lede">{t('people.demo.lede')}</p>
        <p>
          <Go to="/demo/mailbox">{t('people.mailbox.title')}</Go>
        </p>
      </div>
      <div className="stack-wide">
        <form method="get" action={address(locale, '/demo')} className="demo-search">
          <SearchBox label={t('people.demo.search')} value={q} />
        </form>
        {found.length === 0 ? (
          <Empty title={t('people.demo.none')}>
            <Go to="/demo">{t('people.demo.all')}</Go>
          </Empty>
        ) : (
          <form method="post" action="/demo/sign-in" className="demo-rooms">
            <input type="hidden" name="locale" value={locale} />
            {found.map((room) => (
              <RoomOf key={room.room} room={room} />
            ))}
          </form>
        )}
      </div>
    </div>
  );
}

function RoomOf({ room: { room, people, total } }: { readonly room: Room }) {
  const { t, locale } = useReading();
  const format = useFormat();
  return (
    <section className="stack" aria-labelledby={`room-${room}`}>
      <h2 id={`room-${room}`}>{t(`people.demo.room.${room}`)}</h2>
      <p className="muted">{t(`people.demo.about.${room}`)}</p>
      <ul className="demo-people">
        {people.map((person) => {
          const organisation = locale === 'en' ? person.nameEn : (person.nameZh ?? person.nameEn);
          return (
            <li key={person.id}>
              <button type="submit" name="personId" value={person.id} className="demo-person">
                <span className="demo-name">{person.name}</span>
                {organisation !== null && <span className="demo-of">{organisation}</span>}
                {person.applications > 0 && (
                  <span className="demo-of">{t('people.demo.applications', { n: person.applications })}</span>
                )}
              </button>
            </li>
          );
        })}
      </ul>
      {total > people.length && (
        <p className="muted small">{t('people.demo.more', { n: format.number(total - people.length) })}</p>
      )}
    </section>
  );
}
