import type { Change } from '../../ui/draft/draft.ts';

/** A change as the API takes it: JSON knows no lists that cannot be changed. */
export const asSent = ({ field, value, base }: Change) => ({
  field,
  base,
  value: Array.isArray(value) ? [...(value as readonly string[])] : (value as string | number | boolean | null),
});
