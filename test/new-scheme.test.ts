// Must show: a scheme that the code has never heard of is a file, and runs from the call to the last payment: two units, lanes,
// a partner who confirms, three steps with scores, conditions, an exceptional share, two instalments with a report between.

import { readFileSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import * as given from './given.ts';
import { good } from './given-case.ts';
import type { TestHub } from './hub.ts';
import { open, publish, test } from './scheme-files.ts';
import { fill, joined } from './schemes/walk.ts';
import { figureValue } from '../src/core/figures/figures.ts';
import { publishedFigures } from '../src/core/figures/scheme-figures.ts';
import { readScheme } from '../src/core/schemes/load.ts';
import { holding } from '../src/core/ledger/views.ts';

const file = join(import.meta.dirname, 'harbour-lab.yaml');
const scheme = readScheme(readFileSync(file, 'utf8'), file).scheme!;
const reason = 'As the rules of the scheme say.';

/** The scheme published from its file, and a call of it. */
async function lab(hub: TestHub, folder: string, code: string): Promise<string> {
  hub.stand('2026-03-31T04:00:00Z');
  await copyFile(file, join(folder, 'harbour-lab.yaml'));
  await publish(hub, folder);
  return (await open(hub, 'harbour-lab', code)).body.id as string;
}

/** An application by HTTP alone, with its partner's word. Amounts as typed. */
async function applied(hub: TestHub, callId: string, cost: string, hours: string, owner: string) {
  const by = await given.organisation(hub.db);
  const me = hub.as(by.owner);
  const { id } = good(await me.post('/applications', { callId, organisationId: by.id })) as { id: string };
  const answers = { trialCost: cost, gpuHours: hours, posts: '4', people: [{ id: 'k1', ownerName: owner }] };
  await fill(me, `/applications/${id}`, { scheme, form: scheme.form, answers, today: '2026-03-31' });
  await joined(hub, scheme, { id, me });
  return { id, me, by };
}

const staffed = async (hub: TestHub, role: 'officer' | 'assessor' | 'committee' | 'approver' | 'finance') =>
  hub.as(await given.person(hub.db, `${role}:harbour-lab`));

test('a new scheme is a file: from the call to the last payment', async ({ hub, folder }) => {
  const callId = await lab(hub, folder, 'one');
  const [officer, assessor, committee, approver] = await Promise.all(
    (['officer', 'assessor', 'committee', 'approver'] as const).map((role) => staffed(hub, role)),
  );
  const it = await applied(hub, callId, '300,000', '100', 'Chan Tai Man');
  const review = good(await it.me.get(`/applications/${it.id}/review`));
  expect(review.gives).toMatchObject([
    { unit: 'HKD.cent', amount: '24000000' },
    {
      unit: 'GPU.second',
      amount: '360000',
      steps: ['The whole of 100 GPU-hours counts.', 'That is within the limit of 1,000 GPU-hours.'],
    },
  ]);
  good(await it.me.post(`/applications/${it.id}/submit`));
  await hub.jobs.drain();

  const seen = good(await officer!.get(`/cases/${it.id}`));
  expect(seen).toMatchObject({ lane: { id: 'full', isAutomatic: false }, stage: 'check', stages: [{}, {}, {}] });
  // Two business days from a Tuesday, as its lane says, not the ten of the step.
  expect(seen.dueAt).toBe('2026-04-02T15:59:59.999Z');
  const amounts = seen.inside.effect.map(({ unit, amount }: { unit: string; amount: string }) => [unit, amount]);
  expect(amounts).toEqual([
    ['HKD.cent', '24000000'],
    ['GPU.second', '360000'],
  ]);
  expect(await assessor!.post(`/cases/${it.id}/recommend`, { outcome: 'approve', reason })).toMatchObject({ status: 403 });
  good(await officer!.post(`/cases/${it.id}/recommend`, { outcome: 'approve', reason }));
  hub.stand('2026-04-01T04:00:00Z');

  const scored = (scores: Record<string, number>) =>
    assessor!.post(`/cases/${it.id}/recommend`, { outcome: 'approve', reason, scores, conditions: ['Publish the data.'] });
  expect((await scored({ idea: 4, team: 3 })).body).toMatchObject({ code: 'case.score_missing', facts: { criterion: 'use' } });
  expect((await scored({ idea: 4, team: 3.2, use: 1 })).body).toMatchObject({ code: 'case.score_off_scale' });
  good(await scored({ idea: 3.5, team: 3, use: 1 }));
  hub.stand('2026-04-02T04:00:00Z');
  const before = good(await committee!.get(`/cases/${it.id}`));
  expect(before.inside.scores).toMatchObject([
    { total: 7125, passes: true, scores: [{ score: 3.5 }, { score: 3 }, { score: 1 }] },
  ]);
  expect(before.inside.conditions).toEqual(['Publish the data.']);
  expect(before.inside.effect[0].exceptional).toMatchObject({ share: '95%', most: '28500000' });

  const decide = (body: object) => committee!.post(`/cases/${it.id}/decide`, { outcome: 'approve', reason, ...body });
  expect((await decide({ lines: [{ unit: 'HKD.cent', amount: '24000001' }] })).body).toMatchObject({
    code: 'case.amount_too_high',
  });
  const { awardId } = good(
    await decide({
      exceptional: [{ line: 'grant', reason: 'Every ferry gains.' }],
      lines: [
        { unit: 'HKD.cent', amount: '28000000' },
        { unit: 'GPU.second', amount: '180000' },
      ],
    }),
  ) as { awardId: string };

  const offer = good(await it.me.get(`/awards/${awardId}`));
  expect(offer).toMatchObject({
    lines: [
      { unit: 'GPU.second', amount: '180000' },
      { unit: 'HKD.cent', amount: '28000000' },
    ],
    conditions: ['Publish the data.'],
  });
  expect(await holding(hub.db, 'envelope.harbour-lab.GPU.second')).toMatchObject({ promised: 180000n });
  good(await it.me.post(`/awards/${awardId}/accept`));
  expect(await holding(hub.db, `awarded:${awardId}:GPU.second`)).toMatchObject({ balance: 180000n, left: 180000n });
  expect(good(await it.me.get(`/awards/${awardId}`)).parts).toMatchObject([
    { id: 'first', amount: '16800000', paid: '0' },
    { id: 'second', amount: '11200000', openedAt: null },
  ]);
  const pay = async () => {
    const [one, other] = [await staffed(hub, 'finance'), await staffed(hub, 'finance')];
    const { id } = good(await one.post('/payment-runs', {})) as { id: string };
    good(await other.post(`/payment-runs/${id}/post`));
  };
  await pay();

  const { id: report } = good(await it.me.post(`/awards/${awardId}/obligations/interim-report/report`)) as { id: string };
  expect(await it.me.post(`/reports/${report}/submit`)).toMatchObject({ status: 422, body: { code: 'report.incomplete' } });
  const tell = (posts: string) =>
    it.me.patch(`/reports/${report}/answers`, {
      changes: [
        { field: 'done', value: 'The quay talks.', base: 0 },
        { field: 'postsNow', value: posts, base: posts === '5' ? 0 : 1 },
      ],
    });
  good(await tell('5'));
  expect(await it.me.post(`/reports/${report}/submit`)).toMatchObject({ status: 409, body: { code: 'report.rules_fail' } });
  good(await it.me.patch(`/reports/${report}/answers`, { changes: [{ field: 'postsNow', value: '3', base: 1 }] }));
  good(await it.me.post(`/reports/${report}/submit`));
  good(await officer!.post(`/office/reports/${report}/return`, { reason: 'Say which quay.' }));
  expect(good(await it.me.get(`/reports/${report}`))).toMatchObject({ status: 'draft', reason: 'Say which quay.' });
  hub.stand('2026-05-05T04:00:00Z');
  good(await it.me.post(`/reports/${report}/submit`));
  expect(await approver!.post(`/office/reports/${report}/accept`, { reason })).toMatchObject({ status: 409 });
  good(await officer!.post(`/office/reports/${report}/recommend`, { reason }));
  hub.stand('2026-05-06T04:00:00Z');
  good(await approver!.post(`/office/reports/${report}/accept`, { reason }));
  await pay();

  const done = good(await it.me.get(`/awards/${awardId}`));
  expect(done.parts).toMatchObject([{ paid: '16800000' }, { paid: '11200000' }]);
  expect(done.commitments).toMatchObject([{ unit: 'posts', promised: '4', reported: '3' }]);
  // What every scheme publishes without a line of code. A hub reads its files when it starts, so they are asked directly here.
  const said = await Promise.all(
    publishedFigures([scheme], []).map(async (figure) => [figure.id, (await figureValue(hub.db, figure, hub.now())).value]),
  );
  expect(said).toEqual([
    ['harbour-lab.applications', 1],
    ['harbour-lab.awards', 1],
    ['harbour-lab.awarded', 280_000],
    ['harbour-lab.awarded.gpu', 50],
    ['harbour-lab.organisations', 1],
  ]);
  // Its money is out; the computing time is still there to be drawn, so the award lives on.
  expect(done.standing).toBe('active');
  expect(await holding(hub.db, `awarded:${awardId}:HKD.cent`)).toMatchObject({ balance: 0n });
  expect(await holding(hub.db, `drawn:${callId}:HKD.cent`)).toMatchObject({ balance: 28000000n });
});

test('an automatic lane approves by the rules alone, and says that nobody decided', async ({ hub, folder }) => {
  const callId = await lab(hub, folder, 'two');
  const it = await applied(hub, callId, '9,999', '10', 'Wong Siu Ming');
  good(await it.me.post(`/applications/${it.id}/submit`));
  await hub.jobs.drain();
  const decision = await hub.db.selectFrom('decision').selectAll().where('subject_id', '=', it.id).executeTakeFirstOrThrow();
  expect(decision).toMatchObject({ by_person: null, by_rules: true, outcome: 'approve', amount: 799900n, prior_id: null });
  const why = good(await it.me.get(`/applications/${it.id}/why`));
  expect(JSON.stringify(why)).toContain('no person decided');
  expect(good(await it.me.get('/awards/mine')).awards).toMatchObject([
    {
      standing: 'offered',
      lines: [
        { unit: 'GPU.second', amount: '36000' },
        { unit: 'HKD.cent', amount: '799900' },
      ],
    },
  ]);
  // The database itself takes no decision by nobody that rests on no evaluation.
  const bare = { ...decision, id: 'dec_bare', subject_id: 'app_other', evaluation_id: null, lines: '[]', conditions: '[]' };
  await expect(hub.db.insertInto('decision').values(bare).execute()).rejects.toThrow('decision_by_rules');

  // What would be below the least is not given; the computing that goes with it is.
  const tiny = await applied(hub, callId, '1,000', '5', 'Lee Ka Yan');
  good(await tiny.me.post(`/applications/${tiny.id}/submit`));
  await hub.jobs.drain();
  expect(good(await tiny.me.get('/awards/mine')).awards).toMatchObject([{ lines: [{ unit: 'GPU.second', amount: '18000' }] }]);
});

test('one owner has one trial at a time: said while writing, refused when sent and when decided', async ({ hub, folder }) => {
  const callId = await lab(hub, folder, 'three');
  const first = await applied(hub, callId, '50,000', '20', 'Ho  Mei-ling');
  good(await first.me.post(`/applications/${first.id}/submit`));
  const second = await applied(hub, callId, '60,000', '20', 'ho mei ling');
  const rule = (body: { evaluation: { rules: { id: string }[] } }) => body.evaluation.rules.find(({ id }) => id === 'oneAtATime');
  expect(rule(good(await second.me.get(`/applications/${second.id}/review`)))).toMatchObject({
    holds: false,
    message: 'Another application under Harbour Lab is not decided yet.',
  });
  expect(await second.me.post(`/applications/${second.id}/submit`)).toMatchObject({
    status: 422,
    body: { code: 'application.not_eligible' },
  });
  good(await first.me.post(`/applications/${first.id}/withdraw`, {}));
  good(await second.me.post(`/applications/${second.id}/submit`));
});
