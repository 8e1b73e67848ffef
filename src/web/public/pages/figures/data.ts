import type { ApiAnswer } from '../../../ui/api.ts';

export type Shown = ApiAnswer<'GET /figures/:id'>;

/** The words of a list in the reader's language, or the number. */
export function said(figure: Pick<Shown, 'value' | 'items'>, text: (of: Shown['title']) => string): number | string[] {
  return typeof figure.value === 'number' ? figure.value : figure.items.map(({ label }) => text(label));
}
