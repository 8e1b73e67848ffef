import { useEffect, useState } from 'react';
import { useLocation, useNavigate, useParams } from 'react-router';
import { address } from '../../../ui/addresses.ts';
import { ApiRefusal } from '../../../ui/api.ts';
import { Button } from '../../../ui/button.tsx';
import { SavedState } from '../../../ui/draft/use-draft.tsx';
import { Form } from '../../../ui/form/form.tsx';
import { Page } from '../../../ui/page.tsx';
import { useAct, useApi } from '../../../ui/queries.ts';
import { Go, useFormat, useReading, useT } from '../../../ui/reading.tsx';
import { Failed, Shown } from '../../../ui/shown.tsx';
import { useUpload } from '../../../ui/upload.ts';
import { Conflicts } from '../../form/conflicts.tsx';
import { DocumentsField } from '../../form/documents-field.tsx';
import { SchemeFields } from '../../form/scheme-fields.tsx';
import { useApplicationDraft } from './use-application.ts';
import type { Application } from './use-application.ts';

type Field = Application['form']['sections'][number]['fields'][number];

/** One section of an application. Everything is saved as it is typed; going on says what is still missing here. */
export default function SectionPage() {
  const { id = '', section = '' } = useParams();
  const application = useApi('GET /applications/:id', { params: { id } });
  return <Shown query={application}>{(it) => <SectionView key={`${id} ${section}`} it={it} section={section} />}</Shown>;
}

function SectionView({ it, section: sectionId }: { readonly it: Application; readonly section: string }) {
  const { t, locale } = useReading();
  const format = useFormat();
  const navigate = useNavigate();
  const draft = useApplicationDraft(it);
  const [attempt, setAttempt] = useState<ApiRefusal>();
  const [isGoing, setIsGoing] = useState(false);
  useFocusOnField();
  const at = it.form.sections.findIndex(({ id }) => id === sectionId);
  const section = it.form.sections[at];
  const crumbs = [
    { to: '/portal', label: t('portal.mine.title') },
    { to: `/portal/applications/${it.id}`, label: format.text(it.scheme.name) },
  ];
  if (!section) return <Failed problem={new ApiRefusal(404, { title: t('common.not_found.title') })} />;
  if (it.status !== 'draft') {
    return (
      <Page title={format.text(section.title)} crumbs={crumbs}>
        <p>{t('portal.section.sent')}</p>
        <Go to={`/portal/applications/${it.id}`}>{t('portal.section.to_application')}</Go>
      </Page>
    );
  }
  const next = it.form.sections[at + 1];
  const nextPlace = `/portal/applications/${it.id}/${next ? `sections/${next.id}` : 'review'}`;

  const goOn = async () => {
    setIsGoing(true);
    const isSaved = await draft.flush();
    setIsGoing(false);
    // What was saved last has changed what is wrong; it is looked up again when this runs on the next press.
    const open = latest().problems.filter(({ field }) => section.fields.some((one) => one.id === field));
    if (!isSaved && draft.draft.conflicts.length > 0) return;
    if (open.length > 0 && attempt === undefined) {
      setAttempt(new ApiRefusal(422, { title: t('common.errors.title'), fields: open }));
      return;
    }
    void navigate(address(locale, nextPlace));
  };
  const latest = useLatest(it);
  return (
    <Page
      title={format.text(section.title)}
      crumbs={crumbs}
      lede={section.intro && format.text(section.intro)}
      aside={<p className="muted small">{t('portal.section.place', { n: at + 1, of: it.form.sections.length })}</p>}
    >
      <div className="saved-bar">
        <SavedState saving={draft.saving} />
      </div>
      <Form onSubmit={() => void goOn()} problem={attempt ?? null}>
        <Conflicts conflicts={draft.draft.conflicts} fields={it.form.sections.flatMap(({ fields }) => fields)} onSettle={draft.settle} />
        <SchemeFields
          fields={section.fields}
          shown={it.shown}
          draft={draft}
          problems={it.problems}
          documents={(field) => <Documents it={it} field={field} />}
        />
        <div className="row">
          <Button type="submit" isPending={isGoing}>
            {t(attempt === undefined ? 'portal.section.continue' : 'portal.section.continue_anyway')}
          </Button>
          <Go to={`/portal/applications/${it.id}`}>{t('portal.section.later')}</Go>
        </div>
      </Form>
    </Page>
  );
}
