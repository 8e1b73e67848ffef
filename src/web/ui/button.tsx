import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Go, useT } from './reading.tsx';

export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger';

interface ButtonProps {
  readonly kind?: ButtonKind;
  readonly type?: 'button' | 'submit';
  readonly children: ReactNode;
  readonly onPress?: () => void;
  /** What it started is still running: it stays in its place and takes no second press. */
  readonly isPending?: boolean;
  readonly isDisabled?: boolean;
  readonly autoFocus?: boolean;
  readonly slot?: string;
  readonly 'aria-label'?: string;
  readonly 'aria-describedby'?: string;
}

export function Button({ kind = 'primary', type = 'button', children, isPending = false, ...rest }: ButtonProps) {
  const t = useT();
  return (
    <AriaButton {...rest} type={type} isPending={isPending} className={`button button-${kind}`}>
      {children}
      {isPending && (
        <span className="button-pending">
          <span className="hidden-visually">{t('common.waiting')}</span>
        </span>
      )}
    </AriaButton>
  );
}

interface LinkButtonProps {
  readonly kind?: ButtonKind;
  readonly to: string;
  readonly children: ReactNode;
}

/** A link that looks like a button, for the way on from a page. */
export function LinkButton({ kind = 'primary', to, children }: LinkButtonProps) {
  return (
    <Go to={to} className={`button button-${kind}`}>
      {children}
    </Go>
  );
}
