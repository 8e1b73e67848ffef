import { expect } from 'vitest';
import * as office from '../../../test/given-case.ts';
import * as given from '../../../test/given.ts';
import { openTestHub, test } from '../../../test/hub.ts';

test('the tabs of the queue add up, page by page', async () => {
  const hub = await openTestHub();
  try {
    const at = await office.office(hub);
    const approve = { outcome: 'approve', reason: office.reason };
    await office.application(at);
    const overdue = await office.assigned(at);
    await hub.db
      .updateTable('application')
      .set({ due_at: new Date(hub.now().getTime() - 1000) })
      .where('id', '=', overdue.id)
      .execute();
    const asked = await office.assigned(at);
    office.good(await hub.as(at.officer).post(`/cases/${asked.id}/questions`, { question: 'Which floor?' }));
    await office.recommended(at);
    const decided = await office.recommended(at);
    office.good(await hub.as(at.approver).post(`/cases/${decided.id}/decide`, approve));

    const reader = hub.as(at.officer);
    const { counts } = office.good(await reader.get('/office/queue'));
    expect(counts).toEqual({
      mine: 2,
      all: 4,
      'to-check': 1,
      unassigned: 1,
      waiting: 1,
      'to-approve': 1,
      overdue: 1,
      decided: 1,
    });
    expect(counts.all).toBe(counts['to-check'] + counts.unassigned + counts.waiting + counts['to-approve']);
    for (const [view, count] of Object.entries(counts)) {
      const page = office.good(await reader.get(`/office/queue?view=${view}`));
      expect([view, page.rows.length, page.total]).toEqual([view, count, count]);
    }
    expect(office.good(await reader.get(`/office/queue?view=all&q=${encodeURIComponent(asked.by.name)}`)).rows).toMatchObject([
      { id: asked.id },
    ]);
    expect(office.good(await reader.get(`/office/queue?view=all&q=${asked.reference.toLowerCase()}`)).rows).toMatchObject([
      { id: asked.id },
    ]);
    expect(office.good(await reader.get('/office/queue?view=all&q=%25')).total).toBe(0);
    expect(office.good(await reader.get('/office/queue?view=all&page=2')).rows).toEqual([]);
    expect((await reader.get('/office/queue?view=nonsense')).status).toBe(422);
    const other = await given.person(hub.db, 'officer:another');
    expect(office.good(await hub.as(other).get('/office/queue?view=all')).total).toBe(0);
  } finally {
    await hub.close();
  }
});

test('cases are in the order asked for, those without a date last', async ({ hub }) => {
  const at = await office.office(hub);
  const [cheap, dear] = [await office.assigned(at, { cost: 10_000_00n }), await office.assigned(at, { cost: 90_000_00n })];
  await hub.db.updateTable('application').set({ due_at: null }).where('id', '=', cheap.id).execute();
  const ids = async (sort: string) =>
    office.good(await hub.as(at.officer).get(`/office/queue?view=mine&sort=${sort}`)).rows.map((row: { id: string }) => row.id);
  expect(await ids('cost')).toEqual([cheap.id, dear.id]);
  expect(await ids('-cost')).toEqual([dear.id, cheap.id]);
  expect(await ids('due')).toEqual([dear.id, cheap.id]);
  expect(await ids('-due')).toEqual([dear.id, cheap.id]);
  expect(await ids('submitted')).toEqual([cheap.id, dear.id]);
  expect(await ids('-submitted')).toEqual([dear.id, cheap.id]);
});
