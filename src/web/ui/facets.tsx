import type { ReactNode } from 'react';
import { useFormat, useT } from './reading.tsx';

export interface FacetOption {
  readonly value: string;
  readonly label: string;
  /** How many would be in the list with this. */
  readonly count?: number;
}

interface FacetProps {
  readonly name: string;
  readonly title: string;
  readonly options: readonly FacetOption[];
  readonly chosen: readonly string[];
  /** One of them, not several. */
  readonly single?: boolean;
  /** Closed until opened, on every screen: for long lists. */
  readonly folded?: boolean;
}

/** One way to narrow a list: boxes or dials with counts, inside a `<FilterForm>` or any form with method get. */
export function Facet({ name, title, options, chosen, single = false, folded = false }: FacetProps) {
  const format = useFormat();
  const body = options.map(({ value, label, count }) => (
    <label key={value} className="facet-option">
      <input type={single ? 'radio' : 'checkbox'} name={name} value={value} defaultChecked={chosen.includes(value)} />
      <span className="facet-label">{label}</span>
      {count !== undefined && <span className="facet-count">{format.number(count)}</span>}
    </label>
  ));
  if (folded) {
    return (
      <details className="facet" open={chosen.length > 0}>
        <summary className="facet-title">{title}</summary>
        <fieldset>
          <legend className="hidden-visually">{title}</legend>
          {body}
        </fieldset>
      </details>
    );
  }
  return (
    <fieldset className="facet">
      <legend className="facet-title">{title}</legend>
      {body}
    </fieldset>
  );
}

interface SearchBoxProps {
  readonly name?: string;
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
}

/** The words to look for, with the button that starts looking. */
export function SearchBox({ name = 'q', label, value, placeholder }: SearchBoxProps) {
  const t = useT();
  return (
    <div className="search-box" role="search">
      <label className="search-label" htmlFor={`search-${name}`}>
        {label}
      </label>
      <div className="search-row">
        <input
          id={`search-${name}`}
          className="input"
          type="search"
          name={name}
          defaultValue={value}
          placeholder={placeholder}
          autoComplete="off"
          enterKeyHint="search"
        />
        <button type="submit" className="button button-primary">
          {t('common.search')}
        </button>
      </div>
    </div>
  );
}

/** A public form that narrows a list: sent by itself where scripts run, by its button where they do not. */
export function FilterForm({ action, children }: { readonly action: string; readonly children: ReactNode }) {
  const t = useT();
  return (
    <form method="get" action={action} className="filters" data-auto-submit="">
      {children}
      <button type="submit" className="button button-secondary" data-without-script="">
        {t('common.apply_filters')}
      </button>
    </form>
  );
}
