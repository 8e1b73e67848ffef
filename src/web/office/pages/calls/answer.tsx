import type { UseMutationResult } from '@tanstack/react-query';
import { Button } from '../../../ui/button.tsx';
import { Reason } from '../../../ui/form/problems.tsx';
import { useT } from '../../../ui/reading.tsx';

interface AnswerProps {
  readonly isOwn: boolean;
  readonly act: Pick<UseMutationResult<unknown, Error, never>, 'isPending' | 'error'>;
  readonly onAnswer: (grants: boolean) => void;
}

/** The second person's answer; whoever asked is told that it is not theirs to give. */
export function Answer({ isOwn, act, onAnswer }: AnswerProps) {
  const t = useT();
  if (isOwn) return <span className="muted">{t('callpage.office.not_own')}</span>;
  return (
    <div className="stack">
      <div className="row">
        <Button kind="secondary" isPending={act.isPending} onPress={() => onAnswer(true)}>
          {t('callpage.office.grant')}
        </Button>
        <Button kind="quiet" isPending={act.isPending} onPress={() => onAnswer(false)}>
          {t('callpage.office.refuse')}
        </Button>
      </div>
      {act.error && (
        <p className="field-error" role="alert">
          <Reason of={act.error} />
        </p>
      )}
    </div>
  );
}
