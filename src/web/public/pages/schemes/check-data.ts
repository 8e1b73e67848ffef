import { ApiRefusal } from '../../../ui/api.ts';
import type { ApiCall, FieldRefusal } from '../../../ui/api.ts';
import { type Eligibility, loadScheme, type Question, type RuleSaid, type SchemePage, versionIn } from './data.ts';

/** The check as the address asks for it: the answers are in it, so a result can be kept, sent and printed. */
export interface Check {
  readonly scheme: SchemePage;
  /** What was answered, by fact, as it was typed. */
  readonly answers: Readonly<Record<string, string>>;
  /** Nothing before the first answer, and when an answer cannot be read. */
  readonly result: Eligibility | undefined;
  readonly problems: readonly FieldRefusal[];
}

/** Reads the answers to the questions asked; whatever else is in the address (a campaign's mark) is left alone. */
export function answersIn(query: URLSearchParams, questions: readonly Question[]): Record<string, string> {
  const answered = questions.map(({ fact }) => [fact, query.getAll(fact).join(',').trim()] as const);
  return Object.fromEntries(answered.filter(([, answer]) => answer !== ''));
}

export async function loadCheck(api: ApiCall, name: string, query: URLSearchParams): Promise<Check> {
  const scheme = await loadScheme(api, name, query);
  const answers = answersIn(query, scheme.questions);
  const nothing = { scheme, answers, result: undefined, problems: [] };
  if (Object.keys(answers).length === 0) return nothing;
  try {
    const asked = { ...answers, ...versionIn(query) };
    const result = await api('GET /schemes/:scheme/eligibility', { params: { scheme: name }, query: asked });
    return { ...nothing, result };
  } catch (error) {
    if (error instanceof ApiRefusal && error.status === 422 && error.fields.length > 0)
      return { ...nothing, problems: error.fields };
    throw error;
  }
}

/** What needs the reader's attention comes first; within that, the order of the rules. */
const order: Readonly<Record<RuleSaid['says'], number>> = { fails: 0, unknown: 1, holds: 2 };

export function byAttention(rules: readonly RuleSaid[]): readonly RuleSaid[] {
  return rules.toSorted((a, b) => order[a.says] - order[b.says]);
}

/** The question that a rule waits for: the first of its facts that was not answered. */
export function firstMissing(check: Check): Question | undefined {
  return check.scheme.questions.find(({ fact }) => check.answers[fact] === undefined);
}
