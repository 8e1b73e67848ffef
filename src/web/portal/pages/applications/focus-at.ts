import { useEffect } from 'react';

/** Brings the reader to the question that the address names, after the page itself has taken the focus. */
export function useFocusAt(field: string | null): void {
  useEffect(() => {
    if (field === null) return undefined;
    const timer = setTimeout(() => {
      const named = document.getElementsByName(field)[0] ?? document.querySelector(`[data-field="${CSS.escape(field)}"]`);
      const control = focusable(named);
      control?.focus({ preventScroll: true });
      control?.scrollIntoView({ block: 'center' });
    }, 60);
    return () => clearTimeout(timer);
  }, [field]);
}

function focusable(named: Element | null | undefined): HTMLElement | null {
  if (!named) return null;
  if (named instanceof HTMLInputElement && named.type === 'file') return named.closest('.field')!.querySelector('button');
  return named.matches('input, textarea, select')
    ? (named as HTMLElement)
    : named.querySelector('input, textarea, select, button');
}
