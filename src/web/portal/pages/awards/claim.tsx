import { useNavigate, useParams } from 'react-router';
import { useMe } from '../../../app/me.ts';
import type { ApiAnswer } from '../../../ui/api.ts';
import { Notice } from '../../../ui/blocks.tsx';
import { Button, LinkButton } from '../../../ui/button.tsx';
import { SavedState, useDraft } from '../../../ui/draft/use-draft.tsx';
import { Page } from '../../../ui/page.tsx';
import type { FormField } from '../../../ui/form/answer-field.tsx';
import { useAct, useApi } from '../../../ui/queries.ts';
import { useFormat, useT } from '../../../ui/reading.tsx';
import { Shown } from '../../../ui/shown.tsx';
import { useUpload } from '../../../ui/upload.ts';
import { Instant, Money, Status } from '../../../ui/values.tsx';
import { claimTone } from '../../../office/parts/states.ts';
import { SentForm } from '../../../office/parts/sent-form.tsx';
import { asSent } from '../../form/as-sent.ts';
import { Conflicts } from '../../form/conflicts.tsx';
import { DocumentsField } from '../../form/documents-field.tsx';
import { SchemeFields } from '../../form/scheme-fields.tsx';

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
  const refreshes = { refreshes: ['GET /claims/:id'] } as const;
  const save = useAct('PATCH /claims/:id/answers', refreshes);
  const remove = useAct('DELETE /documents/:id', refreshes);
  const params = { id: it.id };
  const again = useApi('GET /claims/:id', { params });
  const draft = useDraft({
    id: it.id,
    person,
    values: it.answers,
    revisions: it.revisions,
    savedAt: new Date(it.changedAt),
    save: (changes) => save.mutateAsync({ params, body: { changes: changes.map(asSent) } }),
  });
  const fields = it.form.sections.flatMap((section) => section.fields);
  const toReview = async () => {
    if (!(await draft.flush())) return;
    await again.refetch();
    void navigate(`/portal/claims/${it.id}/review`);
  };
  return (
    <Page
      title={t('claim.heading')}
      crumbs={[{ to: `/portal/awards/${it.award.id}`, label: t('award.one') }]}
      aside={<SavedState saving={draft.saving} />}
    >
      <div className="sidebar-layout">
        <div className="stack-wide">
          {it.reason !== null && (
            <Notice tone="amber" title={t('claim.returned_title')}>
              <p className="sent-words">{it.reason}</p>
            </Notice>
          )}
          <Conflicts conflicts={draft.draft.conflicts} fields={fields} values={draft.draft.values} onSettle={draft.settle} />
          {it.form.sections.map((section) => (
            <section key={section.id} aria-labelledby={`section-${section.id}`} className="form">
              <h2 id={`section-${section.id}`}>{format.text(section.title)}</h2>
              {section.intro && <p>{format.text(section.intro)}</p>}
              <SchemeFields
                fields={section.fields}
                shown={it.shown}
                draft={draft}
                problems={it.problems}
                documents={(field, path) => (
                  <ClaimDocuments
                    it={it}
                    field={field}
                    path={path}
                    remove={(id) => remove.mutateAsync({ params: { id } })}
                    again={() => again.refetch()}
                  />
                )}
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

interface ClaimDocumentsProps {
  readonly it: Claim;
  readonly field: FormField;
  readonly path: string;
  readonly remove: (id: string) => Promise<unknown>;
  readonly again: () => Promise<unknown>;
}

function ClaimDocuments({ it, field, path, remove, again }: ClaimDocumentsProps) {
  const format = useFormat();
  const { sending, upload } = useUpload('PUT /claims/:id/documents/:field');
  return (
    <DocumentsField
      name={path}
      label={format.text(field.label)}
      hint={field.hint && format.text(field.hint)}
      isOptional={field.required !== true}
      documents={it.documents.filter((document) => document.field === path)}
      accept={field.accept ?? []}
      maxFiles={field.maxFiles ?? 1}
      maxMegabytes={field.maxMegabytes ?? 1}
      sending={sending}
      send={async (file) => {
        await upload(file, { params: { id: it.id, field: path } });
        await again();
      }}
      remove={remove}
    />
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
            <Status tone={rule.holds === true ? 'jade' : rule.holds === 'unknown' ? 'plain' : 'amber'}>
              {t(`case.rule.${rule.holds === true ? 'holds' : rule.holds === 'unknown' ? 'unknown' : 'warns'}`)}
            </Status>
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
      <div className="stack-wide">
        {it.reason !== null && (
          <Notice tone="vermilion" title={t('claim.refused_title')}>
            <p className="sent-words">{it.reason}</p>
          </Notice>
        )}
        {it.submittedAt !== null && (
          <p className="muted">
            {t('case.submitted')}
            {t('common.colon')}
            <Instant at={it.submittedAt} />
          </p>
        )}
        <SentForm sections={it.reads} />
      </div>
    </Page>
  );
}
