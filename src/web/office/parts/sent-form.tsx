import { lazy, Suspense, useState } from 'react';
import type { ReactNode } from 'react';
import type { ReadField, ReadLine, ReadSection } from '../../../core/schemes/form-words.ts';
import { Button } from '../../ui/button.tsx';
import { pointsIn } from '../../ui/map/points.ts';
import { useFormat, useT } from '../../ui/reading.tsx';

const MapCanvas = lazy(async () => ({ default: (await import('../../ui/map/map-canvas.tsx')).MapCanvas }));

/** What somebody sent, as it reads: question and answer, documents to open. */
export function SentForm({ sections }: { readonly sections: readonly ReadSection[] }) {
  return (
    <div className="sent">
      {sections.map((section) => (
        <section key={section.id} className="sent-section" aria-label={section.title}>
          <h3>{section.title}</h3>
          <dl className="sent-list">
            {section.fields.map((field) => (
              <div key={field.id} className={isWide(field) ? 'sent-field sent-field-long' : 'sent-field'}>
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

const isWide = ({ kind, table, items }: ReadField) => kind === 'long-text' || table !== undefined || items !== undefined;

interface SentAnswerProps {
  readonly field: ReadField;
  /** Drawn below each answer of an item. */
  readonly under?: (line: ReadLine) => ReactNode;
}

/** One answer, however it is laid out: words, documents, a table of costs, a place, or the items of a group. */
export function SentAnswer({ field, under }: SentAnswerProps) {
  const t = useT();
  const { items, table, place, documents, words } = field;
  if (items !== undefined && items.length > 0) return <Items items={items} under={under} />;
  if (table !== undefined) return <CostRows table={table} label={field.label} />;
  if (documents.length > 0) return <Documents of={documents} />;
  if (words === null) return <span className="muted">{t(field.kind === 'file' ? 'case.no_document' : 'case.no_answer')}</span>;
  return (
    <>
      <span className="sent-words">{words}</span>
      {place !== undefined && <Place of={place} label={field.label} />}
    </>
  );
}

function Items({ items, under }: { readonly items: NonNullable<ReadField['items']>; readonly under: SentAnswerProps['under'] }) {
  return (
    <ol className="sent-items">
      {items.map(({ title, fields }) => (
        <li key={title}>
          <p className="sent-item-title">{title}</p>
          <dl className="sent-list">
            {fields.map((line) => (
              <div key={line.id} className={isWide(line) ? 'sent-field sent-field-long' : 'sent-field'}>
                <dt>{line.label}</dt>
                <dd>
                  <SentAnswer field={line} />
                  {under?.(line)}
                </dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ol>
  );
}

function CostRows({ table, label }: { readonly table: NonNullable<ReadLine['table']>; readonly label: string }) {
  const t = useT();
  const { columns, rows, total, share } = table;
  return (
    <table className="costs costs-sent">
      <caption className="hidden-visually">{label}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.label} scope="col" className={column.isNumber ? 'costs-number' : undefined}>
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          // What was sent does not move: its place is its name.
          <tr key={at}>
            {row.map((cell, place) => (
              <td
                key={columns[place]!.label}
                data-label={columns[place]!.label}
                className={columns[place]!.isNumber ? 'costs-number' : undefined}
              >
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={columns.length - 1}>
            {t('forms.table.total')}
            {share !== null && ` · ${t('forms.table.asked_for', { share })}`}
          </th>
          <td className="costs-number">{total}</td>
        </tr>
      </tfoot>
    </table>
  );
}

const shapeOf: Readonly<Record<string, 'point' | 'route' | 'area'>> = { Point: 'point', LineString: 'route', Polygon: 'area' };

function Place({ of, label }: { readonly of: NonNullable<ReadLine['place']>; readonly label: string }) {
  const t = useT();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div>
      <Button kind="quiet" onPress={() => setIsOpen(!isOpen)}>
        {t(isOpen ? 'forms.map.close' : 'forms.map.open')}
      </Button>
      {isOpen && (
        <Suspense fallback={<p className="muted">{t('common.waiting')}</p>}>
          <MapCanvas shape={shapeOf[of.type] ?? 'point'} points={pointsIn(of)} label={t('forms.map.label', { label })} />
        </Suspense>
      )}
    </div>
  );
}

/** Documents to open in a window of their own. */
export function Documents({
  of,
}: {
  readonly of: readonly { readonly id: string; readonly name: string; readonly bytes: number }[];
}) {
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
