import { sql } from 'kysely';
import type { Db } from '../../platform/db.ts';
import { capsOf, moneyEnvelope } from '../schemes/caps.ts';
import { type Checked, type Checker, type Checking, firstRows, type Report, subjectId, textOf, type TypedRow } from './check.ts';
import { checkDays, type Past, pastChecker, startOf } from './check-past.ts';
import type { KnownScheme } from './schemes.ts';

/** Past awards: of money, within the caps of their scheme together with what was given before, and of its envelope. */
export function awardChecker(checking: Checking): Checker {
  const { db, now, today } = checking;
  const past = pastChecker(checking, 'past_award');
  const firstAward = firstRows();
  /** What the file gives so far, to an organisation under a scheme and from an account. */
  const given = new Map<string, bigint>();
  const amounts = new Map<string, bigint>();
  const schemes = new Map<string, KnownScheme>();

  /** What it uses up: all of one that still runs, of an ended one what was paid. Nothing when the amounts are wrong. */
  function amountsOf(row: TypedRow, report: Report): { amount: bigint; paid: bigint; counted: bigint } | undefined {
    const { amount: written, paid: said, standing } = row.values;
    if (written === undefined || standing === undefined || row.wrong.has('paid')) return undefined;
    const amount = BigInt(written);
    const paid = BigInt(said ?? 0);
    if (amount === 0n) report.cell(row, 'amount', { code: 'imports.amount_nothing' });
    else if (paid > amount) report.cell(row, 'paid', { code: 'imports.paid_over', facts: { amount: String(amount) } });
    else if (standing !== 'active' && said === undefined) report.cell(row, 'paid', { code: 'imports.paid_needed' });
    else return { amount, paid, counted: standing === 'active' ? amount : paid };
    return undefined;
  }

  function checkCap(
    { row, known, organisationId }: Past,
    { amount, counted }: { amount: bigint; counted: bigint },
    before: bigint,
    report: Report,
  ): void {
    if (known === undefined || organisationId === undefined) return;
    const caps = capsOf(known.scheme);
    const key = `${organisationId} ${known.scheme.scheme}`;
    const already = (given.get(key) ?? 0n) + before;
    if (caps.award !== undefined && amount > caps.award) {
      report.cell(row, 'amount', { code: 'imports.over_cap', facts: { cap: String(caps.award) } });
    } else if (caps.lifetime !== undefined && already + counted > caps.lifetime) {
      const facts = { cap: String(caps.lifetime), already: String(already) };
      report.cell(row, 'amount', { code: 'imports.over_lifetime', facts });
    } else given.set(key, (given.get(key) ?? 0n) + counted);
  }

  function checkStanding(row: TypedRow, report: Report): void {
    const { standing, ended_on: ended } = row.values;
    if (standing === undefined || row.wrong.has('ended_on')) return;
    if (standing === 'active' && ended !== undefined) report.cell(row, 'ended_on', { code: 'imports.ended_active' });
    if (standing !== 'active' && ended === undefined) report.cell(row, 'ended_on', { code: 'imports.ended_needed' });
  }

  /** The past application that an award rests on: of the same organisation, approved, and with no other award. */
  function applicationOf({ row, known, organisationId }: Past, there: Applications, report: Report): string | undefined {
    const reference = textOf(row, 'application');
    if (reference === undefined || known === undefined || organisationId === undefined) return undefined;
    const found = there.get(`${known.scheme.scheme} ${reference}`);
    if (found === undefined) report.cell(row, 'application', { code: 'imports.application_unknown' });
    else if (found.organisationId !== organisationId) report.cell(row, 'application', { code: 'imports.application_of_another' });
    else if (found.outcome !== 'approved') report.cell(row, 'application', { code: 'imports.application_not_approved' });
    else if (found.isAwarded || firstAward(found.id, row.no) !== undefined)
      report.cell(row, 'application', { code: 'imports.application_awarded' });
    return found?.id;
  }

  function checkOne(one: Past, there: Applications, before: bigint, report: Report): Checked | undefined {
    const { row, reference, known, callId, account, organisationId } = one;
    checkDays(row, today, report, 'awarded_on', 'ended_on');
    checkStanding(row, report);
    if (known !== undefined && moneyEnvelope(known.scheme) === undefined) {
      report.cell(row, 'scheme', { code: 'imports.not_money' });
      return undefined;
    }
    const money = amountsOf(row, report);
    if (money !== undefined) checkCap(one, money, before, report);
    const applicationId = applicationOf(one, there, report);
    const [awarded, ended] = [textOf(row, 'awarded_on'), textOf(row, 'ended_on')];
    if (known === undefined || account === undefined || reference === undefined || money === undefined) return undefined;
    if (organisationId === undefined || awarded === undefined) return undefined;
    amounts.set(account, (amounts.get(account) ?? 0n) + money.counted);
    schemes.set(account, known);
    const content = {
      reference,
      scheme: known.scheme.scheme,
      call_id: callId,
      application_id: applicationId,
      organisation_id: organisationId,
      unit: 'HKD.cent',
      amount: String(money.amount),
      paid: String(money.paid),
      standing: row.values.standing,
      accepted_at: startOf(awarded),
      ended_at: ended === undefined ? undefined : startOf(ended),
    };
    return { no: row.no, subject: subjectId('paw', now), content };
  }

  return {
    amounts,
    check: async (rows, report) => {
      const list = await past(rows, report);
      const there = await applicationsIn(
        db,
        rows.flatMap((row) => textOf(row, 'application') ?? []),
      );
      const before = await awardedBefore(
        db,
        list.flatMap(({ organisationId }) => organisationId ?? []),
      );
      return list.flatMap((one) => {
        const sofar = before.get(`${one.organisationId} ${one.known?.scheme.scheme}`) ?? 0n;
        return checkOne(one, there, sofar, report) ?? [];
      });
    },
    end: async (report) => {
      const left = await leftIn(db, [...amounts.keys()]);
      for (const [account, asked] of amounts) {
        const known = schemes.get(account)!;
        const room = left.get(account) ?? moneyEnvelope(known.scheme) ?? 0n;
        const facts = { scheme: known.scheme.scheme, left: String(room), asked: String(asked) };
        if (asked > room) report.file({ code: 'imports.envelope_short', facts });
      }
    },
  };
}

type Applications = ReadonlyMap<string, { id: string; organisationId: string; outcome: string; isAwarded: boolean }>;

async function applicationsIn(db: Db, references: readonly string[]): Promise<Applications> {
  if (references.length === 0) return new Map();
  const rows = await db
    .selectFrom('past_application as one')
    .leftJoin('past_award', 'past_award.application_id', 'one.id')
    .select([
      'one.id',
      'one.scheme',
      'one.reference',
      'one.organisation_id as organisationId',
      'one.outcome',
      'past_award.id as award',
    ])
    .where('one.reference', 'in', references)
    .execute();
  return new Map(
    rows.map(({ scheme, reference, award, ...rest }) => [`${scheme} ${reference}`, { ...rest, isAwarded: award !== null }]),
  );
}

/** What organisations were awarded before and have not given back, by organisation and scheme, in this hub and elsewhere. */
async function awardedBefore(db: Db, organisationIds: readonly string[]): Promise<ReadonlyMap<string, bigint>> {
  if (organisationIds.length === 0) return new Map();
  const { rows } = await sql<{ key: string; amount: bigint }>`
    select organisation_id || ' ' || scheme as key, sum(amount)::bigint as amount from (
      select organisation_id, scheme, line.amount - line.returned as amount from award join award_line line on line.award_id = award.id
      union all select organisation_id, scheme, counted from past_award
    ) as given where organisation_id = any(${organisationIds}) group by 1`.execute(db);
  return new Map(rows.map(({ key, amount }) => [key, amount]));
}

async function leftIn(db: Db, accounts: readonly string[]): Promise<ReadonlyMap<string, bigint>> {
  if (accounts.length === 0) return new Map();
  const rows = await db.selectFrom('account').select(['id', 'balance', 'pending_out']).where('id', 'in', accounts).execute();
  return new Map(rows.map((row) => [row.id, row.balance - row.pending_out]));
}
