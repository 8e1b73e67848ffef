import { expect } from 'vitest';
import * as given from '../../../test/given.ts';
import { good } from '../../../test/given-case.ts';
import { test } from '../../../test/hub.ts';
import { hubFacts } from '../applications/hub-facts.ts';
import type { Scheme } from '../schemes/shape.ts';

const label = { en: 'Staff', 'zh-Hant': '員工', 'zh-Hans': '员工' };
const asking = { facts: { groupStaff: { kind: 'whole', from: 'hub', label } } } as unknown as Scheme;

test('the staff of a group of companies is counted together, as its companies declare it', async ({ hub }) => {
  hub.stand('2026-03-31T04:00:00Z');
  const firms = await Promise.all([0, 1, 2].map(() => given.organisation(hub.db)));
  const [one, two, three] = firms as [(typeof firms)[0], (typeof firms)[0], (typeof firms)[0]];
  const state = (firm: typeof one, staff: number) =>
    hub.as(firm.owner).put(`/organisations/${firm.id}/facts`, { facts: { full_time_staff: staff }, validFrom: '2026-01-01' });
  const staff = async () => {
    const at = hub.now();
    const it = { applicationId: 'app_x', callId: 'cal_x', name: 'x', kind: 'company', opensAt: at, closesAt: at, earlier: [] };
    return (await hubFacts(hub.db, asking, { ...it, organisationId: one.id }, at))['groupStaff'];
  };
  good(await state(one, 20));
  expect(await staff()).toBe(20);

  const brOf = async (firm: typeof one) =>
    (await hub.db.selectFrom('organisation').select('br_number').where('id', '=', firm.id).executeTakeFirstOrThrow()).br_number!;
  const me = hub.as(one.owner);
  const join = { brNumber: await brOf(two), since: '2026-02-01' };
  expect(await hub.as(two.owner).post(`/organisations/${one.id}/group`, join)).toMatchObject({ status: 404 });
  expect(await me.post(`/organisations/${one.id}/group`, { ...join, brNumber: await brOf(one) })).toMatchObject({ status: 422 });
  const { id: tie } = good(await me.post(`/organisations/${one.id}/group`, join)) as { id: string };
  expect(good(await me.post(`/organisations/${one.id}/group`, join))).toEqual({ id: tie });
  // A company of the group that never said how many it has: nothing can be said of all.
  expect(await staff()).toBeNull();
  good(await state(two, 25));
  expect(await staff()).toBe(45);
  // Through another: two belongs with three.
  good(await hub.as(three.owner).post(`/organisations/${three.id}/group`, { ...join }));
  good(await state(three, 7));
  expect(await staff()).toBe(52);
  expect(good(await hub.as(two.owner).get(`/organisations/${two.id}`)).group).toMatchObject([{ isOwn: false }, { isOwn: false }]);

  expect(await hub.as(two.owner).delete(`/organisations/${two.id}/group/${tie}`)).toMatchObject({ status: 404 });
  good(await me.delete(`/organisations/${one.id}/group/${tie}`));
  expect(await staff()).toBe(20);
});
