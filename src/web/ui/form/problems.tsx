import { createContext, useContext, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { ApiRefusal, Unreachable } from '../api.ts';
import type { FieldRefusal } from '../api.ts';
import { useT } from '../reading.tsx';

/**
 * What was wrong with what was sent: said once at the top, with a link to each field, and again at the field. A field that
 * is changed is no longer wrong until it is sent again.
 */
interface Problems {
  readonly of: (name: string) => string | undefined;
  readonly changed: (name: string) => void;
  readonly enrol: (name: string, field: Enrolled) => () => void;
}

interface Enrolled {
  readonly label: string;
  readonly id: string;
}

const ProblemsContext = createContext<Problems | null>(null);

interface FieldSetting {
  readonly name: string;
  readonly label: string;
  /** A problem the page itself knows of; otherwise what the hub said about this name. */
  readonly error?: string | undefined;
}

/** A field's place in its form: the id its control must have, its problem if any, and whom to tell of a change. */
export function useField({ name, label, error }: FieldSetting) {
  const problems = useContext(ProblemsContext);
  const id = useId();
  const enrol = problems?.enrol;
  useEffect(() => enrol?.(name, { label, id }), [enrol, name, label, id]);
  return { id, error: error ?? problems?.of(name), changed: () => problems?.changed(name) };
}

interface FormProblemsProps {
  /** What the last attempt was answered with; nothing while all is well. */
  readonly problem: Error | null | undefined;
  readonly children: ReactNode;
}

export function FormProblems({ problem, children }: FormProblemsProps) {
  const [changed, setChanged] = useState<{ of: unknown; names: ReadonlySet<string> }>({ of: null, names: new Set() });
  const enrolled = useRef(new Map<string, Enrolled>());
  const gone = changed.of === problem ? changed.names : new Set<string>();
  const fields = problem instanceof ApiRefusal ? problem.fields : [];
  const value = useMemo<Problems>(
    () => ({
      of: (name) => (gone.has(name) ? undefined : fields.find(({ field }) => field === name)?.message),
      changed: (name) => {
        if (fields.length > 0) setChanged({ of: problem, names: new Set([...gone, name]) });
      },
      enrol: (name, field) => {
        enrolled.current.set(name, field);
        return () => void enrolled.current.delete(name);
      },
    }),
    // `gone` and `fields` follow from these two.
    // oxlint-disable-next-line react/exhaustive-deps
    [problem, changed],
  );
  return (
    <ProblemsContext value={value}>
      {problem && <ProblemSummary key={keyOf(problem)} problem={problem} fields={fields} enrolled={enrolled.current} />}
      {children}
    </ProblemsContext>
  );
}

const keys = new WeakMap<Error, string>();
let lastKey = 0;

/** Each attempt that fails is a new summary, which takes the focus. */
function keyOf(problem: Error): string {
  const known = keys.get(problem) ?? String((lastKey += 1));
  keys.set(problem, known);
  return known;
}

interface SummaryProps {
  readonly problem: Error;
  readonly fields: readonly FieldRefusal[];
  readonly enrolled: ReadonlyMap<string, Enrolled>;
}

function ProblemSummary({ problem, fields, enrolled }: SummaryProps) {
  const t = useT();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} className="problem-summary" role="alert" tabIndex={-1}>
      <p className="problem-summary-title">
        {fields.length > 0 ? t('common.errors.count', { n: fields.length }) : <Reason of={problem} />}
      </p>
      {fields.length > 0 && (
        <ul className="problem-list">
          {fields.map(({ field, message }) => (
            <li key={field}>
              <ProblemLink field={enrolled.get(field)} message={message} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function ProblemLink({ field, message }: { readonly field: Enrolled | undefined; readonly message: string }) {
  const t = useT();
  if (!field) return <>{message}</>;
  const focus = () => {
    const control = document.getElementById(field.id);
    const inner = control?.matches('input, textarea, select, button')
      ? control
      : control?.querySelector<HTMLElement>('input, button');
    inner?.focus();
    inner?.scrollIntoView({ block: 'center' });
  };
  return (
    <a
      href={`#${field.id}`}
      onClick={(event) => {
        event.preventDefault();
        focus();
      }}
    >
      {`${field.label}${/[.?!。？！]$/.test(field.label) ? ' ' : t('common.colon')}${message}`}
    </a>
  );
}

/** Why something did not work, in the reader's words: the hub's own where it said no, ours where nothing came back. */
export function Reason({ of: problem }: { readonly of: Error }) {
  const t = useT();
  if (problem instanceof ApiRefusal && problem.status < 500) return <>{problem.title}</>;
  return <>{t(problem instanceof Unreachable ? 'common.failed.offline' : 'common.failed.text')}</>;
}
