import { sql } from 'kysely';
import { t } from '../../messages/index.ts';
import type { Db } from '../../platform/db.ts';
import type { Locale, LocalText } from '../../platform/formats.ts';
import { type Actor, holds } from '../../platform/http/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import { staff } from '../cases/case.ts';
import { basisOf } from '../cases/facts.ts';
import { namesOf } from '../cases/history.ts';
import { summaryIn } from '../cases/view.ts';
import type { Basis } from '../module.ts';
import { stateOf } from '../obligations/rules.ts';
import { periodTerm } from '../schemes/terms.ts';
import { fillText, periodText } from '../schemes/texts.ts';
import { schemeVersion } from '../schemes/versions.ts';
import { commitmentsOf, partsIn } from './progress.ts';
import { obstacleTo } from './rules.ts';
import { timeline } from './timeline.ts';

/** The lines of an award, as JSON keeps them: amounts as text. */
const linesOf = sql<readonly { unit: string; amount: string; returned: string }[]>`(
  select jsonb_agg(jsonb_build_object('unit', unit, 'amount', amount::text, 'returned', returned::text) order by unit)
  from award_line where award_line.award_id = award.id)`;

const inFull = ({ unit, amount, returned }: { readonly unit: string; readonly amount: string; readonly returned: string }) => ({
  unit,
  amount: BigInt(amount),
  returned: BigInt(returned),
});

const awards = (db: Db) =>
  db
    .selectFrom('award')
    .innerJoin('application', 'application.id', 'award.application_id')
    .innerJoin('call', 'call.id', 'award.call_id')
    .innerJoin('organisation', 'organisation.id', 'award.organisation_id')
    .select([
      'award.id',
      'award.reference',
      'award.standing',
      'award.scheme',
      'award.organisation_id as organisationId',
      'award.offered_at as offeredAt',
      'award.offer_ends_at as offerEndsAt',
      'award.accepted_at as acceptedAt',
      'award.accepted_by as acceptedBy',
      'award.ended_at as endedAt',
      'award.conditions',
      linesOf.as('lines'),
      'application.id as applicationId',
      'application.reference as applicationReference',
      'application.submitted_at as appliedAt',
      'application.basis_id as basisId',
      'call.id as callId',
      'call.version',
      'call.title as callTitle',
      'organisation.name_en as nameEn',
      'organisation.name_zh as nameZh',
    ]);

/** An award for those it was given to, and for the office. Anybody else's looks as if it were not there. */
export async function awardFor(db: Db, actor: Actor, id: string) {
  const row = await awards(db).where('award.id', '=', id).executeTakeFirst();
  const isOwn = row !== undefined && actor.organisations.includes(row.organisationId);
  if (row === undefined || !(isOwn || holds(actor, staff, row.scheme))) throw new Refusal(404, 'http.not_found');
  return { ...row, isOwn, terms: await schemeVersion(db, row.scheme, row.version) };
}

/** The page of an award, in the reader's language. */
export async function awardView(db: Db, bases: readonly Basis[], actor: Actor, id: string, now: Date, locale: Locale) {
  const award = await awardFor(db, actor, id);
  const { terms } = award;
  const duties = await dutiesOf(db, award, now, locale);
  const claims = await db
    .selectFrom('claim')
    .select(['id', 'reference', 'status', 'amount', 'submitted_at as submittedAt', 'closed_at as closedAt'])
    .where('award_id', '=', id)
    .orderBy('created_at', 'desc')
    .execute();
  const reports = await db
    .selectFrom('report')
    .select(['id', 'reference', 'duty', 'status', 'submitted_at as submittedAt', 'closed_at as closedAt'])
    .where('award_id', '=', id)
    .orderBy('created_at')
    .execute();
  const parts = await partsIn(db, terms, id, locale);
  const basis = await basisOf(db, bases, terms, award.basisId);
  const names = await namesOf(db, [award.acceptedBy ?? '']);
  const life = {
    ...award,
    duties: duties.map((duty) => ({ ...duty, doneAt: duty.doneOn === null ? null : new Date(duty.doneOn) })),
    claim: claims[0],
    isClaimed: terms.claim !== undefined,
    paidParts: paidParts(parts),
  };
  const isClaimable = terms.claim !== undefined;
  const acts = (['accept', 'decline', 'deploy', ...(isClaimable ? (['claim'] as const) : [])] as const).map((act) => {
    const obstacle = award.isOwn ? obstacleTo(act, award, now) : ({ code: 'award.owners_only', facts: {} } as const);
    return { act, why: obstacle === undefined ? null : t(locale, obstacle.code, obstacle.facts) };
  });
  return {
    id: award.id,
    reference: award.reference,
    standing: award.standing,
    scheme: { id: award.scheme, version: award.version, name: fillText(terms, terms.texts.name)[locale] },
    call: { id: award.callId, title: (award.callTitle as LocalText)[locale] },
    organisation: { id: award.organisationId, nameEn: award.nameEn, nameZh: award.nameZh },
    application: { id: award.applicationId, reference: award.applicationReference },
    lines: award.lines.map(inFull),
    conditions: award.conditions as readonly string[],
    parts,
    reports,
    commitments: await commitmentsOf(db, terms, award.applicationId, id, locale),
    offeredAt: award.offeredAt,
    offerEndsAt: award.offerEndsAt,
    acceptedAt: award.acceptedAt,
    acceptedBy: award.acceptedBy === null ? null : (names.get(award.acceptedBy) ?? null),
    endedAt: award.endedAt,
    basis: basis === undefined ? null : { cost: basis.cost, summary: await summaryIn(basis, locale) },
    duties,
    claims,
    moments: timeline(life).map((moment) => ({ ...moment, title: titleOf(moment, duties, locale) })),
    actions: acts,
  };
}

/** Whether every part of the money has gone out, and when the last did; nothing where none is paid. */
function paidParts(parts: readonly { readonly paidAt: Date | null }[]) {
  if (parts.length === 0) return null;
  const dates = parts.flatMap(({ paidAt }) => (paidAt === null ? [] : [paidAt.getTime()]));
  return { all: dates.length === parts.length, last: dates.length === 0 ? null : new Date(Math.max(...dates)) };
}

function titleOf(
  moment: ReturnType<typeof timeline>[number],
  duties: readonly { id: string; title: string }[],
  locale: Locale,
): string {
  return duties.find((duty) => duty.id === moment.duty)?.title ?? t(locale, `award.moment.${moment.key}`);
}

/** Every duty of the scheme, begun or not, with its texts. */
async function dutiesOf(db: Db, award: Awaited<ReturnType<typeof awardFor>>, now: Date, locale: Locale) {
  const rows = await db
    .selectFrom('obligation')
    .select(['kind', 'due_at as dueAt', 'met_at as metAt', 'evidence'])
    .where('award_id', '=', award.id)
    .execute();
  return award.terms.obligations.map((duty) => {
    const row = rows.find(({ kind }) => kind === duty.id);
    const day = (row?.evidence as { day?: string } | null)?.day ?? null;
    return {
      id: duty.id,
      kind: duty.kind,
      title: fillText(award.terms, duty.title)[locale],
      text: fillText(award.terms, duty.text)[locale],
      within: duty.within === undefined ? null : periodText(periodTerm(award.terms, duty.within), locale),
      state: row === undefined ? ('not_begun' as const) : stateOf(row, now),
      dueAt: row?.dueAt ?? null,
      /** The day it was done on, once it is. */
      doneOn: row?.metAt == null ? null : (day ?? row.metAt.toISOString().slice(0, 10)),
      recordedAt: row?.metAt ?? null,
    };
  });
}

const pageSize = 20;

/** One page of the awards of the organisations a person acts for, newest first. */
export async function awardsOf(db: Db, actor: Actor, page: number) {
  const own = actor.organisations.length === 0 ? [''] : actor.organisations;
  const rows = await awards(db)
    .where('award.organisation_id', 'in', own)
    .orderBy('award.offered_at', 'desc')
    .orderBy('award.id', 'desc')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  const { total } = await db
    .selectFrom('award')
    .select(sql<number>`count(*)::int`.as('total'))
    .where('organisation_id', 'in', own)
    .executeTakeFirstOrThrow();
  return { awards: rows.map((row) => ({ ...row, lines: row.lines.map(inFull) })), total, page, pageSize };
}
