// Rules across schemes, judged as pure functions: an application, the others it shares something with, a day.

import type { LocalText } from '../../platform/formats.ts';
import { addMonths } from '../schemes/calendar.ts';
import type { Evaluation } from '../schemes/rules.ts';
import type { Exclusivity } from '../schemes/shape-exclusivity.ts';
import type { Scheme } from '../schemes/shape.ts';
import type { Language } from '../schemes/shape-text.ts';
import { type Period, periodTerm } from '../schemes/terms.ts';
import { eachLanguage, fillText } from '../schemes/texts.ts';
import type { Other } from './others.ts';

/** A rule across schemes as it was judged: with the applications that are in the way, in its scheme's words. */
export interface CrossEvaluation extends Evaluation {
  readonly effect: Exclusivity['effect'];
  /** The scheme whose rule it is, where that is not the application's own. */
  readonly scheme?: string;
  readonly version?: number;
  readonly matches: readonly { readonly application: string; readonly scheme: string; readonly name: LocalText }[];
}

export interface Here {
  readonly scheme: string;
  readonly opensAt: Date;
  readonly closesAt: Date;
}

/** The others that a rule of this application's own scheme counts. */
export function inTheWay(scheme: Scheme, rule: Exclusivity, here: Here, others: readonly Other[], now: Date): readonly Other[] {
  return others.filter(
    (other) =>
      names(rule, other.scheme) &&
      rule.same.some((shared) => other.shares.includes(shared)) &&
      rule.standing.includes(other.standing) &&
      (rule.sameIntake !== true || (other.opensAt < here.closesAt && here.opensAt < other.closesAt)) &&
      isNear(scheme, rule, other, now),
  );
}

const names = (rule: Exclusivity, scheme: string) => rule.schemes.includes('*') || rule.schemes.includes(scheme);

/** An award counts for as long back, and from its start for as long forward, as the rule says; always where it says neither. */
function isNear(scheme: Scheme, { back, forward }: Exclusivity, { standing, awardedAt }: Other, now: Date): boolean {
  if (standing !== 'awarded' || awardedAt === null) return true;
  if (back === undefined && forward === undefined) return true;
  return [back, forward].some((term) => term !== undefined && now < after(awardedAt, periodTerm(scheme, term)));
}

/**
 * The rules of another scheme that look forward from an award under it: while they run, nothing they name may follow. They
 * are judged where the later application is decided.
 */
export function forwardRules(scheme: Scheme, other: Other, here: Here, now: Date): readonly Exclusivity[] {
  const { standing, awardedAt } = other;
  if (standing !== 'awarded' || awardedAt === null) return [];
  return (scheme.exclusivity ?? []).filter(
    (rule) =>
      rule.forward !== undefined &&
      names(rule, here.scheme) &&
      rule.same.some((shared) => other.shares.includes(shared)) &&
      now < after(awardedAt, periodTerm(scheme, rule.forward)),
  );
}

function after(from: Date, { value, unit }: Period): Date {
  if (unit === 'months') return addMonths(from, value);
  const days = unit === 'days' ? value : unit === 'business-days' ? Math.ceil((value * 7) / 5) : 0;
  return new Date(from.getTime() + days * 86_400_000);
}

/** A rule as it was judged, in the words of its scheme. Suppressing does not stop an application: it waits, set aside. */
export function judgement(
  scheme: Scheme,
  rule: Exclusivity,
  matches: CrossEvaluation['matches'],
  of?: { readonly scheme: string; readonly version: number },
): CrossEvaluation {
  const holds = matches.length === 0;
  const message = fillText(scheme, holds ? rule.holds : rule.fails);
  const listed = (language: Language) =>
    [...new Set(matches.map(({ name }) => name[language]))].join(language === 'en' ? ', ' : '、');
  return {
    said: {
      text: fillText(scheme, rule.text),
      message: eachLanguage((language) => message[language].replaceAll('{matches}', () => listed(language))),
    },
    id: rule.id,
    holds,
    says: holds ? 'holds' : 'fails',
    weight: rule.effect === 'must' ? 'must' : 'warning',
    effect: rule.effect,
    facts: {},
    missing: [],
    matches,
    ...of,
  };
}
