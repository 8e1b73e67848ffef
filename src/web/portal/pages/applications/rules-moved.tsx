import type { ApiAnswer } from '../../../ui/api.ts';
import { Notice } from '../../../ui/blocks.tsx';
import { useApi } from '../../../ui/queries.ts';
import { useFormat, useReading, useT } from '../../../ui/reading.tsx';

type Change = ApiAnswer<'GET /applications/:id/changes'>['changes'][number];

/** A draft that was begun under other rules says which of them changed: it is checked by the new ones. */
export function RulesMoved({ id }: { readonly id: string }) {
  const t = useT();
  const answer = useApi('GET /applications/:id/changes', { params: { id } });
  const { moved, changes } = answer.data ?? { moved: null, changes: [] };
  if (moved === null) return null;
  return (
    <Notice tone="amber" title={t('callpage.moved.title')}>
      <p>{t('callpage.moved.text', { at: moved.at, reason: moved.reason })}</p>
      <ul>
        {changes.map((change) => (
          <li key={change.path.join('.')}>
            <What of={change} />
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** One thing that changed: what people call it, and what it was and is where that is a value. */
function What({ of }: { readonly of: Change }) {
  const t = useT();
  const { locale } = useReading();
  const format = useFormat();
  const name = of.label ? format.text(of.label) : of.name;
  return (
    <>
      <strong>{of.within ? `${format.text(of.within)} · ${name}` : name}</strong> {t(`callpage.moved.${of.does}`)}
      {of.aspects.map((aspect) => {
        if (aspect.is === 'value')
          return (
            <span key={aspect.name} className="muted">
              {' '}
              {t('callpage.moved.from_to', {
                from: aspect.from ? format.text(aspect.from) : '–',
                to: aspect.to ? format.text(aspect.to) : '–',
              })}
            </span>
          );
        if (aspect.is === 'text')
          return (
            <p key={aspect.name} className="small">
              {aspect.runs[locale].map((run, at) =>
                run.is === 'gone' ? (
                  <del key={at}>{run.text}</del>
                ) : run.is === 'new' ? (
                  <ins key={at}>{run.text}</ins>
                ) : (
                  <span key={at}>{run.text}</span>
                ),
              )}
            </p>
          );
        return null;
      })}
    </>
  );
}
