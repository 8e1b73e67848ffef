// Why a case was decided as it was: the chain from the rules to the books, each link something that was written down when
// it happened. Nothing here is worked out anew.

import { t } from '../../messages/index.ts';
import { isSealed } from '../calls/rules.ts';
import type { Db } from '../../platform/db.ts';
import type { Locale, LocalText } from '../../platform/formats.ts';
import { type Actor, holds } from '../../platform/http/actor.ts';
import type { MessageKey } from '../../platform/messages.ts';
import { type Facts, Refusal } from '../../platform/refusal.ts';
import type { StepLine } from '../decisions/rules.ts';
import type { Unit } from '../module.ts';
import { amountFact, awardAmount } from '../schemes/award.ts';
import type { Evaluation } from '../schemes/rules.ts';
import { fillText } from '../schemes/texts.ts';
import { schemeVersion } from '../schemes/versions.ts';
import { staff } from './case.ts';

export interface Link {
  readonly key: string;
  readonly at: Date;
  readonly text: string;
  /** More to say about it, line by line. */
  readonly more: readonly string[];
  /** Where it can be looked at. */
  readonly to: string | null;
}

export interface Why {
  /** How it was decided and why, as whoever decided wrote it; nothing while it is not. */
  readonly decision: { readonly outcome: 'approve' | 'refuse'; readonly reason: string; readonly at: Date } | null;
  readonly links: readonly Link[];
}

/** The chain behind an application, for those who sent it and for the office of its scheme. */
export async function whyOf(db: Db, actor: Actor, applicationId: string, now: Date, locale: Locale): Promise<Why> {
  const it = await applicationFor(db, actor, applicationId, now);
  const say: Say = (key, facts = {}) => t(locale, key, facts);
  const steps = await stepsOf(db, applicationId);
  const last = steps.findLast((step) => step.step === 'decide');
  const course = [
    ...(await applicationLinks(db, it, say)),
    ...steps.map((step) => stepLink(it, step, say)),
    ...(await awardLinks(db, it, say)),
    ...(await eventLinks(db, it, say)),
  ];
  const isDecided = last !== undefined && last.outcome !== 'return';
  return {
    decision: isDecided ? { outcome: last.outcome as 'approve' | 'refuse', reason: last.reason, at: last.decided_at } : null,
    // Sorting keeps what happened at one instant in the order of the chain.
    links: [...ruleLinks(it, say, locale), ...course.toSorted((a, b) => a.at.getTime() - b.at.getTime())],
  };
}

type Say = (key: MessageKey, facts?: Facts) => string;

async function applicationFor(db: Db, actor: Actor, id: string, now: Date) {
  const row = await db
    .selectFrom('application')
    .innerJoin('call', 'call.id', 'application.call_id')
    .innerJoin('scheme_version as version', (join) =>
      join.onRef('version.scheme', '=', 'call.scheme').onRef('version.version', '=', 'call.version'),
    )
    .leftJoin('award', 'award.application_id', 'application.id')
    .select([
      'application.id',
      'application.reference',
      'application.organisation_id as organisationId',
      'application.submitted_at as submittedAt',
      'application.answers_hash as hash',
      'application.cost',
      'application.scheme',
      'call.version',
      'call.title',
      'call.opens_at as opensAt',
      'call.closes_at as closesAt',
      'call.sealed_until as sealedUntil',
      'version.hash as versionHash',
      'version.published_at as publishedAt',
      'award.id as awardId',
      'award.reference as awardReference',
      'award.offered_at as offeredAt',
    ])
    .where('application.id', '=', id)
    .executeTakeFirst();
  const isOwn = row !== undefined && actor.organisations.includes(row.organisationId);
  if (row === undefined || row.submittedAt === null || !(isOwn || holds(actor, staff, row.scheme))) {
    throw new Refusal(404, 'http.not_found');
  }
  if (!isOwn && isSealed(row.sealedUntil, now)) throw new Refusal(409, 'calls.sealed', { until: row.sealedUntil.toISOString() });
  return { ...row, submittedAt: row.submittedAt, isOwn, terms: await schemeVersion(db, row.scheme, row.version) };
}
type Application = Awaited<ReturnType<typeof applicationFor>>;

function ruleLinks(it: Application, say: Say, locale: Locale): Link[] {
  const name = fillText(it.terms, it.terms.texts.name)[locale];
  const to = `/schemes/${it.scheme}`;
  const open = { from: it.opensAt.toISOString(), until: it.closesAt.toISOString() };
  return [
    {
      key: 'scheme',
      at: it.publishedAt,
      text: say('case.why.scheme', { name, version: it.version }),
      more: [say('case.why.hash', { hash: it.versionHash })],
      to,
    },
    {
      key: 'call',
      at: it.opensAt,
      text: say('case.why.call', { title: (it.title as LocalText)[locale] }),
      more: [say('case.why.call_open', open)],
      to,
    },
  ];
}

async function applicationLinks(db: Db, it: Application, say: Say): Promise<Link[]> {
  const evaluations = await db
    .selectFrom('evaluation')
    .select(['version', 'results', 'evaluated_at'])
    .where('subject_id', '=', it.id)
    .orderBy('evaluated_at')
    .orderBy('id')
    .execute();
  const to = it.isOwn ? `/portal/applications/${it.id}` : `/office/cases/${it.id}`;
  const more = [
    ...(it.hash === null ? [] : [say('case.why.hash', { hash: it.hash })]),
    ...(it.cost === null ? [] : [say('case.why.cost', { cost: String(it.cost) })]),
  ];
  const sent = {
    key: 'application',
    at: it.submittedAt,
    text: say('case.why.application', { reference: it.reference }),
    more,
    to,
  };
  const judged = evaluations.map((row) => {
    const results = row.results as readonly Evaluation[];
    const held = results.filter((rule) => rule.holds === true).length;
    const text = say('case.why.evaluation', { held, all: results.length, version: row.version });
    return { key: 'evaluation', at: row.evaluated_at, text, more: [], to };
  });
  return [sent, ...judged];
}

async function stepsOf(db: Db, applicationId: string) {
  return db
    .selectFrom('decision')
    .leftJoin('person', 'person.id', 'decision.by_person')
    .select(['step', 'stage', 'outcome', 'reason', 'by_rules', 'person.name', 'decided_at'])
    .where('subject_id', '=', applicationId)
    .orderBy('decided_at')
    .orderBy('decision.id')
    .execute();
}

/** Applicants learn in which role somebody acted, not who it was; and the reason of the decision, not what officers wrote to each other. */
function stepLink(it: Application, step: Awaited<ReturnType<typeof stepsOf>>[number], say: Say): Link {
  const role = it.terms.stages.application.find((stage) => stage.id === step.stage)?.role ?? 'officer';
  const text = step.by_rules ? say('case.why.by_rules') : say(`case.why.${step.step}`, { role, outcome: step.outcome });
  const more = it.isOwn
    ? step.step === 'decide'
      ? [step.reason]
      : []
    : [...(step.name === null ? [] : [step.name]), step.reason];
  return { key: step.step, at: step.decided_at, text, more, to: null };
}

/** What was awarded line by line, how it was worked out, and every movement into and out of the award's accounts. */
async function awardLinks(db: Db, it: Application, say: Say): Promise<Link[]> {
  const { awardId, offeredAt } = it;
  if (awardId === null || offeredAt === null) return [];
  const lines = await db
    .selectFrom('award_line')
    .select(['unit', 'amount', 'account'])
    .where('award_id', '=', awardId)
    .orderBy('unit')
    .execute();
  const decided = await db
    .selectFrom('decision')
    .select('lines')
    .where('subject_id', '=', it.id)
    .where('step', '=', 'decide')
    .executeTakeFirst();
  const said = (decided?.lines ?? []) as readonly StepLine[];
  const links = await Promise.all(
    lines.map(async ({ unit, amount, account }): Promise<Link[]> => {
      const { steps, exceptional } = said.find((line) => line.unit === unit) ?? {};
      const worked = steps ?? (unit === 'HKD.cent' ? await workedThen(db, it) : []);
      const facts = { amount: amountFact(amount, unit as Unit), reference: it.awardReference };
      return [
        {
          key: 'amount',
          at: offeredAt,
          text: say('case.why.amount', facts),
          more: [...worked.map((step) => say(step.key, step.facts)), ...(exceptional === undefined ? [] : [exceptional])],
          to: it.isOwn ? `/portal/awards/${awardId}` : `/office/awards/${awardId}`,
        },
        ...(await transferLinks(db, account, it.isOwn, say)),
      ];
    }),
  );
  return links.flat();
}

/** How the money was worked out, from what the rules saw when it was decided: for decisions that did not keep the steps. */
async function workedThen(db: Db, it: Application) {
  const seen = await db
    .selectFrom('evaluation')
    .select('facts')
    .where('subject_id', '=', it.id)
    .where('stage', '<>', 'submit')
    .orderBy('evaluated_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  const facts = (seen?.facts ?? {}) as { awardedBefore?: string; basisCost?: string };
  return awardAmount(it.terms, BigInt(facts.basisCost ?? '0'), BigInt(facts.awardedBefore ?? '0')).steps;
}

async function transferLinks(db: Db, account: string, isOwn: boolean, say: Say): Promise<Link[]> {
  const rows = await db
    .selectFrom('transfer')
    .innerJoin('account as giver', 'giver.id', 'transfer.from_account')
    .innerJoin('account as taker', 'taker.id', 'transfer.to_account')
    .select([
      'transfer.amount',
      'transfer.unit',
      'transfer.state',
      'giver.kind as from',
      'taker.kind as to',
      'recorded_at',
      'reserved_at',
      'posted_at',
      'voided_at',
    ])
    .where((is) => is.or([is('from_account', '=', account), is('to_account', '=', account)]))
    .orderBy('transfer.id')
    .execute();
  return rows.map((row) => ({
    key: 'transfer',
    at: row.posted_at ?? row.voided_at ?? row.reserved_at ?? row.recorded_at,
    text: say('case.why.transfer', {
      amount: amountFact(row.amount, row.unit as Unit),
      from: row.from,
      to: row.to,
      state: row.state,
    }),
    more: [],
    to: isOwn ? null : `/office/ledger/${encodeURIComponent(account)}`,
  }));
}

async function eventLinks(db: Db, it: Application, say: Say): Promise<Link[]> {
  const row = await db
    .selectFrom('event')
    .select((of) => [
      of.fn.countAll<bigint>().as('all'),
      of.fn.count<bigint>('block_no').as('sealed'),
      of.fn.max('at').as('last'),
    ])
    .where('subject', 'in', [it.id, it.awardId ?? ''])
    .executeTakeFirstOrThrow();
  const facts = { all: Number(row.all), sealed: Number(row.sealed) };
  return [{ key: 'log', at: row.last ?? it.submittedAt, text: say('case.why.log', facts), more: [], to: null }];
}
