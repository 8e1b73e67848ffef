import { describe, expect } from 'vitest';
import * as office from '../../../test/given-case.ts';
import * as given from '../../../test/given.ts';
import { test as base, type TestHub } from '../../../test/hub.ts';
import { transact } from '../../platform/db.ts';
import { enqueue } from '../../platform/jobs.ts';
import { balance, left } from '../ledger/views.ts';

const test = base.extend('at', { scope: 'file' }, async ({ hub }) => {
  hub.stand('2026-03-02T02:00:00Z');
  return office.office(hub);
});

async function run(hub: TestHub, job: string) {
  await transact(hub.db, (tx) => enqueue(tx, job, {}));
  await hub.jobs.drain();
}

async function envelope(hub: TestHub, at: office.Office): Promise<bigint> {
  const row = await hub.db.selectFrom('call').select('envelope_account').where('id', '=', at.callId).executeTakeFirstOrThrow();
  return left(hub.db, row.envelope_account);
}

describe('an offer', () => {
  test('is accepted until its last millisecond, and not after', async ({ hub, at }) => {
    hub.stand('2026-03-02T02:00:00Z');
    const [early, late] = [await office.offered(at), await office.offered(at)];
    const seen = office.good(await hub.as(early.owner).get(`/awards/${early.awardId}`));
    expect(seen.offerEndsAt).toBe('2026-03-16T15:59:59.999Z');
    hub.stand('2026-03-16T15:59:59.999Z');
    office.good(await hub.as(early.owner).post(`/awards/${early.awardId}/accept`));
    hub.stand('2026-03-16T16:00:00.000Z');
    expect(await hub.as(late.owner).post(`/awards/${late.awardId}/accept`)).toMatchObject({
      status: 410,
      body: { code: 'award.offer_ended' },
    });
    expect(await balance(hub.db, `awarded:${late.awardId}:HKD.cent`)).toBe(0n);
    hub.stand('2026-03-02T02:00:00Z');
  });

  test('that is not taken up in time gives its money back; one that was stays', async ({ hub, at }) => {
    hub.stand('2026-03-17T02:00:00Z');
    await run(hub, 'award.lapse');
    hub.stand('2026-03-02T02:00:00Z');
    const before = await envelope(hub, at);
    const [taken, missed] = [await office.offered(at), await office.offered(at)];
    office.good(await hub.as(taken.owner).post(`/awards/${taken.awardId}/accept`));
    await run(hub, 'award.lapse');
    expect(await envelope(hub, at)).toBe(before - 60_000_00n);
    hub.stand('2026-03-17T02:00:00Z');
    await run(hub, 'award.lapse');
    await run(hub, 'award.lapse');
    expect(await envelope(hub, at)).toBe(before - 30_000_00n);
    const seen = office.good(await hub.as(missed.owner).get(`/awards/${missed.awardId}`));
    expect(seen).toMatchObject({ standing: 'lapsed', lines: [{ amount: '3000000', returned: '3000000' }] });
    expect(seen.moments.at(-1)).toMatchObject({ key: 'lapsed', state: 'done' });
    hub.stand('2026-03-02T02:00:00Z');
  });

  test('that is declined gives its money back at once, and cannot be accepted any more', async ({ hub, at }) => {
    const made = await office.offered(at);
    const before = await envelope(hub, at);
    office.good(await hub.as(made.owner).post(`/awards/${made.awardId}/decline`));
    expect(await envelope(hub, at)).toBe(before + 30_000_00n);
    expect(await hub.as(made.owner).post(`/awards/${made.awardId}/accept`)).toMatchObject({
      status: 409,
      body: { code: 'award.wrong_standing' },
    });
  });

  test('is nobody else’s: it looks as if it were not there', async ({ hub, at }) => {
    const made = await office.offered(at);
    const stranger = hub.as(await given.person(hub.db));
    for (const answer of [
      await stranger.get(`/awards/${made.awardId}`),
      await stranger.get(`/awards/${made.awardId}/why`),
      await stranger.post(`/awards/${made.awardId}/accept`),
      await stranger.post(`/awards/${made.awardId}/decline`),
      await hub.as(at.officer).post(`/awards/${made.awardId}/accept`),
    ]) {
      expect(answer).toMatchObject({ status: 404, body: { code: 'http.not_found' } });
    }
    const mine = office.good(await hub.as(made.owner).get('/awards/mine'));
    expect(mine).toMatchObject({
      total: 1,
      awards: [{ id: made.awardId, standing: 'offered', lines: [{ unit: 'HKD.cent', amount: '3000000' }] }],
    });
  });

  test('accepted twice is refused the second time and moves nothing', async ({ hub, at }) => {
    const made = await office.accepted(at);
    expect((await hub.as(made.owner).post(`/awards/${made.awardId}/accept`)).status).toBe(409);
    expect(await balance(hub.db, `awarded:${made.awardId}:HKD.cent`)).toBe(30_000_00n);
  });
});

describe('what is owed for an award', () => {
  const duty = async (hub: TestHub, made: { owner: { id: string }; awardId: string }, id: string) =>
    office.good(await hub.as(made.owner).get(`/awards/${made.awardId}`)).duties.find((one: { id: string }) => one.id === id);

  test('begins with the acceptance: six calendar months in Hong Kong, whatever the month', async ({ hub, at }) => {
    const made = await office.offered(at);
    // Already the 3rd in Hong Kong.
    hub.stand('2026-03-02T17:00:00Z');
    office.good(await hub.as(made.owner).post(`/awards/${made.awardId}/accept`));
    expect(await duty(hub, made, 'deploy')).toMatchObject({
      state: 'due',
      dueAt: '2026-09-03T15:59:59.999Z',
      within: '6 months',
    });
    expect(await duty(hub, made, 'claim')).toMatchObject({ state: 'not_begun', dueAt: null });
    hub.stand('2026-03-02T02:00:00Z');
  });

  test('is done on a day that fits; the time to claim runs from that day', async ({ hub, at }) => {
    const made = await office.accepted(at);
    const met = (day: string) => hub.as(made.owner).post(`/awards/${made.awardId}/obligations/deploy/met`, { day });
    hub.stand('2026-04-30T02:00:00Z');
    expect(await met('2026-05-01')).toMatchObject({ status: 409, body: { code: 'obligation.in_future' } });
    expect(await met('2026-03-01')).toMatchObject({ status: 409, body: { code: 'obligation.before_acceptance' } });
    expect((await met('2026-02-30')).status).toBe(422);
    office.good(await met('2026-04-15'));
    expect(await met('2026-04-16')).toMatchObject({ status: 409, body: { code: 'obligation.met' } });
    expect(await duty(hub, made, 'deploy')).toMatchObject({ state: 'met', doneOn: '2026-04-15' });
    expect(await duty(hub, made, 'claim')).toMatchObject({ state: 'due', dueAt: '2026-07-15T15:59:59.999Z' });
    hub.stand('2026-03-02T02:00:00Z');
  });

  test('too late is refused, until an approver gives more time with a reason', async ({ hub, at }) => {
    const made = await office.accepted(at);
    hub.stand('2026-09-10T02:00:00Z');
    const met = () => hub.as(made.owner).post(`/awards/${made.awardId}/obligations/deploy/met`, { day: '2026-09-05' });
    expect(await met()).toMatchObject({
      status: 409,
      body: { code: 'obligation.late', facts: { at: '2026-09-02T15:59:59.999Z' } },
    });
    const more = (who: { id: string }, until: string) =>
      hub
        .as(who)
        .post(`/awards/${made.awardId}/obligations/deploy/extend`, { until, reason: 'The goods were held at the port.' });
    expect((await more(at.officer, '2026-09-30')).status).toBe(403);
    expect((await more(made.owner, '2026-09-30')).status).toBe(403);
    expect(await more(at.approver, '2026-09-01')).toMatchObject({ status: 409, body: { code: 'obligation.not_later' } });
    office.good(await more(at.approver, '2026-09-30'));
    office.good(await met());
    const [event] = await hub.db
      .selectFrom('event')
      .select(['actor', 'details'])
      .where('kind', '=', 'obligation.extended')
      .where('actor', '=', at.approver.id)
      .execute();
    expect(event).toMatchObject({ details: { reason: 'The goods were held at the port.' } });
    hub.stand('2026-03-02T02:00:00Z');
  });

  test('is reminded of once, two weeks before', async ({ hub, at }) => {
    const made = await office.accepted(at);
    const reminders = async () => {
      await run(hub, 'obligation.remind');
      const rows = await hub.db
        .selectFrom('notice')
        .select('id')
        .where('person_id', '=', made.owner.id)
        .where('kind', '=', 'obligation.notice.due')
        .execute();
      return rows.length;
    };
    hub.stand('2026-08-10T02:00:00Z');
    expect(await reminders()).toBe(0);
    hub.stand('2026-08-25T02:00:00Z');
    expect(await reminders()).toBe(1);
    expect(await reminders()).toBe(1);
    hub.stand('2026-03-02T02:00:00Z');
  });
});
