import { useMemo, useState } from 'react';
import { useLocation, useParams, useSearchParams } from 'react-router';
import { useMe } from '../../../app/me.ts';
import { Notice } from '../../../ui/blocks.tsx';
import { Button } from '../../../ui/button.tsx';
import { Page } from '../../../ui/page.tsx';
import { useApi } from '../../../ui/queries.ts';
import { Go, useFormat, useT } from '../../../ui/reading.tsx';
import { Shown } from '../../../ui/shown.tsx';
import { Tag } from '../../../ui/values.tsx';
import { type Editing, EditingProvider, type OutlineField } from './editor/editing.tsx';
import { useArrival } from './editor/arrival.ts';
import { PartView } from './editor/part-view.tsx';
import type { Path } from './editor/pending.ts';
import { type DraftAnswer, type Problem, type Saving, useSchemeDraft } from './editor/use-draft.ts';
import { draftTones } from './list.tsx';
import { useWords } from './words.ts';

/** A draft of a scheme, edited part by part: nobody has to know how its file is written. */
export default function DraftPage() {
  const t = useT();
  const { id = '' } = useParams();
  const draft = useApi('GET /scheme-drafts/:id', { params: { id } });
  const language = useApi('GET /scheme-language');
  const me = useMe();
  const format = useFormat();
  return (
    <Page
      title={draft.data?.name ? format.text(draft.data.name) : t('drafting.draft')}
      crumbs={[{ to: '/office/schemes', label: t('drafting.title') }]}
      lede={draft.data && <Lede draft={draft.data} />}
    >
      <Shown query={draft}>
        {(answer) => (
          <Shown query={language}>
            {({ fields }) => (
              <Editor key={answer.id} draft={answer} fields={fields as readonly OutlineField[]} person={me.data?.id ?? ''} />
            )}
          </Shown>
        )}
      </Shown>
    </Page>
  );
}

function Lede({ draft }: { readonly draft: DraftAnswer }) {
  const t = useT();
  return (
    <>
      <code>{draft.scheme}</code> <Tag tone={draftTones[draft.state]}>{t(`drafting.state.${draft.state}`)}</Tag>{' '}
      {draft.baseVersion === null ? t('drafting.new_scheme') : t('drafting.from_n', { version: draft.baseVersion })}
    </>
  );
}

/** The short lines that a file begins with; they stand with the overview. */
export const basics = ['scheme', 'prefix', 'round'];

/** Views of a draft besides the parts of its file. */
export const views = ['overview', 'changes', 'try', 'preview', 'file'] as const;

function Editor({
  draft,
  fields,
  person,
}: {
  readonly draft: DraftAnswer;
  readonly fields: readonly OutlineField[];
  readonly person: string;
}) {
  const t = useT();
  const words = useWords();
  const [search] = useSearchParams();
  const { hash } = useLocation();
  const own = useSchemeDraft(draft, person);
  const view = search.get('part') ?? 'overview';
  const wanted = hash.slice(1);
  useArrival(wanted, view);
  const { body, problems, change } = own;
  // What was handed on is not changed by mistake: whoever writes in it takes it back.
  const isHandedOn = draft.state === 'checked' || draft.state === 'seen';
  const [isTakenBack, setIsTakenBack] = useState(false);
  const isReadOnly = !draft.mayWrite || (isHandedOn && !isTakenBack);
  const editing = useMemo<Editing>(
    () => ({
      draft: draft.id,
      body: (body ?? {}) as Editing['body'],
      isReadOnly,
      change,
      problemAt: (path) => problems.find((one) => one.path.join('\n') === path.join('\n'))?.message,
      problemsIn: (path) => problems.filter((one) => path.every((step, at) => one.path[at] === step)).length,
      wanted,
    }),
    [draft.id, body, isReadOnly, change, problems, wanted],
  );
  const parts = fields.filter(({ name }) => name !== 'language' && !basics.includes(name));
  const there = (name: string) => editing.body[name] !== undefined;
  return (
    <EditingProvider value={editing}>
      <div className="scheme-editor">
        <nav aria-label={t('drafting.parts')} className="scheme-nav">
          <ul>
            {views.map((one) => (
              <PartLink key={one} part={one} current={view} label={t(`drafting.view.${one}`)} />
            ))}
          </ul>
          <ul>
            {parts.map(({ name }) => (
              <PartLink
                key={name}
                part={name}
                current={view}
                label={words.part(name)}
                problems={editing.problemsIn([name])}
                isThere={there(name)}
              />
            ))}
          </ul>
        </nav>
        <div className="scheme-work stack">
          {draft.mayWrite && isReadOnly ? (
            <Notice tone="amber" title={t('drafting.handed_on')}>
              <Button kind="secondary" onPress={() => setIsTakenBack(true)}>
                {t('drafting.take_back')}
              </Button>
            </Notice>
          ) : (
            <SaveState saving={own.saving} onSettle={own.settle} isReadOnly={isReadOnly} />
          )}
          <Problems problems={problems} isReadable={draft.body !== null} />
          <PartView view={view} draft={draft} fields={fields} own={own} isReadOnly={isReadOnly} />
        </div>
      </div>
    </EditingProvider>
  );
}

interface PartLinkProps {
  readonly part: string;
  readonly current: string;
  readonly label: string;
  readonly problems?: number;
  readonly isThere?: boolean;
}

function PartLink({ part, current, label, problems = 0, isThere = true }: PartLinkProps) {
  const t = useT();
  const { id = '' } = useParams();
  return (
    <li className={isThere ? undefined : 'scheme-nav-absent'}>
      <Go to={`/office/schemes/drafts/${id}?part=${part}`} aria-current={part === current ? 'page' : undefined}>
        {label}
      </Go>
      {problems > 0 && (
        <>
          {' '}
          <Tag tone="vermilion">{t('drafting.problems_n', { n: problems })}</Tag>
        </>
      )}
    </li>
  );
}

/** What is wrong, in the order of the file, each with a link to its place. */
function Problems({ problems, isReadable }: { readonly problems: readonly Problem[]; readonly isReadable: boolean }) {
  const t = useT();
  const { id = '' } = useParams();
  const [search] = useSearchParams();
  if (problems.length === 0) return null;
  const placeOf = (path: Path) => (path.length === 0 ? 'file' : basics.includes(String(path[0])) ? 'overview' : String(path[0]));
  return (
    <details className="scheme-problems" open={(search.get('part') ?? 'overview') === 'overview' || !isReadable}>
      <summary>{t('drafting.problems_title', { n: problems.length })}</summary>
      <ol>
        {problems.map(({ path, line, message }, at) => (
          <li key={`${path.join('.')} ${at}`}>
            <Go
              to={`/office/schemes/drafts/${id}?part=${placeOf(path)}#${path.length === 0 ? `line-${line}` : `at-${path.join('-')}`}`}
            >
              {message}
            </Go>{' '}
            <span className="small muted">{t('drafting.line', { line })}</span>
          </li>
        ))}
      </ol>
    </details>
  );
}

interface SaveStateProps {
  readonly saving: Saving;
  readonly isReadOnly: boolean;
  readonly onSettle: (onTop: boolean) => Promise<void>;
}

function SaveState({ saving, isReadOnly, onSettle }: SaveStateProps) {
  const t = useT();
  const format = useFormat();
  if (isReadOnly) return <p className="small muted">{t('drafting.read_only')}</p>;
  if (saving.kind === 'conflict') {
    return (
      <Notice tone="amber" title={t('drafting.conflict')} announced>
        <p>{saving.problem.title}</p>
        <div className="row">
          <Button kind="secondary" onPress={() => void onSettle(true)}>
            {t('drafting.conflict.on_top')}
          </Button>
          <Button kind="secondary" onPress={() => void onSettle(false)}>
            {t('drafting.conflict.theirs')}
          </Button>
        </div>
      </Notice>
    );
  }
  const words = {
    saved: () =>
      saving.kind === 'saved' && saving.at ? t('common.saved', { at: format.clock(saving.at) }) : t('drafting.autosave'),
    unsaved: () => t('common.saved.unsaved'),
    saving: () => t('common.saving'),
    kept: () => t('common.saved.offline'),
    refused: () => (saving.kind === 'refused' ? saving.problem.title : ''),
  }[saving.kind];
  return (
    <p
      className={saving.kind === 'kept' || saving.kind === 'refused' ? 'saved-state saved-state-trouble' : 'saved-state'}
      role="status"
    >
      {words()}
    </p>
  );
}
