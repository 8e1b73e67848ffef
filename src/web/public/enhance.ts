import '../ui/css/public.css';
import { readTheme, setTheme } from '../ui/theme.ts';
import type { Theme } from '../ui/theme.ts';

/**
 * The public room's only script. Pages are whole without it; it adds light and dark, filters that answer at once, and
 * copying.
 */
for (const label of document.querySelectorAll<HTMLElement>('[data-theme-switch]')) {
  const select = label.querySelector('select')!;
  select.value = readTheme();
  select.addEventListener('change', () => setTheme(select.value as Theme));
  label.hidden = false;
}

/** A form marked `data-auto-submit` is sent when a choice in it changes; its button is then not needed. */
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-auto-submit]')) {
  form.addEventListener('change', (event) => {
    const changed = event.target as HTMLElement;
    if (changed.matches('select, input[type=checkbox], input[type=radio]')) form.requestSubmit();
  });
  for (const button of form.querySelectorAll<HTMLElement>('[data-without-script]')) button.hidden = true;
}

/** Empty fields stay out of the address. */
for (const form of document.querySelectorAll<HTMLFormElement>('form[method=get], form:not([method])')) {
  form.addEventListener('formdata', (event) => {
    const empty = [...event.formData].filter(([, value]) => value === '');
    for (const [name] of empty) event.formData.delete(name);
  });
}

/** `<button data-copy="text" data-copied="Copied" hidden>` copies the text and says so. */
for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
  button.hidden = false;
  const before = button.textContent;
  button.addEventListener('click', () => {
    void navigator.clipboard.writeText(button.dataset['copy'] ?? '').then(() => {
      button.textContent = button.dataset['copied'] ?? before;
      setTimeout(() => (button.textContent = before), 2000);
    });
  });
}

for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => print());
}
