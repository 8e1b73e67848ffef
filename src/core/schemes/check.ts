import { type FieldProblem, Refusal } from '../../platform/refusal.ts';
import { type Facts, type FactValue, NONE } from './facts.ts';
import type { Fact, Option } from './shape-terms.ts';
import type { Question } from './shape-rules.ts';
import type { Scheme } from './shape.ts';
import { choicesTerm } from './terms.ts';

/** A question of the check before sign-in, with what may be answered. */
export interface Asked extends Question {
  readonly kind: Fact['kind'];
  readonly options: readonly Option[];
}

export function questionsOf(scheme: Scheme): readonly Asked[] {
  return scheme.eligibility.questions.map((question) => {
    const fact = scheme.facts[question.fact]!;
    const options = fact.options === undefined ? [] : choicesTerm(scheme, fact.options);
    const none = question.none ? [{ value: NONE, label: question.none }] : [];
    return { ...question, kind: fact.kind, options: [...options, ...none] };
  });
}

/**
 * The facts that somebody's answers to the check supply. An empty answer is none. Refuses (422, with fields) an answer to
 * what is not asked and one that is not of its kind, because a silent "unknown" would be taken for the result.
 */
export function checkFacts(scheme: Scheme, answers: Readonly<Record<string, string | readonly string[]>>): Facts {
  const facts: Record<string, FactValue> = {};
  const fields: FieldProblem[] = [];
  const asked = new Map(questionsOf(scheme).map((question) => [question.fact, question]));
  for (const [name, answer] of Object.entries(answers)) {
    const question = asked.get(name);
    const text = typeof answer === 'string' ? answer.normalize('NFKC').trim() : undefined;
    const code = question ? problemOf(question, text) : 'schemes.check.unknown';
    if (code) fields.push({ field: name, code });
    else if (text) facts[name] = question?.kind === 'whole' ? text.replaceAll(',', '') : text;
  }
  if (fields.length > 0) throw new Refusal(422, 'schemes.check.malformed', {}, fields);
  return facts;
}

function problemOf({ kind, options }: Asked, answer: string | undefined): FieldProblem['code'] | undefined {
  if (answer === '') return undefined;
  if (answer === undefined) return 'schemes.check.not_offered';
  if (kind === 'whole') return /^\d{1,3}(,?\d{3}){0,3}$/.test(answer) ? undefined : 'schemes.check.not_whole';
  if (kind === 'yes-no') return ['yes', 'no', 'true', 'false'].includes(answer) ? undefined : 'schemes.check.not_offered';
  if (kind === 'choice') return options.some(({ value }) => value === answer) ? undefined : 'schemes.check.not_offered';
  return undefined;
}
