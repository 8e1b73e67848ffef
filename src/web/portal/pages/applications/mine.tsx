import { useSearchParams } from 'react-router';
import type { ApiAnswer } from '../../../ui/api.ts';
import { Empty } from '../../../ui/blocks.tsx';
import { LinkButton } from '../../../ui/button.tsx';
import { Page } from '../../../ui/page.tsx';
import { Pagination } from '../../../ui/pagination.tsx';
import { useApi } from '../../../ui/queries.ts';
import { Go, useFormat, useT } from '../../../ui/reading.tsx';
import { Shown } from '../../../ui/shown.tsx';
import { Clock, Money } from '../../../ui/values.tsx';
import { useName } from '../../../office/parts/names.ts';
import { Course } from './course.tsx';
import { StatusTag } from './status-tag.tsx';

type Mine = ApiAnswer<'GET /applications/mine'>;
type Thing = Mine['applications'][number];

/** My things: for each application or award what is done, now and next, and the one thing to do. */
export default function MinePage() {
  const t = useT();
  const [search] = useSearchParams();
  const page = Math.max(1, Number(search.get('page') ?? 1) || 1);
  const mine = useApi('GET /applications/mine', { query: { page } }, { keepLast: true });
  return (
    <Page title={t('portal.mine.title')} lede={t('portal.mine.lede')}>
      <Shown query={mine}>
        {({ applications, total, pageSize }) =>
          total === 0 ? (
            <Empty title={t('portal.mine.empty')}>
              <p>{t('portal.mine.empty_text')}</p>
              <div className="row">
                <LinkButton to="/schemes">{t('portal.mine.find')}</LinkButton>
                <Go to="/catalogue">{t('portal.mine.catalogue')}</Go>
              </div>
            </Empty>
          ) : (
            <>
              <ul className="things">
                {applications.map((one) => (
                  <li key={one.id}>
                    <ThingView of={one} />
                  </li>
                ))}
              </ul>
              <Pagination page={page} pageSize={pageSize} total={total} />
            </>
          )
        }
      </Shown>
    </Page>
  );
}

function ThingView({ of }: { readonly of: Thing }) {
  const t = useT();
  const format = useFormat();
  const nameOf = useName();
  const { todo } = of;
  const place = of.award === null || of.award.standing === 'declined' ? `/portal/applications/${of.id}` : `/portal/awards/${of.award.id}`;
  return (
    <article className="thing panel" aria-labelledby={`thing-${of.id}`}>
      <div className="thing-words">
        <h2 id={`thing-${of.id}`} className="thing-title">
          <Go to={place}>{format.text(of.scheme.name)}</Go>
        </h2>
        <p className="muted">{nameOf(of.organisation)}</p>
        <p className="thing-facts">
          <StatusTag status={of.award === null ? of.status : of.award.standing} />
          {of.reference !== null && <span className="number">{of.reference}</span>}
          {of.award !== null && <Money cents={of.award.amount} />}
        </p>
        {todo.kind === 'wait' || todo.kind === 'nothing' ? (
          <p className="thing-todo">{t(`portal.todo.${todo.kind}`)}</p>
        ) : (
          <p className="thing-todo row">
            <LinkButton to={todo.link}>{t(`portal.todo.${todo.kind}`)}</LinkButton>
            {todo.by !== null && <Clock until={todo.by} />}
          </p>
        )}
      </div>
      <Course steps={of.steps} />
    </article>
  );
}
