// The rules of a scheme as a book: every rule of every part with the expression that judges, and what its names mean.

import type { Rule } from './shape-rules.ts';
import type { LocalText } from './shape-text.ts';
import type { Term, TermKind } from './shape-terms.ts';
import type { Scheme } from './shape.ts';
import { eachLanguage, readable, termText } from './texts.ts';

/** Whom or what a group of rules is about. */
export const rulebookParts = ['eligibility', 'provider', 'packages', 'claim', 'reports', 'confirmation'] as const;
export type RulebookPart = (typeof rulebookParts)[number];

/** The rules of a part; those of every report together. */
export function rulesOf(scheme: Scheme, part: RulebookPart): readonly Rule[] {
  if (part === 'reports') return (scheme.reports ?? []).flatMap(({ rules = [] }) => rules);
  return scheme[part]?.rules ?? [];
}

/** A name in an expression: a term with its value, or a fact with who knows it. */
interface Named {
  readonly name: string;
  readonly label: LocalText;
  readonly value?: LocalText;
}

const valueOf = (term: Term): LocalText => eachLanguage((language) => termText(term, language));

/** The terms and facts that an expression names, in its order. What stands in quotes is no name. */
function namesIn(scheme: Scheme, expression: string): readonly Named[] {
  const words = expression.replaceAll(/"[^"]*"|'[^']*'/g, '').match(/[A-Za-z]\w*/g) ?? [];
  return [...new Set(words)].flatMap((name): Named[] => {
    const term = scheme.terms[name];
    if (term) return [{ name, label: term.label, value: valueOf(term) }];
    const fact = scheme.facts[name];
    return fact ? [{ name, label: fact.label }] : [];
  });
}

function ruleOf(scheme: Scheme, { id, text, when, weight, at, assumption }: Rule) {
  return {
    id,
    text,
    when,
    names: namesIn(scheme, when),
    weight: weight ?? ('must' as const),
    at: at ?? (['check', 'draft', 'submit', 'decide'] as const),
    ...(assumption && { assumption }),
  };
}

const kinds: readonly TermKind[] = ['percent', 'money', 'whole', 'period', 'day', 'choices'];

/** A stored version does not keep the order of its file, so values stand by their kind and then by their label. */
function byKind([, a]: [string, Term], [, b]: [string, Term]): number {
  return kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || a.label.en.localeCompare(b.label.en);
}

/** Every part of a scheme that judges by rules, and every value that its texts and rules refer to. */
export function rulebookOf(scheme: Scheme) {
  const read = readable(scheme);
  const parts = rulebookParts.flatMap((part) => {
    const rules = rulesOf(read, part);
    return rules.length > 0 ? [{ part, rules: rules.map((rule) => ruleOf(scheme, rule)) }] : [];
  });
  const terms = Object.entries(scheme.terms)
    .toSorted(byKind)
    .map(([name, term]) => ({
      name,
      label: term.label,
      value: valueOf(term),
      ...(term.assumption && { assumption: term.assumption }),
    }));
  return { parts, terms };
}
