import type { MessageKey, Say } from '../../../platform/messages.ts';

/** The words for a key that is put together from data, or something else where it has none (a key without words comes back). */
export function sayOr(t: Say, key: string, otherwise: string): string {
  const said = t(key as MessageKey);
  return said === key ? otherwise : said;
}
