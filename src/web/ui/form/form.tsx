import type { ReactNode, SyntheticEvent } from 'react';
import { FormProblems } from './problems.tsx';

interface FormProps {
  /** Called instead of the browser's sending. */
  readonly onSubmit: () => void;
  /** What the last attempt was answered with: `act.error`. Its fields are shown where they belong. */
  readonly problem?: Error | null;
  readonly children: ReactNode;
}

/** A form whose mistakes the hub finds: nothing is checked twice, and what was typed stays. */
export function Form({ onSubmit, problem, children }: FormProps) {
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form className="form" noValidate onSubmit={submit}>
      <FormProblems problem={problem}>{children}</FormProblems>
    </form>
  );
}
