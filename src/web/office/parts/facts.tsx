import type { ReactNode } from 'react';

interface Fact {
  readonly term: string;
  readonly is: ReactNode;
}

/** The few facts that say where a thing stands, in one line under its name. */
export function Facts({ of }: { readonly of: readonly Fact[] }) {
  return (
    <dl className="facts">
      {of.map(({ term, is }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{is}</dd>
        </div>
      ))}
    </dl>
  );
}
