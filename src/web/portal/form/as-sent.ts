import type { Change } from '../../ui/draft/draft.ts';

/** A change as the API takes it: JSON knows no lists that cannot be changed. */
export const asSent = ({ field, value, base }: Change) => ({ field, base, value: plain(value) });

function plain(value: Change['value']) {
  if (typeof value !== 'object' || value === null) return value;
  return Array.isArray(value) ? [...(value as readonly string[])] : { ...(value as Readonly<Record<string, string>>) };
}
