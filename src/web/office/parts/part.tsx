import type { ReactNode } from 'react';

/** One kind of evidence beside the words of a case. */
export function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="case-part" aria-label={title}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}
