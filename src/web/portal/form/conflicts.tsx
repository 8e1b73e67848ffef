import { Notice } from '../../ui/blocks.tsx';
import { Button } from '../../ui/button.tsx';
import type { Conflict, Value } from '../../ui/draft/draft.ts';
import type { FormField } from '../../ui/form/answer-field.tsx';
import { useFormat, useT } from '../../ui/reading.tsx';
import { usePathLabel } from './path-label.ts';

interface ConflictsProps {
  readonly conflicts: readonly Conflict[];
  readonly fields: readonly FormField[];
  /** What the form says now, to name the items that conflicts are in. */
  readonly values: Readonly<Record<string, Value>>;
  readonly onSettle: (field: string, choice: 'yours' | 'theirs') => void;
}

/** Answers that somebody else, or another tab, changed too. Both are shown, and nothing is overwritten until the reader has chosen. */
export function Conflicts({ conflicts, fields, values, onSettle }: ConflictsProps) {
  const t = useT();
  const format = useFormat();
  const words = useAnswerWords();
  const labelOf = usePathLabel(fields, values);
  return (
    <>
      {conflicts.map(({ field: id, by, at, yours, theirs }) => {
        const field = questionAt(fields, id);
        return (
          <Notice key={id} tone="amber" title={t('portal.conflict.title', { field: labelOf(id) })} announced>
            <p>{t('portal.conflict.text', { by, at: format.clock(at) })}</p>
            <div className="conflict-choices">
              <figure className="conflict-choice">
                <figcaption className="small muted">{t('portal.conflict.yours')}</figcaption>
                <blockquote>{words(field, yours)}</blockquote>
                <Button kind="secondary" onPress={() => onSettle(id, 'yours')}>
                  {t('portal.conflict.keep_yours')}
                </Button>
              </figure>
              <figure className="conflict-choice">
                <figcaption className="small muted">{t('portal.conflict.theirs', { by })}</figcaption>
                <blockquote>{words(field, theirs)}</blockquote>
                <Button kind="secondary" onPress={() => onSettle(id, 'theirs')}>
                  {t('portal.conflict.keep_theirs')}
                </Button>
              </figure>
            </div>
          </Notice>
        );
      })}
    </>
  );
}

/** The question whose answer a path is, or is a part of; nothing for the place of an item. */
function questionAt(fields: readonly FormField[], path: string): FormField | undefined {
  const [root, , name] = path.split('.');
  const field = fields.find(({ id }) => id === root);
  return field?.kind === 'group' ? field.fields?.find(({ id }) => id === name) : field;
}

/** An answer as it was typed or chosen, in words. */
export function useAnswerWords() {
  const t = useT();
  const format = useFormat();
  return (field: FormField | undefined, value: Value): string => {
    if (value === null || value === '') return t('portal.conflict.blank');
    if (typeof value === 'boolean') return t(value ? 'common.yes' : 'common.no');
    const label = (choice: string) => {
      const option = field?.options?.find((one) => one.value === choice);
      return option ? format.text(option.label) : choice;
    };
    if (typeof value !== 'object') return label(String(value));
    return format.list(Array.isArray(value) ? (value as readonly string[]).map(label) : Object.values(value));
  };
}
