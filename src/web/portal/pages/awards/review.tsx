import { useNavigate, useParams } from 'react-router';
import type { ApiAnswer } from '../../../ui/api.ts';
import { Notice } from '../../../ui/blocks.tsx';
import { Button, LinkButton } from '../../../ui/button.tsx';
import { Page } from '../../../ui/page.tsx';
import { useAct, useApi } from '../../../ui/queries.ts';
import { Go, useFormat, useT } from '../../../ui/reading.tsx';
import { Failed, Shown } from '../../../ui/shown.tsx';
import { Money } from '../../../ui/values.tsx';
import { SentForm } from '../../../office/parts/sent-form.tsx';

type Claim = ApiAnswer<'GET /claims/:id'>;

/** A claim before it is sent: it reads like the finished document, and what is missing leads to its place. */
export default function ReviewPage() {
  const { id = '' } = useParams();
  const claim = useApi('GET /claims/:id', { params: { id } });
  return <Shown query={claim}>{(it) => <Review it={it} />}</Shown>;
}

function Review({ it }: { readonly it: Claim }) {
  const t = useT();
  const format = useFormat();
  const navigate = useNavigate();
  const submit = useAct('POST /claims/:id/submit', { onDone: () => void navigate(`/portal/claims/${it.id}/receipt`) });
  const placeOf = (field: string) => {
    const section = it.form.sections.find(({ fields }) => fields.some(({ id }) => id === field));
    const label = section?.fields.find(({ id }) => id === field)?.label;
    return { part: `section-${section?.id ?? ''}`, label: label === undefined ? field : format.text(label) };
  };
  const back = `/portal/claims/${it.id}`;
  const isReady = it.problems.length === 0;
  return (
    <Page title={t('claim.review')} crumbs={[{ to: back, label: t('claim.heading') }]}>
      <div className="stack-wide">
        {!isReady && (
          <Notice tone="amber" title={t('claim.missing', { n: it.problems.length })}>
            <ul className="missing">
              {it.problems.map((problem) => (
                <li key={problem.field}>
                  <Go to={`${back}#${placeOf(problem.field).part}`}>{placeOf(problem.field).label}</Go>{' '}
                  <span className="muted">{problem.message}</span>
                </li>
              ))}
            </ul>
          </Notice>
        )}
        {it.comesTo !== null && (
          <p className="lede">
            {t('claim.comes_to')}: <Money cents={it.comesTo} />
          </p>
        )}
        <SentForm sections={it.reads} />
        {submit.error && <Failed problem={submit.error} />}
        <Notice title={t('claim.next_title')}>
          <p>{t('claim.next_text')}</p>
        </Notice>
        <div className="row">
          <Button onPress={() => submit.mutate({ params: { id: it.id } })} isPending={submit.isPending} isDisabled={!isReady}>
            {t('claim.send')}
          </Button>
          <LinkButton kind="secondary" to={back}>
            {t('common.change')}
          </LinkButton>
        </div>
      </div>
    </Page>
  );
}
