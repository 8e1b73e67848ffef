import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useMe } from '../../../app/me.ts';
import type { ApiAnswer } from '../../../ui/api.ts';
import { Notice } from '../../../ui/blocks.tsx';
import { Button, LinkButton } from '../../../ui/button.tsx';
import { SavedState, useDraft } from '../../../ui/draft/use-draft.tsx';
import { Page } from '../../../ui/page.tsx';
import { useAct, useApi } from '../../../ui/queries.ts';
import { useFormat, useT } from '../../../ui/reading.tsx';
import { Shown } from '../../../ui/shown.tsx';
import { useUpload } from '../../../ui/upload.ts';
import { Instant, Money, Status } from '../../../ui/values.tsx';
import { claimTone } from '../../../office/parts/states.ts';
import { SentForm } from '../../../office/parts/sent-form.tsx';
import { DraftFields } from '../../parts/draft-fields.tsx';

type Claim = ApiAnswer<'GET /claims/:id'>;

/** A claim: to fill in while it is a draft, to look at afterwards. */
export default function ClaimPage() {
  const { id = '' } = useParams();
  const claim = useApi('GET /claims/:id', { params: { id } });
  const me = useMe().data;
  return (
    <Shown query={claim}>
      {(it) => (it.status === 'draft' && me !== undefined ? <Filling key={it.id} it={it} person={me.id} /> : <Sent it={it} />)}
    </Shown>
  );
}

function Filling({ it, person }: { readonly it: Claim; readonly person: string }) {
  const t = useT();
  const format = useFormat();
  const navigate = useNavigate();
  const save = useAct('PATCH /claims/:id/answers', { refreshes: ['GET /claims/:id'] });
  const remove = useAct('DELETE /documents/:id', { refreshes: ['GET /claims/:id'] });
  const { sending, upload } = useUpload('PUT /claims/:id/documents/:field');
  const again = useApi('GET /claims/:id', { params: { id: it.id } });
  const [sendingTo, setSendingTo] = useState<string>();
  const [refused, setRefused] = useState<Readonly<Record<string, string>>>({});
  const params = { id: it.id };
  const draft = useDraft({
    id: it.id,
    person,
    values: it.answers,
    revisions: it.revisions,
    savedAt: new Date(it.changedAt),
    save: (changes) => save.mutateAsync({ params, body: { changes: changes.map(({ field, value, base }) => ({ field, value: asSent(value), base })) } }),
  });
  const add = async (field: string, files: readonly File[]) => {
    setSendingTo(field);
    setRefused(({ [field]: _, ...others }) => others);
    for (const file of files) {
      try {
        await upload(file, { params: { id: it.id, field } });
      } catch (error) {
        setRefused((all) => ({ ...all, [field]: error instanceof Error ? error.message : t('common.failed.text') }));
      }
    }
    await again.refetch();
    setSendingTo(undefined);
  };
  const problemOf = (field: string) =>
    refused[field] ?? it.problems.find((problem) => problem.field === field && !problem.isMissing)?.message;
  const toReview = async () => {
    if (await draft.flush()) {
      await again.refetch();
      void navigate(`/portal/claims/${it.id}/review`);
    }
  };
  return (
    <Page title={t('claim.heading')} crumbs={[{ to: `/portal/awards/${it.award.id}`, label: t('award.one') }]} aside={<SavedState saving={draft.saving} />}>
      <div className="sidebar-layout">
        <div className="stack-wide">
          {it.reason !== null && (
            <Notice tone="amber" title={t('claim.returned_title')}>
              <p className="sent-words">{it.reason}</p>
            </Notice>
          )}
          {it.form.sections.map((section) => (
            <section key={section.id} aria-labelledby={`section-${section.id}`} className="form">
              <h2 id={`section-${section.id}`}>{format.text(section.title)}</h2>
              {section.intro && <p>{format.text(section.intro)}</p>}
              <DraftFields
                fields={section.fields}
                shown={it.shown}
                values={draft.draft.values}
                onChange={draft.change}
                problemOf={problemOf}
                conflicts={draft.draft.conflicts}
                onSettle={draft.settle}
                documents={it.documents}
                sendingTo={sendingTo}
                sending={sending}
                onAdd={(field, files) => void add(field, files)}
                onRemove={(id) => remove.mutate({ params: { id } })}
              />
            </section>
          ))}
          <Button onPress={() => void toReview()}>{t('claim.to_review')}</Button>
        </div>
        <ComesTo it={it} />
      </div>
    </Page>
  );
}

/** What the claim comes to with the answers so far, and what the rules say of it. */
function ComesTo({ it }: { readonly it: Claim }) {
  const t = useT();
  return (
    <aside className="panel sticky" aria-label={t('claim.comes_to')}>
      <p className="effect-title">{t('claim.comes_to')}</p>
      <p className="effect-amount" role="status">
        {it.comesTo === null ? '–' : <Money cents={it.comesTo} />}
      </p>
      <p className="small muted">{t('claim.comes_to_most', { most: it.award.amount })}</p>
      <ul className="claim-rules">
        {it.rules.map((rule) => (
          <li key={rule.id}>
            <Status tone={rule.holds === true ? 'jade' : rule.holds === 'unknown' ? 'plain' : 'amber'}>{t(`case.rule.${rule.holds === true ? 'holds' : rule.holds === 'unknown' ? 'unknown' : 'warns'}`)}</Status>
            <p className="small">{rule.message}</p>
          </li>
        ))}
      </ul>
    </aside>
  );
}

function Sent({ it }: { readonly it: Claim }) {
  const t = useT();
  return (
    <Page
      title={t('claim.title', { reference: it.reference })}
      crumbs={[{ to: `/portal/awards/${it.award.id}`, label: t('award.one') }]}
      lede={
        <>
          <Status tone={claimTone[it.status]}>{t(`claim.status.${it.status}`)}</Status>
          {it.amount !== null && (
            <>
              {' · '}
              <Money cents={it.amount} />
            </>
          )}
        </>
      }
      aside={
        <LinkButton kind="secondary" to={`/portal/claims/${it.id}/receipt`}>
          {t('claim.receipt')}
        </LinkButton>
      }
    >
      {it.reason !== null && (
        <Notice tone="vermilion" title={t('claim.refused_title')}>
          <p className="sent-words">{it.reason}</p>
        </Notice>
      )}
      {it.submittedAt !== null && (
        <p className="muted">
          {t('case.submitted')}: <Instant at={it.submittedAt} />
        </p>
      )}
      <SentForm sections={it.reads} />
    </Page>
  );
}

/** Values as the API takes them. */
function asSent(value: string | number | boolean | readonly string[] | null) {
  return typeof value === 'object' && value !== null ? [...value] : value;
}
