import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';

/** Brings the focus into an item as soon as it is drawn: its first question, or the item itself where it is a button. */
export function useFocusOn(box: RefObject<HTMLElement | null>): (item: string | null) => void {
  const wanted = useRef<string | null>(null);
  useEffect(() => {
    if (wanted.current === null) return;
    const place = box.current?.querySelector<HTMLElement>(`[data-item="${CSS.escape(wanted.current)}"]`);
    if (!place) return;
    wanted.current = null;
    const first = place.matches('button') ? place : place.querySelector<HTMLElement>('input, textarea, select');
    (first ?? place.querySelector('button'))?.focus();
  });
  return (item) => {
    wanted.current = item;
  };
}
