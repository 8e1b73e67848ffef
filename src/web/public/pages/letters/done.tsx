import { useT } from '../../../ui/reading.tsx';
import { publicPage } from '../../page.ts';

/** After a referee has written, or said no. */
export const letterDonePage = publicPage<undefined>({
  path: '/letters/done',
  hidden: true,
  title: (_, { t, query }) => t(query.has('declined') ? 'callpage.letter.declined' : 'callpage.letter.done'),
  View: ({ request }) => <Done isDeclined={request.query.has('declined')} />,
});

function Done({ isDeclined }: { readonly isDeclined: boolean }) {
  const t = useT();
  return (
    <div className="wide page">
      <div className="page-head">
        <h1>{t(isDeclined ? 'callpage.letter.declined' : 'callpage.letter.done')}</h1>
        <p className="lede">{t(isDeclined ? 'callpage.letter.declined_text' : 'callpage.letter.done_text')}</p>
      </div>
    </div>
  );
}
