import { describe, expect } from 'vitest';
import fc from 'fast-check';
import * as apply from '../../../test/given-application.ts';
import * as office from '../../../test/given-case.ts';
import * as given from '../../../test/given.ts';
import { test, type TestHub } from '../../../test/hub.ts';
import { transact } from '../../platform/db.ts';
import { record } from '../log/log.ts';
import { exported, findings } from '../log/sealed.fixture.ts';
import { sealBlocks } from '../log/seal.ts';
import { deadline } from '../schemes/calendar.ts';
import type { Period } from '../schemes/terms.ts';
import { retentionJobs } from './jobs.ts';
import { beganBefore } from './rules.ts';

const months = (from: Date, count: number, days = 0) => {
  const later = new Date(from);
  later.setUTCMonth(later.getUTCMonth() + count);
  return new Date(later.getTime() + days * 86_400_000);
};
const night = (hub: TestHub) => retentionJobs(hub.needs)['retention.erase']!({});
const happened = (hub: TestHub, id: string) =>
  hub.db
    .selectFrom('event')
    .select(['facts', 'details', 'actor'])
    .where('kind', '=', 'retention.erased')
    .execute()
    .then((rows) => rows.filter(({ facts }) => String((facts as { records: string }).records).includes(id)));

describe('what began long enough ago', () => {
  test('is what a deadline says, turned round', () => {
    const units = fc.constantFrom('days', 'months', 'hours') as fc.Arbitrary<Period['unit']>;
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 90 }),
        units,
        fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true }),
        (value, unit, at) => {
          const latest = beganBefore({ value, unit }, at);
          expect(deadline(latest, { value, unit }) < at).toBe(true);
          expect(deadline(new Date(latest.getTime() + 1), { value, unit }) < at).toBe(false);
        },
      ),
    );
  });
});

test('a draft that nobody works on goes after its months, with its documents, and not a day before', async ({ hub }) => {
  const begun = new Date('2026-01-10T03:00:00Z');
  hub.stand(begun);
  const { id, owner } = await apply.draft(hub, { callId: (await apply.call(hub)).id });
  const keys = await hub.db.selectFrom('document').select('storage_key').where('owner_id', '=', id).execute();
  expect(keys).toHaveLength(4);
  hub.stand(months(begun, 6, -1));
  await night(hub);
  expect((await hub.as(owner).get(`/applications/${id}`)).status).toBe(200);
  hub.stand(months(begun, 6, 1));
  await night(hub);
  expect((await hub.as(owner).get(`/applications/${id}`)).status).toBe(404);
  const loose = await hub.db
    .selectFrom('loose_file')
    .select('storage_key')
    .where(
      'storage_key',
      'in',
      keys.map((row) => row.storage_key),
    )
    .execute();
  expect(loose).toHaveLength(4);
  const [event, more] = await happened(hub, id);
  expect(more).toBeUndefined();
  expect(event).toMatchObject({
    actor: 'hub',
    details: null,
    facts: { rule: 'drafts', drafts: expect.any(Number), documents: expect.any(Number) },
  });
  expect(JSON.stringify(event!.facts)).not.toMatch(/Noodles|麵家|Chan|@/);
  await night(hub);
  expect(await happened(hub, id)).toHaveLength(1);
});

test('a refused application keeps its reference and outcome and loses its words; the log still verifies', async ({ hub }) => {
  hub.stand('2026-01-10T03:00:00Z');
  const at = await office.office(hub);
  const made = await office.application(at, { answers: { ...apply.rightAnswers } });
  await hub.db.updateTable('application').set({ status: 'refused', closed_at: hub.now() }).where('id', '=', made.id).execute();
  await transact(hub.db, (tx) =>
    record(tx, {
      at: hub.now(),
      kind: 'test.happened',
      subject: made.id,
      actor: 'hub',
      facts: {},
      details: { reason: 'Chan Tai Man called' },
    }),
  );
  await sealBlocks(hub.db, hub.needs.signer, hub.now());
  hub.stand(months(new Date('2026-01-10T03:00:00Z'), 24, -2));
  await night(hub);
  const before = await hub.db
    .selectFrom('application')
    .select('submitted_answers')
    .where('id', '=', made.id)
    .executeTakeFirstOrThrow();
  expect(JSON.stringify(before)).toContain('Noodle');

  hub.stand(months(new Date('2026-01-10T03:00:00Z'), 24, 1));
  await night(hub);
  const after = await hub.db.selectFrom('application').selectAll().where('id', '=', made.id).executeTakeFirstOrThrow();
  expect(after).toMatchObject({ status: 'refused', answers: {}, submitted_answers: {}, erased_by_rule: 'refused' });
  expect(after.reference).not.toBeNull();
  expect(after.erased_at).not.toBeNull();
  const events = await hub.db
    .selectFrom('event')
    .select(['details', 'salt', 'details_hash'])
    .where('subject', '=', made.id)
    .execute();
  expect(events.some((event) => event.details_hash !== null)).toBe(true);
  for (const event of events) expect([event.details, event.salt]).toEqual([null, null]);
  await sealBlocks(hub.db, hub.needs.signer, hub.now());
  expect((await findings(await exported(hub.db, hub.needs.signer))).at(-1)).toMatchObject({ kind: 'log_whole' });
});

test('an award that was closed goes with its claim, its documents and its application; amounts and the ledger stay', async ({
  hub,
}) => {
  hub.stand('2026-01-12T03:00:00Z');
  const at = await office.office(hub);
  const made = await office.claimed(at);
  const award = await hub.db
    .selectFrom('award')
    .select(['application_id', 'reference'])
    .where('id', '=', made.awardId)
    .executeTakeFirstOrThrow();
  const ended = hub.now();
  await hub.db.updateTable('award').set({ standing: 'completed', ended_at: ended }).where('id', '=', made.awardId).execute();
  const ledger = () => hub.db.selectFrom('account').selectAll().orderBy('id').execute();
  const books = await ledger();
  hub.stand(months(ended, 84, 1));
  await night(hub);
  const claim = await hub.db.selectFrom('claim').selectAll().where('id', '=', made.claimId).executeTakeFirstOrThrow();
  expect(claim).toMatchObject({ answers: {}, submitted_answers: {} });
  expect(claim.amount).not.toBeNull();
  const left = await hub.db
    .selectFrom('document')
    .select('id')
    .where('owner_id', 'in', [made.claimId, award.application_id])
    .execute();
  expect(left).toEqual([]);
  const application = await hub.db
    .selectFrom('application')
    .select(['submitted_answers', 'status'])
    .where('id', '=', award.application_id)
    .executeTakeFirstOrThrow();
  expect(application).toEqual({ submitted_answers: {}, status: 'approved' });
  const reasons = await hub.db.selectFrom('decision').select('reason').where('subject_id', '=', award.application_id).execute();
  expect(reasons.every(({ reason }) => reason === '')).toBe(true);
  expect(await ledger()).toEqual(books);
  const [event] = await happened(hub, made.awardId);
  expect(event!.facts).toMatchObject({ rule: 'awards', claims: expect.any(Number), applications: expect.any(Number) });
  expect((await hub.as(made.owner).get(`/applications/${award.application_id}/receipt`)).body.code).toBe('paper.erased');
});

test('what was written in an enquiry goes a year after its last change', async ({ hub }) => {
  hub.stand('2026-02-01T03:00:00Z');
  const at = await office.office(hub);
  const made = await office.application(at);
  const { basis_id: enquiry } = await hub.db
    .selectFrom('application')
    .select('basis_id')
    .where('id', '=', made.id)
    .executeTakeFirstOrThrow();
  await hub.db.updateTable('marketplace_enquiry').set({ note: 'Call me on 2345 6789' }).where('id', '=', enquiry).execute();
  hub.stand(months(new Date('2026-02-01T03:00:00Z'), 12, 1));
  await night(hub);
  const row = await hub.db
    .selectFrom('marketplace_enquiry')
    .select(['note', 'status', 'price'])
    .where('id', '=', enquiry)
    .executeTakeFirstOrThrow();
  expect(row).toMatchObject({ note: null, status: 'confirmed' });
});

test('an administrator sees what the next 30 days will take, and nobody else does', async ({ hub }) => {
  const begun = new Date('2027-03-10T03:00:00Z');
  hub.stand(begun);
  const { id } = await apply.draft(hub, { callId: (await apply.call(hub)).id });
  const admin = hub.as(await given.person(hub.db, 'admin'));
  const found = async () => {
    const { body } = await admin.get('/retention/coming');
    return (body.rules as { rule: { id: string }; first: { id: string; goesAt: string }[] }[])
      .filter(({ rule }) => rule.id === 'drafts')
      .flatMap(({ first }) => first)
      .find((one) => one.id === id);
  };
  hub.stand(months(begun, 5, -2));
  expect(await found()).toBeUndefined();
  hub.stand(months(begun, 5, 10));
  expect((await found())?.goesAt.slice(0, 10)).toBe('2027-09-10');
  await admin.get('/retention/coming');
  expect(await hub.db.selectFrom('application').select('id').where('id', '=', id).execute()).toHaveLength(1);
  expect((await hub.as(await given.person(hub.db, 'officer')).get('/retention/coming')).status).toBe(403);
});
