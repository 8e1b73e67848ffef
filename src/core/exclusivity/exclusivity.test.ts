import { sql } from 'kysely';
import { expect } from 'vitest';
import * as apply from '../../../test/given-application.ts';
import * as office from '../../../test/given-case.ts';
import { good } from '../../../test/given-case.ts';
import { test } from '../../../test/hub.ts';
import { addMonths } from '../schemes/calendar.ts';
import type { Exclusivity } from '../schemes/shape-exclusivity.ts';
import { forwardRules, inTheWay } from './rules.ts';
import { type Other, othersOf } from './others.ts';
import { settleAround } from './settle.ts';
import { voucher } from '../../../test/voucher.ts';

const text = { en: 'x', 'zh-Hant': 'x', 'zh-Hans': 'x' };
const now = new Date('2026-03-31T04:00:00Z');
const scheme = voucher();
const here = { scheme: 'dtspp', opensAt: now, closesAt: addMonths(now, 2) };

const rule = (with_: Partial<Exclusivity> = {}): Exclusivity => ({
  id: 'other',
  schemes: ['cip'],
  same: ['applicant'],
  standing: ['awarded'],
  effect: 'must',
  text,
  holds: text,
  fails: text,
  ...with_,
});
const other = (with_: Partial<Other> = {}): Other => ({
  id: 'app_1',
  reference: null,
  scheme: 'cip',
  version: 1,
  organisationId: 'org_1',
  standing: 'awarded',
  shares: ['applicant', 'owner'],
  opensAt: addMonths(now, -1),
  closesAt: addMonths(now, 1),
  awardedAt: addMonths(now, -1),
  ...with_,
});

test.each<[string, Partial<Exclusivity>, Partial<Other>, boolean]>([
  ['the scheme it names', {}, {}, true],
  ['another scheme', {}, { scheme: 'ccmf' }, false],
  ['any scheme', { schemes: ['*'] }, { scheme: 'ccmf' }, true],
  ['a standing it does not name', {}, { standing: 'submitted' }, false],
  ['a sharing it does not name', { same: ['project'] }, {}, false],
  // The term deployPeriod of the voucher is six months.
  ['an award within the look back', { back: 'deployPeriod' }, { awardedAt: addMonths(now, -5) }, true],
  ['an award before the look back', { back: 'deployPeriod' }, { awardedAt: addMonths(now, -7) }, false],
  ['a call that was open at the same time', { sameIntake: true }, {}, true],
  ['a call that had closed before', { sameIntake: true }, { closesAt: now }, false],
])('%s', (_, change, found, counts) => {
  expect(inTheWay(scheme, rule(change), here, [other(found)], now).length === 1).toBe(counts);
});

test('a rule of another scheme looks forward from its award, for as long as it says', () => {
  const theirs = { ...scheme, exclusivity: [rule({ schemes: ['dtspp'], forward: 'deployPeriod' })] };
  expect(forwardRules(theirs, other(), here, now)).toHaveLength(1);
  expect(forwardRules(theirs, other({ awardedAt: addMonths(now, -7) }), here, now)).toHaveLength(0);
  expect(forwardRules(theirs, other({ standing: 'submitted' }), here, now)).toHaveLength(0);
  expect(forwardRules(theirs, other(), { ...here, scheme: 'ccmf' }, now)).toHaveLength(0);
});

const suppressing = `exclusivity:
  - id: oneOwner
    schemes: [dtspp]
    same: [owner]
    standing: [submitted, awarded]
    effect: suppress
    text: { en: One at a time., zh-Hant: 每次一宗。, zh-Hans: 每次一份。 }
    holds: { en: There is no other., zh-Hant: 沒有其他。, zh-Hans: 没有其他。 }
    fails: { en: "{matches} stands.", zh-Hant: "{matches}仍在處理。", zh-Hans: "{matches}仍在处理。" }

gives:
`;

test('an application is set aside while the other stands, and comes back when it falls away', async ({ hub }) => {
  hub.stand('2026-03-31T04:00:00Z');
  const at = await office.office(hub, ['gives:\n  - id', `${suppressing}  - id`]);
  const first = await office.application(at);
  const two = await apply.applicant(hub);
  await hub.db
    .insertInto('membership')
    .values({ person_id: first.owner.id, organisation_id: two.id, role: 'owner', since: hub.now() })
    .execute();
  const second = await office.assigned(at, { by: { ...two, owner: { ...two.owner, id: first.owner.id } } });
  const asideFor = async (id: string) =>
    (await hub.db.selectFrom('application').select('set_aside_for').where('id', '=', id).executeTakeFirstOrThrow()).set_aside_for;
  // What is set aside does not stand itself, so of two that name each other the one that came first goes on.
  await settleAround(hub.db, second.id, hub.now());
  expect([await asideFor(first.id), await asideFor(second.id)]).toEqual([null, first.id]);
  expect(
    await hub.as(at.officer).post(`/cases/${second.id}/recommend`, { outcome: 'approve', reason: office.reason }),
  ).toMatchObject({
    status: 409,
    body: { code: 'case.set_aside' },
  });
  expect(good(await hub.as(at.officer).get(`/cases/${second.id}`)).setAsideFor).toBe(first.id);

  good(await hub.as(first.owner).post(`/applications/${first.id}/withdraw`, {}));
  await hub.jobs.drain();
  expect(await asideFor(second.id)).toBeNull();
  good(await hub.as(at.officer).post(`/cases/${second.id}/recommend`, { outcome: 'approve', reason: office.reason }));
});

test('an award that was brought over from an earlier system counts like one made here', async ({ hub }) => {
  hub.stand('2026-03-31T04:00:00Z');
  await office.office(hub);
  const by = await apply.applicant(hub);
  const asking = { applicationId: 'app_none', organisationId: by.id, marks: [] };
  expect(await othersOf(hub.db, asking)).toEqual([]);
  await sql`insert into import (id, kind, status, created_at, created_by, changed_at)
    values ('imp_1', 'awards', 'empty', ${hub.now()}, ${by.owner.id}, ${hub.now()})`.execute(hub.db);
  await sql`insert into past_award (id, import_id, reference, scheme, organisation_id, unit, amount, paid, standing, accepted_at)
    values ('paw_1', 'imp_1', 'OLD-1', 'dtspp', ${by.id}, 'HKD.cent', 100, 0, 'active', ${addMonths(now, -3)})`.execute(hub.db);
  const [past] = await othersOf(hub.db, asking);
  expect(past).toMatchObject({ id: 'paw_1', scheme: 'dtspp', standing: 'awarded', shares: ['applicant', 'owner'] });
  expect(inTheWay(scheme, rule({ schemes: ['dtspp'], back: 'deployPeriod' }), here, [past!], now)).toHaveLength(1);
});
