import { useEffect, useRef, useState } from 'react';
import { Navigate, useNavigate, useParams } from 'react-router';
import { useApplicant } from './use-applicant.ts';
import { ApiRefusal } from '../../../ui/api.ts';
import { Notice } from '../../../ui/blocks.tsx';
import { Button } from '../../../ui/button.tsx';
import { SavedState } from '../../../ui/draft/use-draft.tsx';
import { Reason } from '../../../ui/form/problems.tsx';
import { Page } from '../../../ui/page.tsx';
import { useAct, useApi } from '../../../ui/queries.ts';
import { Go, useFormat, useT } from '../../../ui/reading.tsx';
import { Shown } from '../../../ui/shown.tsx';
import { Clock } from '../../../ui/values.tsx';
import { Conflicts } from '../../form/conflicts.tsx';
import { usePathLabel } from '../../form/path-label.ts';
import { DocumentAward, DocumentHead, DocumentRules, DocumentSections } from './reading.tsx';
import type { Review } from './reading.tsx';
import { useApplicationDraft, WithApplication } from './use-application.tsx';
import type { Application } from './use-application.tsx';

/** The application as it will arrive, and the button that sends it. */
export default function ReviewPage() {
  const { id = '' } = useParams();
  return (
    <WithApplication id={id} key={id}>
      {(it, person) =>
        it.status === 'draft' ? (
          <BeforeSending it={it} person={person} />
        ) : (
          <Navigate to={`/portal/applications/${id}/receipt`} replace />
        )
      }
    </WithApplication>
  );
}

function BeforeSending({ it, person }: { readonly it: Application; readonly person: string }) {
  const t = useT();
  const format = useFormat();
  const draft = useApplicationDraft(it, person);
  const isSaved = draft.saving.kind === 'saved' && draft.draft.conflicts.length === 0;
  const review = useApi('GET /applications/:id/review', { params: { id: it.id } }, { enabled: isSaved });
  const fields = it.form.sections.flatMap((section) => section.fields);
  const labelOf = usePathLabel(fields, it.answers);
  return (
    <Page
      title={t('applying.review.title')}
      crumbs={[
        { to: '/portal', label: t('applying.home.title') },
        { to: `/portal/applications/${it.id}`, label: t('applying.list.title', { scheme: format.text(it.scheme.name) }) },
      ]}
      lede={t('applying.review.lede')}
      aside={!it.call.alwaysOpen && <Clock until={it.call.closesAt} />}
    >
      {isSaved ? (
        <Shown query={review}>{(found) => <Document of={found} labelOf={labelOf} />}</Shown>
      ) : (
        <div className="stack">
          <SavedState saving={draft.saving} />
          {draft.draft.conflicts.length > 0 && <p>{t('applying.review.conflict')}</p>}
          <Conflicts conflicts={draft.draft.conflicts} fields={fields} values={draft.draft.values} onSettle={draft.settle} />
          {draft.draft.conflicts.length === 0 && (
            <Notice tone="amber">
              <p>{t('applying.review.waiting')}</p>
              <Button kind="secondary" onPress={() => void draft.flush()}>
                {t('applying.review.try')}
              </Button>
            </Notice>
          )}
        </div>
      )}
    </Page>
  );
}

interface DocumentProps {
  readonly of: Review;
  readonly labelOf: (path: string) => string;
}

function Document({ of, labelOf }: DocumentProps) {
  const t = useT();
  const nameOf = useApplicant();
  const navigate = useNavigate();
  const [attempts, setAttempts] = useState(0);
  const isSent = useRef(false);
  const submit = useAct('POST /applications/:id/submit', {
    onDone: () => void navigate(`/portal/applications/${of.id}/receipt`),
  });
  const send = () => {
    // A second press before the first is drawn as pending.
    if (isSent.current) return;
    setAttempts((before) => before + 1);
    if (of.problems.length > 0) return;
    isSent.current = true;
    submit.mutate({ params: { id: of.id } }, { onError: () => (isSent.current = false) });
  };
  return (
    <div className="document stack-wide">
      <Problems of={of} labelOf={labelOf} attempts={attempts} refused={submit.error} />
      <DocumentHead of={of} />
      <DocumentSections of={of} canChange />
      <DocumentRules of={of} />
      <DocumentAward of={of} />
      <section className="panel stack" aria-labelledby="send">
        <h2 id="send">{t('applying.review.send_title')}</h2>
        <p>{t('applying.review.certify', { organisation: nameOf(of.organisation) })}</p>
        <div className="row">
          <Button onPress={send} isPending={submit.isPending}>
            {t('applying.review.submit')}
          </Button>
        </div>
      </section>
    </div>
  );
}

/** Where something that the hub named is put right: at its question, or on the page of the whole application. */
function placeOf(of: Review, path: string): string {
  const base = `/portal/applications/${of.id}`;
  const section = of.sections.find(({ fields }) => fields.some(({ id }) => id === path.split('.')[0]));
  if (section) return `${base}/${section.id}?at=${path}`;
  return path === 'referees' ? `${base}/referees` : base;
}

interface ProblemsProps extends DocumentProps {
  readonly attempts: number;
  readonly refused: Error | null;
}

/** What stands in the way, in the order of the form; every attempt to send brings the focus here. */
function Problems({ of, labelOf, attempts, refused }: ProblemsProps) {
  const t = useT();
  const box = useRef<HTMLDivElement>(null);
  const failing = of.evaluation.rules.filter(({ holds, weight }) => holds === false && weight === 'must');
  useEffect(() => {
    if (attempts === 0) return;
    box.current?.focus({ preventScroll: true });
    box.current?.scrollIntoView({ block: 'start' });
  }, [attempts, refused]);
  // What else the hub said when it refused: organisations that have not confirmed, a signature of somebody else.
  const besides = refused instanceof ApiRefusal && failing.length === 0 ? refused.fields : [];
  if (of.problems.length === 0 && refused === null) return null;
  // A question ends in its own mark.
  const sentence = (label: string, message: string) =>
    `${label}${/[.?!。？！]$/.test(label) ? ' ' : t('common.colon')}${message}`;
  return (
    <div ref={box} className="problem-summary" role={attempts > 0 ? 'alert' : undefined} tabIndex={-1}>
      <p className="problem-summary-title">
        {refused ? <Reason of={refused} /> : t('applying.review.problems', { n: of.problems.length })}
      </p>
      <ul className="problem-list">
        {of.problems.map(({ field, section, message }) => (
          <li key={field}>
            <Go to={`/portal/applications/${of.id}/${section}?at=${field}`}>{sentence(labelOf(field), message)}</Go>
          </li>
        ))}
        {refused && failing.map(({ id, message }) => <li key={id}>{message}</li>)}
        {besides.map(({ field, message }) => (
          <li key={field}>
            <Go to={placeOf(of, field)}>{message}</Go>
          </li>
        ))}
      </ul>
    </div>
  );
}
