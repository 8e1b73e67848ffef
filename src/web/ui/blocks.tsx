import type { ReactNode } from 'react';
import { Go, useT } from './reading.tsx';
import type { Tone } from './values.tsx';

/** The still parts of pages: they take values and draw plain HTML, so the public room and the app share them. */

export interface Crumb {
  readonly to: string;
  readonly label: string;
}

/** The way up from here. The page itself is not in it: its heading says where one is. */
export function Breadcrumbs({ crumbs }: { readonly crumbs: readonly Crumb[] }) {
  const t = useT();
  return (
    <nav className="crumbs" aria-label={t('common.nav.here')}>
      <ol className="crumbs-list">
        {crumbs.map(({ to, label }) => (
          <li key={to}>
            <Go to={to}>{label}</Go>
          </li>
        ))}
      </ol>
    </nav>
  );
}

interface NoticeProps {
  readonly tone?: Tone;
  readonly title?: string;
  readonly children?: ReactNode;
  /** Read out when it appears: for what has just happened, not for what was there all along. */
  readonly announced?: boolean;
}

/** Something to know before reading on. */
export function Notice({ tone = 'harbour', title, children, announced = false }: NoticeProps) {
  return (
    <div className={`notice notice-${tone}`} role={announced ? (tone === 'vermilion' ? 'alert' : 'status') : undefined}>
      {title && <p className="notice-title">{title}</p>}
      {children}
    </div>
  );
}

export interface Definition {
  readonly term: ReactNode;
  readonly is: ReactNode;
  /** A link to change it, on pages to check before sending. */
  readonly act?: ReactNode;
}

export function DefinitionList({ items, dense = false }: { readonly items: readonly Definition[]; readonly dense?: boolean }) {
  return (
    <dl className={dense ? 'definitions definitions-dense' : 'definitions'}>
      {items.map((item, at) => (
        // The list is fixed while it is drawn, and a term may be markup: its place is its name.
        <div key={at} className="definition">
          <dt>{item.term}</dt>
          <dd>{item.is}</dd>
          {item.act && <dd className="definition-act">{item.act}</dd>}
        </div>
      ))}
    </dl>
  );
}

export interface TimelineStep {
  readonly key: string;
  readonly state: 'done' | 'now' | 'next';
  readonly title: ReactNode;
  /** When it was, or will be. */
  readonly when?: ReactNode;
  readonly children?: ReactNode;
}

/** Done, now, next: the life of an application or an award, top to bottom. */
export function Timeline({ steps }: { readonly steps: readonly TimelineStep[] }) {
  const t = useT();
  return (
    <ol className="timeline">
      {steps.map((step) => (
        <li
          key={step.key}
          className={`timeline-step timeline-${step.state}`}
          aria-current={step.state === 'now' ? 'step' : undefined}
        >
          <div className="timeline-head">
            <span className="timeline-title">{step.title}</span>
            <span className="hidden-visually"> ({t(`common.status.${step.state}`)})</span>
            {step.when && <span className="timeline-when">{step.when}</span>}
          </div>
          {step.children && <div className="timeline-body">{step.children}</div>}
        </li>
      ))}
    </ol>
  );
}

export interface Task {
  readonly key: string;
  readonly title: string;
  /** Nothing while it cannot be started. */
  readonly to?: string;
  readonly state: 'not_started' | 'started' | 'done' | 'problem' | 'locked';
  readonly hint?: string;
}

const taskTone: Readonly<Record<Task['state'], Tone>> = {
  not_started: 'harbour',
  started: 'amber',
  done: 'jade',
  problem: 'vermilion',
  locked: 'plain',
};

/** The sections of a long form, each with how far it is. */
export function TaskList({ tasks }: { readonly tasks: readonly Task[] }) {
  const t = useT();
  return (
    <ul className="tasks">
      {tasks.map((task) => (
        <li key={task.key} className="task">
          <div className="task-words">
            {task.to ? (
              <Go to={task.to} className="task-link" aria-describedby={`task-${task.key}`}>
                {task.title}
              </Go>
            ) : (
              <span>{task.title}</span>
            )}
            {task.hint && <p className="task-hint">{task.hint}</p>}
          </div>
          <span id={`task-${task.key}`} className="task-state">
            {task.state === 'done' ? (
              t('common.task.done')
            ) : (
              <span className={`tag tag-${taskTone[task.state]}`}>{t(`common.task.${task.state}`)}</span>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

interface ReceiptProps {
  /** What happened: "Your application is in". */
  readonly title: string;
  /** The reference people quote. */
  readonly reference: string;
  readonly referenceLabel: string;
  readonly at: ReactNode;
  readonly children?: ReactNode;
}

/** Proof that something arrived: the reference large, the exact instant, and what happens next. */
export function Receipt({ title, reference, referenceLabel, at, children }: ReceiptProps) {
  return (
    <section className="receipt">
      <div className="receipt-head">
        <h2 className="receipt-title">{title}</h2>
        <p className="receipt-label">{referenceLabel}</p>
        <p className="receipt-reference">{reference}</p>
        <p className="receipt-at">{at}</p>
      </div>
      {children && <div className="receipt-body stack">{children}</div>}
    </section>
  );
}

/** Nothing here, why, and what to do about it. */
export function Empty({ title, children }: { readonly title?: string; readonly children?: ReactNode }) {
  const t = useT();
  return (
    <div className="state">
      <p className="state-title">{title ?? t('common.empty')}</p>
      {children}
    </div>
  );
}

/** On its way: the shape of what comes, still for those who want no motion. Waits a moment before it shows, so quick answers do not flicker. */
export function Waiting({ lines = 3 }: { readonly lines?: number }) {
  const t = useT();
  return (
    <div className="state state-waiting" role="status">
      <span className="hidden-visually">{t('common.waiting')}</span>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className="state-bar" aria-hidden="true" />
      ))}
    </div>
  );
}
