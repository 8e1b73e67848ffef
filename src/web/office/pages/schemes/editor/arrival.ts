import { useEffect } from 'react';

/** Brings the reader to the place that a link named, once what it stands in is open. */
export function useArrival(wanted: string, view: string): void {
  useEffect(() => {
    if (wanted === '') return undefined;
    let tries = 0;
    const timer = setInterval(() => {
      tries += 1;
      const place = nearest(wanted);
      const isThere = place?.id === wanted;
      if (!isThere && tries < 10) return;
      clearInterval(timer);
      const control = place?.matches('details') ? place.querySelector<HTMLElement>('summary') : place;
      control?.focus({ preventScroll: true });
      control?.scrollIntoView({ block: 'center' });
    }, 60);
    return () => clearInterval(timer);
  }, [wanted, view]);
}

/** The place itself, or the nearest thing around it that can be shown. */
function nearest(wanted: string): HTMLElement | undefined {
  for (let id = wanted; id.includes('-'); id = id.slice(0, id.lastIndexOf('-'))) {
    const found = document.getElementById(id);
    if (found) return found;
  }
  return undefined;
}
