import type { Db, Tx } from '../../platform/db.ts';
import { newId } from '../../platform/ids.ts';
import { awardedBefore } from '../awards/amounts.ts';
import { ruleFacts } from '../applications/facts.ts';
import type { Basis } from '../module.ts';
import type { Facts } from '../schemes/facts.ts';
import type { Answers } from '../schemes/form.ts';
import { eligibility, type Evaluation, type Holds } from '../schemes/rules.ts';
import type { Scheme } from '../schemes/shape.ts';
import { basisNamed } from './parties.ts';

interface Applied {
  readonly id: string;
  readonly organisation_id: string;
  readonly basis_id: string | null;
  readonly submitted_answers: unknown;
}

/** What the scheme's rules say of an application at the moment of deciding it: its answers as they were sent, the rest as it is today. */
export async function judged(db: Db, bases: readonly Basis[], scheme: Scheme, applied: Applied, now: Date): Promise<Judgement> {
  const { name_en } = await db
    .selectFrom('organisation')
    .select('name_en')
    .where('id', '=', applied.organisation_id)
    .executeTakeFirstOrThrow();
  const known = {
    applicantName: name_en,
    awardedBefore: await awardedBefore(db, applied.organisation_id, scheme.scheme),
    basis: await basisOf(db, bases, scheme, applied.basis_id),
  };
  const facts = ruleFacts(scheme, (applied.submitted_answers ?? {}) as Answers, known, now);
  return { facts, ...eligibility(scheme, facts, 'decide') };
}

/** What an application that is in stands on, as it was confirmed then. */
export async function basisOf(db: Db, bases: readonly Basis[], scheme: Scheme, basisId: string | null) {
  return scheme.basis === undefined || basisId === null ? undefined : basisNamed(bases, scheme.basis.kind).recall(db, basisId);
}

interface Judgement {
  readonly facts: Facts;
  readonly holds: Holds;
  readonly rules: readonly Evaluation[];
}

/** Keeps what the rules saw and said, with the version of the rules, so that it can be explained later. */
export async function keepEvaluation(
  tx: Tx,
  subject: {
    readonly kind: 'application' | 'claim' | 'provider' | 'package';
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
