import type { Scheme } from './shape.ts';

const shown = new WeakMap<Scheme, Scheme>();

/**
 * A scheme as everybody may read it: without the grace after the close, which would be no grace if it were known. The same
 * object every time. Judging takes the scheme itself.
 */
export function withoutHidden(scheme: Scheme): Scheme {
  const grace = scheme.calls?.grace;
  if (grace === undefined || scheme.calls === undefined) return scheme;
  const known = shown.get(scheme);
  if (known) return known;
  const { grace: _, ...calls } = scheme.calls;
  const isUsedElsewhere = JSON.stringify({ ...scheme, terms: {}, calls }).includes(JSON.stringify(grace));
  const terms = isUsedElsewhere
    ? scheme.terms
    : Object.fromEntries(Object.entries(scheme.terms).filter(([name]) => name !== grace));
  const read = { ...scheme, calls, terms };
  shown.set(scheme, read);
  return read;
}
