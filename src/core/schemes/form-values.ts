// The answers of a form as its conditions and the rules of a scheme see them.

import { type CelValue, formExpression } from './cel.ts';
import { type Facts, knownFact } from './facts.ts';
import { type Answer, isParts } from './fields/answer.ts';
import { costTotal } from './fields/cost-table.ts';
import type { Field, Form } from './shape-form.ts';
import type { Scheme } from './shape.ts';

/** Names with their values in CEL. */
export type Known = Record<string, CelValue>;

/**
 * An answer in CEL. Money is cents, a number with decimals a whole number of the last of them, a table its total, a group the
 * list of its items. As a fact, an answer of several parts is the text that names it.
 */
export function celAnswer(field: Field, answer: Answer, as: 'value' | 'fact' = 'value'): CelValue {
  switch (field.kind) {
    case 'whole':
    case 'months':
      return BigInt(answer as number);
    case 'money':
      return BigInt(answer as string);
    case 'decimal':
      return BigInt((answer as string).replace('.', ''));
    case 'cost-table':
      return costTotal(answer);
    case 'group':
      return (answer as readonly Readonly<Record<string, Answer>>[]).map((item) => {
        const answered = field.fields.filter(({ id }) => item[id] !== undefined);
        return Object.fromEntries(answered.map((one) => [one.id, celAnswer(one, item[one.id]!)]));
      });
    case 'bilingual':
    case 'address':
    case 'person':
    case 'organisation':
      return as === 'fact' ? nameIn(answer) : answer;
    default:
      return answer;
  }
}

/** What an answer of several parts is called: the English, or what there is. */
function nameIn(answer: Answer): string {
  if (!isParts(answer)) return typeof answer === 'string' ? answer : '';
  const { en, zh, name, nameZh, nameEn, flat, floor, building, street, district } = answer as Record<string, string | undefined>;
  const parts = [flat, floor, building, street, district].filter((part) => part !== undefined);
  return en ?? nameEn ?? name ?? (parts.length > 0 ? parts.join(', ') : undefined) ?? zh ?? nameZh ?? '';
}

/** What is known besides the answers: the day and the facts of the hub. */
export function celFacts({ scheme, facts = {}, today }: { scheme: Scheme; facts?: Facts; today: string }): Known {
  const known: Known = { today };
  for (const [name, value] of Object.entries(facts)) {
    const fact = Object.hasOwn(scheme.facts, name) ? scheme.facts[name] : undefined;
    const seen = fact && knownFact(scheme, fact, value);
    if (seen !== undefined) known[name] = seen;
  }
  return known;
}

/** What a condition of a form says; nothing while an answer that it names is missing. */
export function holds(scheme: Scheme, form: Form, expression: string, known: Readonly<Known>): boolean | undefined {
  try {
    const answer = formExpression(scheme, form, expression).run(known);
    return typeof answer === 'boolean' ? answer : undefined;
  } catch {
    // An answer that it names is not there yet.
    return undefined;
  }
}
