import type { Selectable } from 'kysely';
import type { Locale } from '../../platform/formats.ts';
import type { FieldProblem, RefusalCode } from '../../platform/refusal.ts';
import type { DB } from '../../platform/schema.ts';
import { questionsIn } from '../schemes/form-fields.ts';
import { type Evaluation, explain } from '../schemes/rules.ts';
import type { Scheme } from '../schemes/shape.ts';

export type Status = Selectable<DB['application']>['status'];

/** From which states an applicant may take an application back. */
const withdrawable: readonly Status[] = ['draft', 'submitted', 'waiting', 'recommended'];

/** Why an application cannot be withdrawn, or nothing if it can. */
export function obstacleToWithdrawing(status: Status): RefusalCode | undefined {
  if (withdrawable.includes(status)) return undefined;
  return status === 'approved' ? 'application.has_offer' : 'application.decided';
}

/** The rules that stop an application, each at the question that supplies what it saw, in the words of the scheme. */
export function failingRules(scheme: Scheme, evaluations: readonly Evaluation[], locale: Locale): FieldProblem[] {
  const failing = evaluations.filter(({ holds, weight }) => holds === false && weight === 'must');
  return explain(scheme, scheme.eligibility.rules, failing).map((rule) => ({
    field: fieldOf(scheme, rule) ?? `rule.${rule.id}`,
    code: 'forms.says',
    facts: { text: rule.message[locale], rule: rule.id },
  }));
}

function fieldOf(scheme: Scheme, { facts }: Evaluation): string | undefined {
  const asked = questionsIn(scheme.form).find(({ field: { fact } }) => fact !== undefined && Object.hasOwn(facts, fact));
  return asked?.group?.id ?? asked?.field.id;
}
