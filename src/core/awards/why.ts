// Why an award is what it is: the chain from the rules to the books, each link something that was written down when it
// happened. Nothing here is worked out anew.

import { t } from '../../messages/index.ts';
import type { Db } from '../../platform/db.ts';
import type { Locale, LocalText } from '../../platform/formats.ts';
import type { Actor } from '../../platform/http/actor.ts';
import type { MessageKey } from '../../platform/messages.ts';
import type { Facts } from '../../platform/refusal.ts';
import type { Evaluation } from '../schemes/rules.ts';
import { awardAmount } from '../schemes/award.ts';
import { fillText } from '../schemes/texts.ts';
import { awardFor } from './view.ts';

export interface Link {
  readonly key: string;
  readonly at: Date;
  readonly text: string;
  /** More to say about it, line by line. */
  readonly more: readonly string[];
  /** Where it can be looked at. */
  readonly to: string | null;
}

/** The chain behind an award, from the scheme's version to the events in the sealed log. */
export async function whyOf(db: Db, actor: Actor, id: string, locale: Locale): Promise<Link[]> {
  const award = await awardFor(db, actor, id);
  const say = (key: MessageKey, facts: Facts = {}) => t(locale, key, facts);
  const version = await db
    .selectFrom('scheme_version')
    .select(['published_at', 'hash'])
    .where('scheme', '=', award.scheme)
    .where('version', '=', award.version)
    .executeTakeFirstOrThrow();
  const call = await db
    .selectFrom('call')
    .select(['code', 'opens_at', 'closes_at'])
    .where('id', '=', award.callId)
    .executeTakeFirstOrThrow();
  const name = fillText(award.terms, award.terms.texts.name)[locale];
  const rules: Link[] = [
    {
      key: 'scheme',
      at: version.published_at,
      text: say('award.why.scheme', { name, version: award.version }),
      more: [say('award.why.hash', { hash: version.hash })],
      to: `/schemes/${award.scheme}`,
    },
    {
      key: 'call',
      at: call.opens_at,
      text: say('award.why.call', { title: (award.callTitle as LocalText)[locale] }),
      more: [say('award.why.call_open', { from: call.opens_at.toISOString(), until: call.closes_at.toISOString() })],
      to: `/schemes/${award.scheme}`,
    },
  ];
  const course = [
    ...(await applicationLinks(db, award, say)),
    ...(await decisionLinks(db, award, say)),
    ...(await ledgerLinks(db, award, say)),
    ...(await eventLinks(db, award, say)),
  ];
  // Sorting keeps what happened at one instant in the order of the chain.
  return [...rules, ...course.toSorted((a, b) => a.at.getTime() - b.at.getTime())];
}

type Award = Awaited<ReturnType<typeof awardFor>>;
type Say = (key: MessageKey, facts?: Facts) => string;

async function applicationLinks(db: Db, award: Award, say: Say): Promise<Link[]> {
  const application = await db
    .selectFrom('application')
    .select(['submitted_at', 'answers_hash', 'cost'])
    .where('id', '=', award.applicationId)
    .executeTakeFirstOrThrow();
  const evaluations = await db
    .selectFrom('evaluation')
    .select(['stage', 'version', 'results', 'evaluated_at'])
    .where('subject_id', '=', award.applicationId)
    .orderBy('evaluated_at')
    .orderBy('id')
    .execute();
  const to = award.isOwn ? `/portal/applications/${award.applicationId}` : `/office/cases/${award.applicationId}`;
  return [
    {
      key: 'application',
      at: application.submitted_at ?? award.offeredAt,
      text: say('award.why.application', { reference: award.applicationReference }),
      more: [
        ...(application.answers_hash === null ? [] : [say('award.why.hash', { hash: application.answers_hash })]),
        ...(application.cost === null ? [] : [say('award.why.cost', { cost: String(application.cost) })]),
      ],
      to,
    },
    ...evaluations.map((row) => {
      const results = row.results as readonly Evaluation[];
      const held = results.filter((rule) => rule.holds === true).length;
      const facts = { held, all: results.length, version: row.version };
      return { key: 'evaluation', at: row.evaluated_at, text: say('award.why.evaluation', facts), more: [], to };
    }),
  ];
}

async function decisionLinks(db: Db, award: Award, say: Say): Promise<Link[]> {
  const rows = await db
    .selectFrom('decision')
    .innerJoin('person', 'person.id', 'decision.by_person')
    .select(['step', 'stage', 'outcome', 'reason', 'amount', 'person.name', 'decided_at'])
    .where('subject_id', '=', award.applicationId)
    .orderBy('decided_at')
    .orderBy('decision.id')
    .execute();
  const steps = rows.map((row) => {
    const role = award.terms.stages.application.find((stage) => stage.id === row.stage)?.role ?? 'officer';
    // Applicants learn in which role somebody acted, not who it was.
    const who = award.isOwn ? [] : [row.name];
    const text = say(`award.why.${row.step}`, { role, outcome: row.outcome });
    return { key: row.step, at: row.decided_at, text, more: [...who, row.reason], to: null };
  });
  const before = await db
    .selectFrom('evaluation')
    .select('facts')
    .where('subject_id', '=', award.applicationId)
    .where('stage', '<>', 'submit')
    .orderBy('evaluated_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  const facts = (before?.facts ?? {}) as { awardedBefore?: string; basisCost?: string };
  const worked = awardAmount(award.terms, BigInt(facts.basisCost ?? '0'), BigInt(facts.awardedBefore ?? '0'));
  const amount: Link = {
    key: 'amount',
    at: award.offeredAt,
    text: say('award.why.amount', { amount: String(award.amount), reference: award.reference }),
    more: worked.steps.map((step) => say(step.key, step.facts)),
    to: award.isOwn ? `/portal/awards/${award.id}` : `/office/awards/${award.id}`,
  };
  return [...steps, amount];
}

/** Every movement into and out of the award's account. */
async function ledgerLinks(db: Db, award: Award, say: Say): Promise<Link[]> {
  const rows = await db
    .selectFrom('transfer')
    .innerJoin('account as giver', 'giver.id', 'transfer.from_account')
    .innerJoin('account as taker', 'taker.id', 'transfer.to_account')
    .select([
      'transfer.amount',
      'transfer.state',
      'giver.kind as from',
      'taker.kind as to',
      'recorded_at',
      'reserved_at',
      'posted_at',
      'voided_at',
    ])
    .where((is) => is.or([is('from_account', '=', award.account), is('to_account', '=', award.account)]))
    .orderBy('transfer.id')
    .execute();
  return rows.map((row) => ({
    key: 'transfer',
    at: row.posted_at ?? row.voided_at ?? row.reserved_at ?? row.recorded_at,
    text: say('award.why.transfer', { amount: String(row.amount), from: row.from, to: row.to, state: row.state }),
    more: [],
    to: award.isOwn ? null : `/office/ledger/${encodeURIComponent(award.account)}`,
  }));
}

async function eventLinks(db: Db, award: Award, say: Say): Promise<Link[]> {
  const row = await db
    .selectFrom('event')
    .select((of) => [
      of.fn.countAll<bigint>().as('all'),
      of.fn.count<bigint>('block_no').as('sealed'),
      of.fn.max('at').as('last'),
    ])
    .where('subject', 'in', [award.id, award.applicationId])
    .executeTakeFirstOrThrow();
  const facts = { all: Number(row.all), sealed: Number(row.sealed) };
  return [{ key: 'log', at: row.last ?? award.offeredAt, text: say('award.why.log', facts), more: [], to: null }];
}
