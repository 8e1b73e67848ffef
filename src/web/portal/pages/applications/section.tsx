import { useState } from 'react';
import { Navigate, useNavigate, useParams, useSearchParams } from 'react-router';
import { NothingHere } from '../../../app/dead-ends.tsx';
import { ApiRefusal } from '../../../ui/api.ts';
import { Notice } from '../../../ui/blocks.tsx';
import { Button, LinkButton } from '../../../ui/button.tsx';
import { Form } from '../../../ui/form/form.tsx';
import { Page } from '../../../ui/page.tsx';
import { Go, useFormat, useT } from '../../../ui/reading.tsx';
import { Conflicts } from '../../form/conflicts.tsx';
import { SchemeFields } from '../../form/scheme-fields.tsx';
import { SectionDocuments } from './section-documents.tsx';
import { Saved, useApplicationDraft, WithApplication } from './use-application.tsx';
import type { Application } from './use-application.tsx';
import { Beside } from './beside.tsx';
import { useFocusAt } from './focus-at.ts';
import { useHere, useTogether } from './use-together.ts';

/** One section of an application. */
export default function SectionPage() {
  const { id = '', section = '' } = useParams();
  return (
    <WithApplication id={id} key={`${id}/${section}`}>
      {(it, person) => {
        const at = it.form.sections.findIndex((one) => one.id === section);
        if (at < 0) return <NothingHere />;
        if (it.status !== 'draft') return <Navigate to={`/portal/applications/${id}`} replace />;
        return <Section it={it} person={person} at={at} />;
      }}
    </WithApplication>
  );
}

interface SectionProps {
  readonly it: Application;
  readonly person: string;
  /** The place of the section in the form. */
  readonly at: number;
}

function Section({ it, person, at }: SectionProps) {
  const t = useT();
  const format = useFormat();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const draft = useApplicationDraft(it, person);
  const section = it.form.sections[at]!;
  const fields = it.form.sections.flatMap((one) => one.fields);
  const base = `/portal/applications/${it.id}`;
  const own = it.problems.filter(({ field }) => section.fields.some(({ id }) => id === field.split('.')[0]));
  // Who comes from the list of what is missing sees what is wrong at once; everybody else when they want to go on.
  const [problem, setProblem] = useState<Error | null>(() => (search.has('at') ? asProblem(own, t) : null));
  const [isLeaving, setIsLeaving] = useState(false);
  useFocusAt(search.get('at'));
  const together = useTogether(it.id);
  const isTogether = together !== undefined && together.people.length > 1;
  const [isGiving, setIsGiving] = useState(false);
  const reach = useHere(it.id);

  const goOn = async () => {
    setIsLeaving(true);
    await draft.flush();
    setIsLeaving(false);
    setStep((before) => before + 1);
  };
  // What is in the way is known once the last answer is saved, so it is looked at in the drawing after that.
  const [step, setStep] = useState(0);
  const [seen, setSeen] = useState(0);
  if (step > seen) {
    setSeen(step);
    const found = draft.draft.conflicts.length > 0 ? null : asProblem(own, t);
    setProblem(found);
    if (found === null && draft.draft.conflicts.length === 0) {
      const next = it.form.sections[at + 1];
      queueMicrotask(() => void navigate(`${base}/${next ? next.id : 'review'}`));
    }
  }

  return (
    <Page
      title={format.text(section.title)}
      crumbs={[
        { to: '/portal', label: t('applying.home.title') },
        { to: base, label: t('applying.list.title', { scheme: format.text(it.scheme.name) }) },
      ]}
      lede={t('applying.section.of', { n: at + 1, all: it.form.sections.length })}
    >
      <div className="section-saved">
        <Saved saving={draft.saving} conflicts={draft.draft.conflicts.length} />
      </div>
      <Form onSubmit={() => void goOn()} problem={problem}>
        <div id="conflicts" tabIndex={-1}>
          <Conflicts conflicts={draft.draft.conflicts} fields={fields} values={draft.draft.values} onSettle={draft.settle} />
        </div>
        {section.intro && <p>{format.text(section.intro)}</p>}
        {isTogether && (
          <div>
            <Button kind="quiet" onPress={() => setIsGiving(!isGiving)}>
              {t(isGiving ? 'together.give_done' : 'together.give')}
            </Button>
          </div>
        )}
        <SchemeFields
          fields={section.fields}
          shown={it.shown}
          draft={draft}
          problems={own}
          documents={(field, path) => <SectionDocuments of={it} field={field} path={path} />}
          {...(isTogether && {
            onReach: reach,
            aside: (field, path) => <Beside id={it.id} together={together} field={field} path={path} isGiving={isGiving} />,
          })}
        />
        {draft.saving.kind === 'kept' && <Notice tone="amber">{t('applying.section.unsaved')}</Notice>}
        <div className="row">
          <Button type="submit" isPending={isLeaving}>
            {t('applying.section.next')}
          </Button>
          {at > 0 && (
            <LinkButton kind="quiet" to={`${base}/${it.form.sections[at - 1]!.id}`}>
              {t('applying.section.previous')}
            </LinkButton>
          )}
          <Go to={base}>{t('applying.section.back')}</Go>
        </div>
      </Form>
    </Page>
  );
}

/** What is in the way, as a form shows it; nothing when all is well. */
function asProblem(problems: Application['problems'], t: ReturnType<typeof useT>): Error | null {
  if (problems.length === 0) return null;
  const title = t('applying.section.problem', { n: problems.length });
  return new ApiRefusal(422, { title, code: 'application.incomplete', fields: problems });
}
