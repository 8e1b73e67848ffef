/*
 * A scheme tried on somebody: what its rules say of typed facts, which lane and steps that leads to, what would be given line
 * by line, and what would be owed by when. Every judgement is made by the code that judges real applications; nothing here
 * decides anything by itself, reads a clock or stores.
 */
import { awardLines, instalmentsOf, type Worked } from './award.ts';
import { dayOf, deadlineOf } from './calendar.ts';
import { laneFor, stagesOn } from './course.ts';
import type { Facts } from './facts.ts';
import { rulebookParts, type RulebookPart, rulesOf } from './rulebook.ts';
import { evaluate, type Explained, explain, type Holds, verdict } from './rules.ts';
import type { LocalText } from './shape-text.ts';
import type { Scheme } from './shape.ts';
import { fillText } from './texts.ts';

export interface WhatIf {
  readonly parts: readonly { readonly part: RulebookPart; readonly holds: Holds; readonly rules: readonly Explained[] }[];
  readonly lane: { readonly id: string; readonly title: LocalText; readonly automatic: boolean } | undefined;
  /** The steps of such an application, each with the day by which it should be done if it came in today. */
  readonly stages: readonly { readonly id: string; readonly title: LocalText; readonly role: string; readonly due: Date }[];
  readonly lines: readonly Worked[];
  /** How the money of the award would be paid. */
  readonly instalments: readonly {
    readonly id: string;
    readonly title: LocalText;
    readonly gate: string;
    readonly amount: bigint;
  }[];
  /** What would be owed; with the day where it hangs on the acceptance alone, if that were today. */
  readonly obligations: readonly {
    readonly id: string;
    readonly title: LocalText;
    readonly text: LocalText;
    readonly after: string | undefined;
    readonly due: Date | undefined;
  }[];
}

/** What the scheme makes of facts, as if everything happened at this instant. Money facts are cents, as digits. */
export function whatIf(scheme: Scheme, given: Facts, now: Date): WhatIf {
  const day = dayOf(now);
  const facts: Facts = { ...given, today: day };
  const say = (text: LocalText) => fillText(scheme, text);
  const before = wholeOf(given['awardedBefore']);
  const year = Number(day.slice(0, 4));
  const earlier = before === 0n ? [] : [{ unit: 'HKD.cent', year, amount: before }];
  const lines = awardLines(scheme, { facts, earlier, year });
  const money = lines.filter(({ unit }) => unit === 'HKD.cent').reduce((sum, { amount }) => sum + amount, 0n);
  const lane = laneFor(scheme, facts);
  return {
    parts: rulebookParts.flatMap((part) => {
      const rules = rulesOf(scheme, part);
      if (rules.length === 0) return [];
      const said = evaluate(scheme, rules, facts);
      return [{ part, holds: verdict(said), rules: explain(scheme, rules, said) }];
    }),
    lane: lane && { id: lane.id, title: say(lane.title), automatic: lane.automatic === true },
    stages: stagesOn(scheme, lane?.id ?? null).map(({ id, title, role, target }) => ({
      id,
      title: say(title),
      role,
      due: deadlineOf(scheme, target, now),
    })),
    lines,
    instalments: instalmentsOf(scheme, money).map(({ id, title, gate, amount }) => ({ id, title: say(title), gate, amount })),
    obligations: scheme.obligations.map(({ id, title, text, after, within }) => ({
      id,
      title: say(title),
      text: say(text),
      after,
      due: after === 'accepted' && within !== undefined ? deadlineOf(scheme, within, now) : undefined,
    })),
  };
}

function wholeOf(value: Facts[string]): bigint {
  if (typeof value === 'bigint') return value;
  return typeof value === 'string' && /^\d{1,18}$/.test(value) ? BigInt(value) : 0n;
}
