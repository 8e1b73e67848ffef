import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useApplicant } from './use-applicant.ts';
import { DefinitionList, Notice, TaskList } from '../../../ui/blocks.tsx';
import { Button } from '../../../ui/button.tsx';
import { Confirm } from '../../../ui/dialog.tsx';
import { Page } from '../../../ui/page.tsx';
import { useAct, useApi } from '../../../ui/queries.ts';
import { Go, useFormat, useT } from '../../../ui/reading.tsx';
import { Clock, Text } from '../../../ui/values.tsx';
import { Conflicts } from '../../form/conflicts.tsx';
import { usePathLabel } from '../../form/path-label.ts';
import { CallDates, CallNews } from './call-side.tsx';
import { Parties } from './parties.tsx';
import { OnlyMine, TogetherPanel, WhoDoes } from './together.tsx';
import { isMine, nameIn, useTogether } from './use-together.ts';
import type { Together } from './use-together.ts';
import { taskState } from './states.ts';
import { Saved, useApplicationDraft } from './use-application.tsx';
import type { Application } from './use-application.tsx';

/** The sections of a draft with how far each is, and what is still missing. */
export function Tasks({ it, person }: { readonly it: Application; readonly person: string }) {
  const t = useT();
  const format = useFormat();
  const nameOf = useApplicant();
  const draft = useApplicationDraft(it, person);
  const done = it.sections.filter(({ state }) => state === 'done').length;
  const fields = it.form.sections.flatMap((section) => section.fields);
  const together = useTogether(it.id);
  const [search] = useSearchParams();
  const isOnlyMine = search.get('mine') === '1' && together !== undefined;
  const sections = it.form.sections.filter((section) => !isOnlyMine || isMine(together, section));
  const isTogether = together !== undefined && together.people.length > 1;
  return (
    <Page
      title={t('applying.list.title', { scheme: format.text(it.scheme.name) })}
      crumbs={[{ to: '/portal', label: t('applying.home.title') }]}
      lede={t(it.call.alwaysOpen ? 'callpage.draft_lede' : 'applying.list.lede', {
        organisation: nameOf(it.organisation),
        at: it.call.closesAt,
      })}
      aside={!it.call.alwaysOpen && <Clock until={it.call.closesAt} />}
    >
      <div className="sidebar-layout">
        <div className="stack-wide">
          <CallNews it={it} />
          <div id="conflicts" tabIndex={-1}>
            <Conflicts conflicts={draft.draft.conflicts} fields={fields} values={draft.draft.values} onSettle={draft.settle} />
          </div>
          <section className="stack" aria-labelledby="sections">
            <div className="row">
              <h2 id="sections">{t('applying.list.sections')}</h2>
              <Saved saving={draft.saving} conflicts={draft.draft.conflicts.length} />
            </div>
            <p className="muted">{t('applying.list.section', { done, all: it.sections.length })}</p>
            {isTogether && (
              <p>
                <OnlyMine isOn={isOnlyMine} />
              </p>
            )}
            <TaskList
              tasks={[
                ...sections.map((section) => ({
                  key: section.id,
                  title: format.text(section.title),
                  to: `/portal/applications/${it.id}/${section.id}`,
                  ...hintOf(together, section.id, t),
                  state: taskState[it.sections.find(({ id }) => id === section.id)?.state ?? 'not-started'],
                })),
                {
                  key: 'review',
                  title: t('applying.list.check'),
                  to: `/portal/applications/${it.id}/review`,
                  state: 'not_started' as const,
                  hint: t('applying.list.check_hint'),
                },
              ]}
            />
          </section>
          <Parties id={it.id} />
          <p>
            <Go to={`/portal/applications/${it.id}/earlier`}>{t('owndata.copy.link')}</Go>
          </p>
          <Missing it={it} sections={sections} />
          {together && <TogetherPanel it={it} together={together} />}
          {isTogether && (
            <section className="stack" aria-labelledby="who-does">
              <h2 id="who-does">{t('together.by')}</h2>
              {it.form.sections.map((section) => (
                <WhoDoes key={section.id} id={it.id} part={section.id} label={format.text(section.title)} together={together} />
              ))}
            </section>
          )}
          <Discard it={it} />
        </div>
        <div className="stack">
          <Basis it={it} />
          <CallDates it={it} />
        </div>
      </div>
    </Page>
  );
}

/** Whoever a section was given to, below its name. */
function hintOf(together: Together | undefined, section: string, t: ReturnType<typeof useT>) {
  const name = nameIn(together, together?.tasks.find(({ part }) => part === section)?.person);
  return name === undefined ? {} : { hint: t('together.answers', { name }) };
}

/** What stands in the way of sending, in the order of the form, each a link to its question. */
function Missing({ it, sections }: { readonly it: Application; readonly sections: Application['form']['sections'] }) {
  const t = useT();
  const format = useFormat();
  const labelOf = usePathLabel(
    it.form.sections.flatMap((section) => section.fields),
    it.answers,
  );
  const parties = useApi('GET /applications/:id/parties', { params: { id: it.id } }).data?.parties ?? [];
  const isWaiting = parties.some(({ least, confirms, named }) => named.filter((one) => counts(one, confirms)).length < least);
  if (it.problems.length === 0)
    return isWaiting ? (
      <Notice tone="amber">{t('parties.missing')}</Notice>
    ) : (
      <Notice tone="jade">{t('applying.list.nothing_missing')}</Notice>
    );
  return (
    <section className="stack" aria-labelledby="missing">
      <h2 id="missing">{t('applying.list.missing')}</h2>
      <p>{t('applying.list.missing_count', { n: it.problems.length })}</p>
      {sections.map((section) => {
        const own = it.problems.filter(({ field }) => section.fields.some(({ id }) => id === field.split('.')[0]));
        if (own.length === 0) return null;
        return (
          <details key={section.id} className="missing">
            <summary>
              {format.text(section.title)} <span className="muted">({own.length})</span>
            </summary>
            <ul>
              {own.map(({ field, message, isMissing }) => (
                <li key={field}>
                  <Go to={`/portal/applications/${it.id}/${section.id}?at=${field}`}>{labelOf(field)}</Go>
                  {!isMissing && <p className="small">{message}</p>}
                </li>
              ))}
            </ul>
          </details>
        );
      })}
    </section>
  );
}

/** Whether an organisation that was named counts towards how many there must be. */
const counts = ({ state }: { readonly state: string }, confirms: boolean) =>
  confirms ? state === 'confirmed' : state !== 'declined';

/** What is applied for. */
export function Basis({ it }: { readonly it: Application }) {
  const t = useT();
  if (it.basis === null) return null;
  return (
    <aside className="panel sticky stack" aria-labelledby="basis">
      <h2 id="basis" className="side-title">
        {t('applying.list.basis')}
      </h2>
      <DefinitionList
        dense
        items={it.basis.summary.map(({ label, value }) => ({ term: <Text of={label} />, is: <Text of={value} /> }))}
      />
    </aside>
  );
}

function Discard({ it }: { readonly it: Application }) {
  const t = useT();
  const navigate = useNavigate();
  const [isOpen, setIsOpen] = useState(false);
  const discard = useAct('POST /applications/:id/withdraw', {
    refreshes: ['GET /applications/mine', 'GET /enquiries/mine'],
    onDone: () => void navigate('/portal'),
  });
  return (
    <div>
      <Button kind="quiet" onPress={() => setIsOpen(true)}>
        {t('applying.list.discard')}
      </Button>
      <Confirm
        title={t('applying.list.discard_title')}
        act={t('applying.list.discard')}
        isOpen={isOpen}
        isPending={discard.isPending}
        problem={discard.error}
        onConfirm={() => discard.mutate({ params: { id: it.id }, body: {} })}
        onClose={() => setIsOpen(false)}
      >
        <p>{t('applying.list.discard_text', { n: Object.keys(it.answers).length + it.documents.length })}</p>
      </Confirm>
    </div>
  );
}
