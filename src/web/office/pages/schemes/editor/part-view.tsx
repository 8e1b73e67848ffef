import { useState } from 'react';
import { Button } from '../../../../ui/button.tsx';
import { Notice } from '../../../../ui/blocks.tsx';
import { useApi } from '../../../../ui/queries.ts';
import { Go, useReading, useT } from '../../../../ui/reading.tsx';
import { Shown } from '../../../../ui/shown.tsx';
import { ChangeList } from '../change-list.tsx';
import { Forms } from '../forms.tsx';
import { rulesToTry, WhatIf } from '../what-if.tsx';
import { useWords } from '../words.ts';
import { blank, type OutlineField, useEditing } from './editing.tsx';
import { Fields, Node } from './node.tsx';
import { Raw } from './raw.tsx';
import { Steps } from './steps.tsx';
import type { DraftAnswer, useSchemeDraft } from './use-draft.ts';

interface PartViewProps {
  readonly view: string;
  readonly draft: DraftAnswer;
  readonly fields: readonly OutlineField[];
  readonly own: ReturnType<typeof useSchemeDraft>;
  readonly isReadOnly: boolean;
}

/** What the reader has chosen to look at: a part of the file, or the draft as a whole. */
export function PartView({ view, draft, fields, own, isReadOnly }: PartViewProps) {
  const t = useT();
  const words = useWords();
  const field = fields.find(({ name }) => name === view);
  const title = field ? words.part(field.name) : t(`drafting.view.${view as 'overview'}`);
  return (
    <section aria-labelledby="part-title" className="stack">
      <h2 id="part-title">{title}</h2>
      {field && draft.body !== null && <Part key={field.name} field={field} />}
      {field && judging.has(field.name) && <Beside draft={draft.id} view="try" />}
      {field && asking.has(field.name) && <Beside draft={draft.id} view="preview" />}
      {field && draft.body === null && <p>{t('drafting.not_yaml')}</p>}
      {view === 'overview' && <Steps draft={draft} flush={own.flush} revision={own.revision} problems={own.problems.length} />}
      {view === 'overview' && draft.body !== null && <Basics fields={fields} />}
      {view === 'changes' && <Changes draft={draft} />}
      {(view === 'try' || view === 'preview') && <Tried draft={draft.id} view={view} key={draft.revision} />}
      {view === 'file' && <Raw draft={draft.id} isReadOnly={isReadOnly} />}
    </section>
  );
}

/** Parts that judge, which can be tried where they are written, and parts that ask, whose forms can be seen there. */
const judging = new Set(['eligibility', 'gives', 'lanes', 'provider', 'packages', 'claim', 'obligations', 'instalments']);
const asking = new Set(['form', 'provider', 'claim', 'reports', 'confirmation', 'calls']);

/** The draft tried or its forms seen, beside the part that is being written. */
function Beside({ draft, view }: { readonly draft: string; readonly view: 'try' | 'preview' }) {
  const t = useT();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details className="scheme-beside" open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{t(`drafting.beside.${view}`)}</summary>
      {isOpen && <Tried draft={draft} view={view} />}
    </details>
  );
}

/** A part of the file. One that is not there can be begun, one that need not be there can go. */
function Part({ field }: { readonly field: OutlineField }) {
  const { body, change, isReadOnly } = useEditing();
  const { locale } = useReading();
  const t = useT();
  const words = useWords();
  const { name, shape, required } = field;
  const value = body[name];
  if (value === undefined) {
    return (
      <div className="stack">
        <p className="muted">{t('drafting.part.none')}</p>
        {!isReadOnly && (
          <p>
            <Button kind="secondary" onPress={() => change([name], blank(shape))}>
              {t('drafting.part.begin', { part: words.part(name) })}
            </Button>
          </p>
        )}
      </div>
    );
  }
  return (
    <div className="stack">
      {field.about !== undefined && locale === 'en' && (
        <p className="small muted" lang="en">
          {field.about}
        </p>
      )}
      {shape.is === 'object' ? (
        <Fields shape={shape} path={[name]} value={value} />
      ) : (
        <Node shape={shape} path={[name]} name={name} value={value} />
      )}
      {!required && !isReadOnly && (
        <p>
          <Button kind="quiet" onPress={() => change([name], undefined)}>
            {t('drafting.part.remove', { part: words.part(name) })}
          </Button>
        </p>
      )}
    </div>
  );
}

/** The short lines a file begins with. */
function Basics({ fields }: { readonly fields: readonly OutlineField[] }) {
  const { body } = useEditing();
  return (
    <div className="stack">
      {fields
        .filter(({ name }) => name === 'prefix' || name === 'round')
        .map(({ name, shape }) => (
          <Node key={name} shape={shape} path={[name]} name={name} value={body[name]} />
        ))}
    </div>
  );
}

function Changes({ draft }: { readonly draft: DraftAnswer }) {
  const t = useT();
  const changes = useApi('GET /scheme-drafts/:id/changes', { params: { id: draft.id } });
  return (
    <Shown query={changes}>
      {({ against, isReadable, changes: list }) =>
        !isReadable ? (
          <Notice tone="amber" title={t('drafting.not_readable')} />
        ) : against === null ? (
          <p>{t('drafting.changes.first')}</p>
        ) : (
          <>
            <p className="muted">{t('drafting.changes.against', { version: against })}</p>
            <ChangeList changes={list} />
          </>
        )
      }
    </Shown>
  );
}

function Tried({ draft, view }: { readonly draft: string; readonly view: 'try' | 'preview' }) {
  const t = useT();
  const reading = useApi('GET /scheme-reading', { query: { draft } });
  return (
    <Shown query={reading}>
      {(read) =>
        view === 'preview' ? (
          <Forms forms={read.forms} />
        ) : (
          <>
            <p className="muted">
              {t('drafting.try.lede')}{' '}
              <Go to={`/office/schemes/drafts/${draft}?part=eligibility`}>{t('drafting.try.to_rules')}</Go>
            </p>
            <WhatIf which={{ draft }} facts={read.facts} rules={rulesToTry(read)} />
          </>
        )
      }
    </Shown>
  );
}
