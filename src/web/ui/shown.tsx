import type { ReactNode } from 'react';
import { ApiRefusal, Unreachable } from './api.ts';
import { Waiting } from './blocks.tsx';
import { Button } from './button.tsx';
import { Reason } from './form/problems.tsx';
import { useT } from './reading.tsx';

interface Query<Answer> {
  readonly data: Answer | undefined;
  readonly error: Error | null;
  readonly isFetching: boolean;
  readonly refetch: () => unknown;
}

interface ShownProps<Answer> {
  readonly query: Query<Answer>;
  readonly children: (answer: Answer) => ReactNode;
  /** What is shown while nothing is there yet. */
  readonly waiting?: ReactNode;
}

/** The three states of what a page asks for: on its way, refused or failed, there. What is there stays when asking again fails. */
export function Shown<Answer>({ query, children, waiting }: ShownProps<Answer>) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error) return <Failed problem={query.error} isTrying={query.isFetching} onAgain={() => query.refetch()} />;
  return <>{waiting ?? <Waiting />}</>;
}

interface FailedProps {
  readonly problem: Error;
  readonly isTrying?: boolean;
  readonly onAgain?: () => void;
}

export function Failed({ problem, isTrying = false, onAgain }: FailedProps) {
  const t = useT();
  const isRefusal = problem instanceof ApiRefusal && problem.status < 500;
  const requestId = problem instanceof ApiRefusal ? problem.requestId : undefined;
  return (
    <div className="state state-failed" role="alert">
      <p className="state-title">{isRefusal ? problem.title : t('common.failed.title')}</p>
      {!isRefusal && (
        <p>
          <Reason of={problem} />
        </p>
      )}
      {!isRefusal && !(problem instanceof Unreachable) && requestId && (
        <p className="small">{t('common.failed.reference', { id: requestId })}</p>
      )}
      {!isRefusal && onAgain && (
        <Button kind="secondary" onPress={onAgain} isPending={isTrying}>
          {t('common.failed.again')}
        </Button>
      )}
    </div>
  );
}
