import { useEffect } from 'react';

const links = () => [...document.querySelectorAll<HTMLElement>('.row-link')];

/**
 * A list by keyboard: j and k go down and up its rows, Enter opens (it is a link), x marks, / goes to the search. The focus
 * really moves, so a screen reader follows. Nothing happens while something is typed.
 */
export function useRowKeys(): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const rows = links();
      const at = rows.findIndex((row) => row.closest('tr')?.contains(document.activeElement));
      switch (event.key) {
        case 'j':
          rows[Math.min(at + 1, rows.length - 1)]?.focus();
          break;
        case 'k':
          rows[Math.max(at - 1, 0)]?.focus();
          break;
        case 'x':
          rows[at]?.closest('tr')?.querySelector<HTMLInputElement>('input[type=checkbox]')?.click();
          break;
        case '/':
          document.querySelector<HTMLInputElement>('input[type=search]')?.focus();
          break;
        default:
          return;
      }
      event.preventDefault();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button'].includes(target.type);
  return target.isContentEditable || ['TEXTAREA', 'SELECT'].includes(target.tagName) || target.closest('[role=dialog]') !== null;
}
