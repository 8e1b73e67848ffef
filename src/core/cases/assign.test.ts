import { expect } from 'vitest';
import * as office from '../../../test/given-case.ts';
import * as given from '../../../test/given.ts';
import { openTestHub, test, type TestHub } from '../../../test/hub.ts';
import { transact } from '../../platform/db.ts';
import { newId } from '../../platform/ids.ts';
import { enqueue } from '../../platform/jobs.ts';

const drawnBy = async (hub: TestHub, id: string) =>
  (await hub.db.selectFrom('application').select('officer_id').where('id', '=', id).executeTakeFirstOrThrow()).officer_id;

async function draw(hub: TestHub, id?: string) {
  await transact(hub.db, (tx) => enqueue(tx, 'application.assign', id === undefined ? {} : { applicationId: id }));
  await hub.jobs.drain();
}

const eventsOf = (hub: TestHub, id: string, kind: string) =>
  hub.db.selectFrom('event').select(['actor', 'facts', 'details']).where('subject', '=', id).where('kind', '=', kind).execute();

/** A hub of its own, so that the officers are those the test names. */
async function alone(work: (hub: TestHub, at: office.Office) => Promise<void>) {
  const hub = await openTestHub();
  try {
    const at = await office.office(hub);
    await hub.db.updateTable('role_grant').set({ revoked_at: hub.now() }).where('role', '=', 'officer').execute();
    await work(hub, at);
  } finally {
    await hub.close();
  }
}

test('a case goes by lot to an officer of its scheme, and every officer is drawn in the end', () =>
  alone(async (hub, at) => {
    const officers = [
      await given.person(hub.db, 'officer:dtspp'),
      await given.person(hub.db, 'officer'),
      await given.person(hub.db, 'officer'),
    ];
    await given.person(hub.db, 'officer:another');
    const drawn = new Set<string | null>();
    for (let turn = 0; turn < 40; turn += 1) {
      const { id } = await office.application(at);
      await draw(hub, id);
      drawn.add(await drawnBy(hub, id));
    }
    expect(drawn).toEqual(new Set(officers.map((officer) => officer.id)));
  }));

test('who has to do with either side is never drawn', () =>
  alone(async (hub, at) => {
    const application = await office.application(at);
    const [withApplicant, withProvider, member, works] = [
      await given.person(hub.db, 'officer'),
      await given.person(hub.db, 'officer'),
      await given.person(hub.db, 'officer'),
      await given.person(hub.db, 'officer'),
    ];
    const declared = (person: { id: string }, organisation: string) =>
      hub.db
        .insertInto('conflict_of_interest')
        .values({ person_id: person.id, organisation_id: organisation, reason: 'Cousin' })
        .execute();
    const joined = (person: { id: string }, organisation: string) =>
      hub.db.insertInto('membership').values({ person_id: person.id, organisation_id: organisation, role: 'member' }).execute();
    await declared(withApplicant, application.by.id);
    await declared(withProvider, at.provider.organisation.id);
    await joined(member, application.by.id);
    await joined(works, at.provider.organisation.id);
    await hub.db
      .insertInto('role_grant')
      .values({ id: newId('rol'), person_id: application.owner.id, role: 'officer', scheme: null })
      .execute();

    await draw(hub, application.id);
    expect(await drawnBy(hub, application.id)).toBeNull();

    const free = await given.person(hub.db, 'officer:dtspp');
    await draw(hub);
    expect(await drawnBy(hub, application.id)).toBe(free.id);
  }));

test('while nobody is free the case waits, and those who can change that are told once', () =>
  alone(async (hub, at) => {
    const admin = await given.person(hub.db, 'admin');
    const { id } = await office.application(at);
    await draw(hub, id);
    await draw(hub);
    expect(await eventsOf(hub, id, 'case.nobody_free')).toHaveLength(1);
    const notices = office.good(await hub.as(admin).get('/me/notices'));
    expect(notices.notices.filter((notice: { link: string }) => notice.link === `/office/cases/${id}`)).toHaveLength(1);
    const queue = office.good(await hub.as(admin).get('/office/queue?view=unassigned'));
    expect(queue.rows).toMatchObject([{ id, officerId: null }]);
  }));

test('a declared conflict takes the case away for good and gives it to another', () =>
  alone(async (hub, at) => {
    const [first, second] = [await given.person(hub.db, 'officer'), await given.person(hub.db, 'officer')];
    const { id } = await office.application(at);
    await draw(hub, id);
    const mine = (await drawnBy(hub, id)) === first.id ? first : second;
    const other = mine === first ? second : first;

    office.good(
      await hub.as(mine).post(`/cases/${id}/conflict`, { reason: 'My sister keeps the books there.', party: 'provider' }),
    );
    expect(await drawnBy(hub, id)).toBe(other.id);
    expect(await eventsOf(hub, id, 'case.conflict_declared')).toMatchObject([
      { actor: mine.id, details: { reason: 'My sister keeps the books there.' } },
    ]);
    const shut = office.good(await hub.as(mine).get(`/cases/${id}`));
    expect(shut.inside).toBeNull();

    // The next case of the same provider can only go to the other.
    const again = await office.application(at);
    await draw(hub, again.id);
    expect(await drawnBy(hub, again.id)).toBe(other.id);
  }));

test('no officer takes a case or passes it on; an administrator has it drawn again, with a reason that stays', () =>
  alone(async (hub, at) => {
    const [officer, other, admin] = [
      await given.person(hub.db, 'officer'),
      await given.person(hub.db, 'officer'),
      await given.person(hub.db, 'admin'),
    ];
    const { id } = await office.application(at);
    await draw(hub, id);
    const [mine, theirs] = (await drawnBy(hub, id)) === officer.id ? [officer, other] : [other, officer];
    expect(await hub.as(theirs).post(`/cases/${id}/recommend`, { outcome: 'approve', reason: office.reason })).toMatchObject({
      status: 403,
      body: { code: 'case.not_yours' },
    });
    expect(await hub.as(theirs).post(`/cases/${id}/conflict`, { reason: 'I want it' })).toMatchObject({
      status: 403,
      body: { code: 'case.not_yours' },
    });
    expect((await hub.as(mine).post(`/cases/${id}/reassign`, { reason: 'Too much work' })).status).toBe(403);
    expect((await hub.as(admin).post(`/cases/${id}/reassign`, {})).status).toBe(422);

    office.good(await hub.as(admin).post(`/cases/${id}/reassign`, { reason: 'On leave until June.' }));
    expect(await drawnBy(hub, id)).toBe(theirs.id);
    expect(await eventsOf(hub, id, 'case.unassigned')).toMatchObject([
      { actor: admin.id, facts: { officer: mine.id }, details: { reason: 'On leave until June.' } },
    ]);
  }));
