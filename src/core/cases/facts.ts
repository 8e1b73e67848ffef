import type { Db, Tx } from '../../platform/db.ts';
import { newId } from '../../platform/ids.ts';
import { earlierAwards } from '../awards/amounts.ts';
import { ruleFacts } from '../applications/facts.ts';
import { hubFacts } from '../applications/hub-facts.ts';
import { crossRulesBothWays } from '../exclusivity/exclusivity.ts';
import { letterFacts } from '../letters/facts.ts';
import type { Basis } from '../module.ts';
import type { Facts } from '../schemes/facts.ts';
import type { Answers } from '../schemes/form.ts';
import { eligibility, type Evaluation, type Holds, verdict } from '../schemes/rules.ts';
import type { Scheme } from '../schemes/shape.ts';
import { basisNamed } from './parties.ts';

export interface Applied {
  readonly id: string;
  readonly organisation_id: string;
  readonly call_id: string;
  readonly basis_id: string | null;
  readonly submitted_answers: unknown;
  readonly name_en: string;
  readonly kind: string;
  readonly opens_at: Date;
  readonly closes_at: Date;
}

/** Everything the rules may ask about an application that is in: its answers as they were sent, the rest as it is today. */
export async function factsNow(db: Db, bases: readonly Basis[], scheme: Scheme, applied: Applied, now: Date): Promise<Facts> {
  const applicant = {
    applicationId: applied.id,
    organisationId: applied.organisation_id,
    callId: applied.call_id,
    name: applied.name_en,
    kind: applied.kind,
    opensAt: applied.opens_at,
    closesAt: applied.closes_at,
    earlier: await earlierAwards(db, applied.organisation_id, scheme.scheme),
  };
  const basis = await basisOf(db, bases, scheme, applied.basis_id);
  const known = { ...(await hubFacts(db, scheme, applicant, now)), ...(await letterFacts(db, scheme, applied.id)) };
  return ruleFacts(scheme, (applied.submitted_answers ?? {}) as Answers, known, basis);
}

/** What the scheme's rules, and those across schemes, say of an application at the moment of deciding it. */
export async function judged(db: Db, bases: readonly Basis[], scheme: Scheme, applied: Applied, now: Date): Promise<Judgement> {
  const facts = await factsNow(db, bases, scheme, applied, now);
  const { rules } = eligibility(scheme, facts, 'decide');
  const all = [...rules, ...(await crossRulesBothWays(db, scheme, standingOf(scheme, applied), facts, now))];
  return { facts, rules: all, holds: verdict(all) };
}

/** An application as rules across schemes see it. */
export function standingOf(scheme: Scheme, applied: Applied) {
  return {
    applicationId: applied.id,
    organisationId: applied.organisation_id,
    scheme: scheme.scheme,
    opensAt: applied.opens_at,
    closesAt: applied.closes_at,
  };
}

/** What an application that is in stands on, as it was confirmed then. */
export async function basisOf(db: Db, bases: readonly Basis[], scheme: Scheme, basisId: string | null) {
  return scheme.basis === undefined || basisId === null ? undefined : basisNamed(bases, scheme.basis.kind).recall(db, basisId);
}

export interface Judgement {
  readonly facts: Facts;
  readonly holds: Holds;
  readonly rules: readonly Evaluation[];
}

/** Keeps what the rules saw and said, with the version of the rules, so that it can be explained later. */
export async function keepEvaluation(
  tx: Tx,
  subject: {
    readonly kind: 'application' | 'claim' | 'provider' | 'package' | 'report';
    readonly id: string;
    readonly stage: string;
    readonly version: number;
  },
  scheme: Scheme,
  judgement: Judgement,
  now: Date,
): Promise<string> {
  const id = newId('evl', now.getTime());
  await tx
    .insertInto('evaluation')
    .values({
      id,
      subject_kind: subject.kind,
      subject_id: subject.id,
      stage: subject.stage,
      scheme: scheme.scheme,
      version: subject.version,
      facts: JSON.stringify(judgement.facts, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
      results: JSON.stringify(judgement.rules),
      holds: judgement.holds === true,
      evaluated_at: now,
    })
    .execute();
  return id;
}
