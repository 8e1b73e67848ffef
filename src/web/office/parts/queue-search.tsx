import { useState } from 'react';
import type { SyntheticEvent } from 'react';
import { useNavigate } from 'react-router';
import { withQuery } from '../../ui/addresses.ts';
import { useT } from '../../ui/reading.tsx';

/** Searches all tabs at once: their counts follow. */
export function QueueSearch({ q, view, path }: { readonly q: string; readonly view: string; readonly path: string }) {
  const t = useT();
  const navigate = useNavigate();
  const [typed, setTyped] = useState(q);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    void navigate(withQuery(path, { view, q: typed.trim() }));
  };
  return (
    <form className="row" role="search" onSubmit={submit}>
      <input
        className="input queue-search"
        type="search"
        value={typed}
        aria-label={t('case.queue.search')}
        placeholder={t('case.queue.search_hint')}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <button type="submit" className="button button-secondary">
        {t('common.search')}
      </button>
    </form>
  );
}
