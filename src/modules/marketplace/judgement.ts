// What the scheme's rules say of a provider or a package, when it is sent in.

import type { Locale } from '../../platform/formats.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Explained } from '../../core/schemes/rules.ts';

/** Refuses with each rule that must hold and does not, in its own words, which name the way out. */
export function refuseWhereRulesFail(explained: readonly Explained[], locale: Locale): void {
  const failing = explained.filter(({ weight, holds }) => weight === 'must' && holds !== true);
  if (failing.length === 0) return;
  throw new Refusal(
    409,
    'marketplace.rules_fail',
    { count: failing.length },
    failing.map(({ id, message }) => ({ field: id, code: 'marketplace.rule', facts: { text: message[locale] } })),
  );
}
