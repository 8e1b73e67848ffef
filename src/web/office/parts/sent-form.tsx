import { useFormat, useT } from '../../ui/reading.tsx';

interface Field {
  readonly id: string;
  readonly label: string;
  readonly kind: string;
  readonly words: string | null;
  readonly documents: readonly { readonly id: string; readonly name: string; readonly bytes: number }[];
}

interface Section {
  readonly id: string;
  readonly title: string;
  readonly fields: readonly Field[];
}

/** What somebody sent, as it reads: question and answer, documents to open. */
export function SentForm({ sections }: { readonly sections: readonly Section[] }) {
  return (
    <div className="sent">
      {sections.map((section) => (
        <section key={section.id} className="sent-section" aria-label={section.title}>
          <h3>{section.title}</h3>
          <dl className="sent-list">
            {section.fields.map((field) => (
              <div key={field.id} className={field.kind === 'long-text' ? 'sent-field sent-field-long' : 'sent-field'}>
                <dt>{field.label}</dt>
                <dd>
                  <SentAnswer field={field} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

function SentAnswer({ field }: { readonly field: Field }) {
  const t = useT();
  if (field.documents.length > 0) return <Documents of={field.documents} />;
  if (field.words === null)
    return <span className="muted">{t(field.kind === 'file' ? 'case.no_document' : 'case.no_answer')}</span>;
  return <span className="sent-words">{field.words}</span>;
}

/** Documents to open in a window of their own. */
export function Documents({ of }: { readonly of: Field['documents'] }) {
  const format = useFormat();
  return (
    <ul className="sent-documents">
      {of.map(({ id, name, bytes }) => (
        <li key={id}>
          <a href={`/api/documents/${id}`} target="_blank" rel="noreferrer">
            {name}
          </a>{' '}
          <span className="muted small">{format.bytes(bytes)}</span>
        </li>
      ))}
    </ul>
  );
}
