/*
 * Judging by rules. A rule sees facts, says true, false or unknown, and what it saw is kept with what it said, so that the
 * judgement can be explained years later from the stored scheme version. Nothing here throws, reads a clock or remembers:
 * the same scheme and the same facts always give the same answer.
 */
import { type CelValue, ruleExpression } from './cel.ts';
import { type Facts, type FactValue, type KnownFact, knownFact, type SeenFact, seenFact } from './facts.ts';
import type { Moment, Rule } from './shape-rules.ts';
import { choicesTerm } from './terms.ts';
import { fillText } from './texts.ts';
import type { LocalText } from './shape-text.ts';
import type { Fact } from './shape-terms.ts';
import type { Scheme } from './shape.ts';

export type Holds = boolean | 'unknown';

/** What one rule said of the facts. Plain JSON: stored as it is. */
export interface Evaluation {
  readonly id: string;
  readonly holds: Holds;
  /** Which of the rule's texts says it. */
  readonly says: 'holds' | 'fails' | 'unknown';
  readonly weight: 'must' | 'warning';
  /** The facts that the rule names and that were known. */
  readonly facts: Readonly<Record<string, SeenFact>>;
  /** The facts that the rule names and that were not known. */
  readonly missing: readonly string[];
  /** A rule across schemes carries its words: it may be another scheme's, and names what it found. */
  readonly said?: { readonly text: LocalText; readonly message: LocalText };
}

const today: Fact = { kind: 'date', from: 'hub', label: { en: 'Today', 'zh-Hant': '今天', 'zh-Hans': '今天' } };

/**
 * Judges facts by rules of the scheme, in the order of the rules. Money facts are cents, as bigint or digits. A fact that is
 * absent or not of its kind is unknown; a rule that needs it is unknown too, unless the rest decides it either way.
 */
export function evaluate(scheme: Scheme, rules: readonly Rule[], facts: Facts): readonly Evaluation[] {
  return rules.map((rule) => evaluateRule(scheme, rule, facts));
}

function evaluateRule(scheme: Scheme, rule: Rule, facts: Facts): Evaluation {
  const expression = ruleExpression(scheme, rule.when);
  const { known, seen, missing } = see(scheme, expression.names, facts);
  let holds: Holds = 'unknown';
  try {
    const answer = expression.run(known);
    if (typeof answer === 'boolean') holds = answer;
  } catch {
    // A fact is not known, or the arithmetic has no answer: either way nothing can be said.
  }
  const says = holds === 'unknown' ? 'unknown' : holds ? 'holds' : 'fails';
  return { id: rule.id, holds, says, weight: rule.weight ?? 'must', facts: seen, missing };
}

function see(scheme: Scheme, names: readonly string[], facts: Facts) {
  const known: Record<string, CelValue> = {};
  const seen: Record<string, SeenFact> = {};
  const missing: string[] = [];
  for (const name of names) {
    const fact = scheme.facts[name] ?? today;
    const value: KnownFact | undefined = knownFact(scheme, fact, valueOf(scheme, name, fact, facts));
    if (value === undefined) missing.push(name);
    else {
      known[name] = value;
      seen[name] = seenFact(fact, value);
    }
  }
  return { known, seen, missing };
}

/** A fact as it was given, or worked out from others by its formula. That no formula runs in a circle was checked with the file. */
function valueOf(scheme: Scheme, name: string, { is }: Fact, facts: Facts): FactValue {
  if (is === undefined) return Object.hasOwn(facts, name) ? facts[name] : undefined;
  const expression = ruleExpression(scheme, is);
  try {
    return expression.run(see(scheme, expression.names, facts).known) as FactValue;
  } catch {
    return undefined;
  }
}

/** The rules that are looked at at a moment. */
export function rulesAt(rules: readonly Rule[], moment: Moment): readonly Rule[] {
  return rules.filter((rule) => rule.at?.includes(moment) ?? true);
}

/** All rules together: false as soon as one that must hold fails, unknown while one that must hold is not known. Warnings do not count. */
export function verdict(evaluations: readonly Evaluation[]): Holds {
  const musts = evaluations.filter(({ weight }) => weight === 'must');
  if (musts.some(({ holds }) => holds === false)) return false;
  return musts.every(({ holds }) => holds === true) ? true : 'unknown';
}

/** Whether an applicant may apply, as far as the facts at a moment tell, and why. */
export function eligibility(
  scheme: Scheme,
  facts: Facts,
  moment: Moment,
): { readonly holds: Holds; readonly rules: readonly Evaluation[] } {
  const rules = evaluate(scheme, rulesAt(scheme.eligibility.rules, moment), facts);
  return { holds: verdict(rules), rules };
}

/** An evaluation with the rule in words: the rule, what is said of it, and each fact it names with its label. */
export interface Explained extends Evaluation {
  readonly text: LocalText;
  readonly message: LocalText;
  readonly saw: readonly {
    readonly name: string;
    readonly kind: Fact['kind'];
    readonly label: LocalText;
    readonly value: SeenFact | null;
    readonly words?: LocalText;
  }[];
  readonly assumption?: LocalText;
}

/** Puts evaluations into words, from the scheme version they were made with. A rule that is not in it is left out. */
export function explain(scheme: Scheme, rules: readonly Rule[], evaluations: readonly Evaluation[]): readonly Explained[] {
  return evaluations.flatMap((evaluation) => {
    if (evaluation.said) return [{ ...evaluation, ...evaluation.said, saw: [] }];
    const rule = rules.find(({ id }) => id === evaluation.id);
    if (!rule) return [];
    const saw = [...Object.keys(evaluation.facts), ...evaluation.missing].toSorted().map((name) => {
      const fact = scheme.facts[name] ?? today;
      const value = evaluation.facts[name] ?? null;
      const words =
        typeof value === 'string' && fact.options !== undefined ? optionLabel(scheme, fact.options, value) : undefined;
      return { name, kind: fact.kind, label: fact.label, value, ...(words && { words }) };
    });
    const { assumption } = rule;
    return [
      {
        ...evaluation,
        text: fillText(scheme, rule.text),
        message: fillText(scheme, rule[evaluation.says]),
        saw,
        ...(assumption && { assumption: fillText(scheme, assumption) }),
      },
    ];
  });
}

function optionLabel(scheme: Scheme, list: string, value: string): LocalText | undefined {
  return choicesTerm(scheme, list).find((option) => option.value === value)?.label;
}

/** What a formula comes to, a whole number; nothing while the facts do not tell. */
export function formula(scheme: Scheme, expression: string, facts: Facts): bigint | undefined {
  const compiled = ruleExpression(scheme, expression);
  try {
    const value = compiled.run(see(scheme, compiled.names, facts).known);
    return typeof value === 'bigint' ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a condition holds; nothing while the facts do not tell. */
export function condition(scheme: Scheme, expression: string, facts: Facts): boolean | undefined {
  const compiled = ruleExpression(scheme, expression);
  try {
    const value = compiled.run(see(scheme, compiled.names, facts).known);
    return typeof value === 'boolean' ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The cost of a basic package in cents, from the facts of a package; nothing while they do not tell. */
export function packageCost(scheme: Scheme, facts: Facts): bigint | undefined {
  return scheme.packages && formula(scheme, scheme.packages.cost, facts);
}
