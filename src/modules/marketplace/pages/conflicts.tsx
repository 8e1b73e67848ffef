import { Notice } from '../../../web/ui/blocks.tsx';
import { Button } from '../../../web/ui/button.tsx';
import type { Conflict, Value } from '../../../web/ui/draft/draft.ts';
import { useFormat, useT } from '../../../web/ui/reading.tsx';

interface ConflictsProps {
  readonly conflicts: readonly Conflict[];
  readonly labels: ReadonlyMap<string, string>;
  readonly onSettle: (field: string, choice: 'yours' | 'theirs') => void;
}

/** Fields that somebody else changed too: nothing is overwritten until the reader has chosen. */
export function Conflicts({ conflicts, labels, onSettle }: ConflictsProps) {
  const t = useT();
  const words = useWords();
  return (
    <>
      {conflicts.map(({ field, by, yours, theirs }) => (
        <Notice
          key={field}
          tone="amber"
          title={t('marketplace.conflict.title', { by, field: labels.get(field) ?? field })}
          announced
        >
          <div className="row">
            <Button kind="secondary" onPress={() => onSettle(field, 'yours')}>
              {t('marketplace.conflict.yours', { value: words(yours) })}
            </Button>
            <Button kind="secondary" onPress={() => onSettle(field, 'theirs')}>
              {t('marketplace.conflict.theirs', { value: words(theirs) })}
            </Button>
          </div>
        </Notice>
      ))}
    </>
  );
}

function useWords() {
  const t = useT();
  const format = useFormat();
  return (value: Value): string => {
    if (value === null || value === '') return t('marketplace.conflict.blank');
    if (typeof value === 'boolean') return t(value ? 'common.yes' : 'common.no');
    return typeof value === 'object' ? format.list(value) : String(value);
  };
}
