import { expect } from 'vitest';
import * as given from '../../../test/given.ts';
import { test, type TestHub } from '../../../test/hub.ts';
import { newId } from '../../platform/ids.ts';
import { openAccount } from '../ledger/ledger.ts';
import { transact } from '../../platform/db.ts';

const day = (date: string) => new Date(`${date}T04:00:00.000Z`);

interface Case {
  readonly organisation?: string;
  readonly submitted: string;
  readonly accepted?: string;
  readonly closed?: string;
  readonly sector?: string;
  readonly withdrawn?: boolean;
}

/** An application with what followed from it, as their slices leave it in the tables. */
async function aCase({ db }: TestHub, scheme: string, { organisation, submitted, accepted, closed, sector, withdrawn }: Case) {
  const person = await given.person(db);
  const organisationId = organisation ?? (await given.organisation(db)).id;
  const [call, account, application, award] = [newId('cal'), newId('acc'), newId('app'), newId('awd')];
  await transact(db, async (tx) => {
    await openAccount(tx, { id: account, unit: 'HKD.cent', kind: 'envelope' });
    await tx
      .insertInto('scheme_version')
      .values({ scheme, version: 1000, hash: scheme, body: '{}' })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const title = JSON.stringify({ en: 'Call', 'zh-Hant': '批次', 'zh-Hans': '批次' });
    await tx
      .insertInto('call')
      .values({
        id: call,
        scheme,
        version: 1000,
        code: call,
        title,
        opens_at: day('2020-01-01'),
        closes_at: day('2030-01-01'),
        envelope_account: account,
      })
      .execute();
    await tx
      .insertInto('application')
      .values({
        id: application,
        reference: `REF-${application}`,
        call_id: call,
        scheme,
        organisation_id: organisationId,
        status: withdrawn === true ? 'withdrawn' : 'submitted',
        created_at: day(submitted),
        created_by: person.id,
        changed_at: day(submitted),
        submitted_at: day(submitted),
      })
      .execute();
    if (sector !== undefined) {
      await tx
        .insertInto('evaluation')
        .values({
          id: newId('evl'),
          subject_kind: 'application',
          subject_id: application,
          stage: 'submit',
          scheme,
          version: 1000,
          facts: JSON.stringify({ sector }),
          results: '[]',
          holds: true,
          evaluated_at: day(submitted),
        })
        .execute();
    }
    if (accepted === undefined) return;
    await tx
      .insertInto('award')
      .values({
        id: award,
        reference: `AWD-${award}`,
        application_id: application,
        call_id: call,
        scheme,
        organisation_id: organisationId,
        standing: closed === undefined ? 'active' : 'closed',
        offered_at: day(accepted),
        offer_ends_at: day('2030-01-01'),
        accepted_at: day(accepted),
        ended_at: closed === undefined ? null : day(closed),
      })
      .execute();
  });
  return { organisationId, award, application };
}

test('the figures of a scheme follow its cases, at any instant', async ({ hub }) => {
  hub.stand(day('2026-06-30'));
  const first = await aCase(hub, 'dtspp', { submitted: '2026-01-10', accepted: '2026-02-10', sector: 'retail' });
  await aCase(hub, 'dtspp', {
    submitted: '2026-01-20',
    accepted: '2026-03-10',
    organisation: first.organisationId,
    sector: 'retail',
  });
  await aCase(hub, 'dtspp', { submitted: '2026-02-20', accepted: '2026-03-20', closed: '2026-05-01', sector: 'tourism' });
  await aCase(hub, 'dtspp', { submitted: '2026-04-01', withdrawn: true, sector: 'food-beverage' });
  await aCase(hub, 'another', { submitted: '2026-04-01', accepted: '2026-04-02', sector: 'personal-services' });

  const at = async (id: string, until: string) =>
    (await hub.visitor.get(`/figures/${id}?until=${day(until).toISOString()}`)).body;
  const values = async (id: string) =>
    Promise.all(['2026-01-15', '2026-03-15', '2026-04-15', '2026-06-15'].map(async (until) => (await at(id, until)).value));
  expect(await values('dtspp.applications')).toEqual([1, 3, 4, 4]);
  expect(await values('dtspp.smes')).toEqual([0, 1, 2, 1]);
  expect(await values('dtspp.sectors')).toEqual([[], ['retail'], ['retail', 'tourism'], ['retail']]);

  const { status, body } = await hub.visitor.get('/figures');
  expect(status).toBe(200);
  const smes = body.figures.find((figure: { id: string }) => figure.id === 'dtspp.smes');
  expect(smes).toMatchObject({
    kind: 'count',
    value: 1,
    phrase: { en: '1' },
    asOf: day('2026-06-30').toISOString(),
    scheme: 'dtspp',
  });
  expect(smes.definition['zh-Hant']).toContain('DTSPP');
  expect(smes.series).toHaveLength(25);
  expect(smes.series.at(-1)).toEqual({ at: smes.asOf, value: 1 });
  const sectors = body.figures.find((figure: { id: string }) => figure.id === 'dtspp.sectors');
  expect(sectors).toMatchObject({
    phrase: { en: 'Retail', 'zh-Hant': '零售' },
    items: [{ key: 'retail', label: { en: 'Retail' }, count: 2 }],
  });
});

test('what happens shows on the board within seconds', async ({ hub }) => {
  hub.stand(day('2026-07-01'));
  const count = async () => {
    const { body } = await hub.visitor.get('/figures');
    return body.figures.find((figure: { id: string }) => figure.id === 'dtspp.applications').value as number;
  };
  const before = await count();
  await aCase(hub, 'dtspp', { submitted: '2026-06-30' });
  hub.stand(new Date(day('2026-07-01').getTime() + 5000));
  expect(await count()).toBe(before + 1);
});

test('the history of a period is a spreadsheet, too', async ({ hub }) => {
  hub.stand(day('2026-07-02'));
  const period = `from=${day('2026-06-01').toISOString()}&until=${day('2026-07-01').toISOString()}`;
  const { body } = await hub.visitor.get(`/figures/dtspp.applications?${period}`);
  expect(body.series).toHaveLength(61);
  expect(body.series[0].at).toBe(day('2026-06-01').toISOString());
  const file = await hub.visitor.get(`/figures/dtspp.applications/csv?${period}`, { 'accept-language': 'zh-HK' });
  const lines = (file.body as string).split('\r\n');
  expect(lines[0]).toBe('數字編號,名稱,截至（協調世界時）,數值');
  expect(lines).toHaveLength(63);
  expect(lines.at(-2)).toBe(`dtspp.applications,收到的申請,${body.asOf},${body.value}`);
});

test('a period that ends before it begins is refused; one that reaches into the future ends now', async ({ hub }) => {
  hub.stand(day('2026-07-02'));
  const wrong = await hub.visitor.get(
    `/figures/dtspp.smes?from=${day('2026-07-01').toISOString()}&until=${day('2026-06-01').toISOString()}`,
  );
  expect(wrong).toMatchObject({ status: 422, body: { code: 'figures.period', fields: [{ field: 'from' }] } });
  const future = await hub.visitor.get(`/figures/dtspp.smes?until=${day('2036-01-01').toISOString()}`);
  expect(future.body.asOf).toBe(day('2026-07-02').toISOString());
  expect((await hub.visitor.get('/figures/no.such')).status).toBe(404);
  expect((await hub.visitor.get('/figures/dtspp.smes?from=yesterday')).status).toBe(422);
});

test('those who may see the evidence see the records, on the page and as a spreadsheet that runs nothing', async ({ hub }) => {
  hub.stand(day('2026-07-02'));
  const { award, organisationId } = await aCase(hub, 'dtspp', { submitted: '2026-06-01', accepted: '2026-07-01' });
  await hub.db
    .updateTable('award')
    .set({ reference: `=cmd ${award}` })
    .where('id', '=', award)
    .execute();
  const press = hub.as(await given.person(hub.db, 'press'));
  const { body } = await press.get('/figures/dtspp.smes/records');
  expect(body.records[0]).toMatchObject({
    key: organisationId,
    record: award,
    since: day('2026-07-01').toISOString(),
    until: null,
  });
  expect(body.total).toBeGreaterThanOrEqual(1);
  const file = await press.get('/figures/dtspp.smes/records/csv');
  expect((file.body as string).split('\r\n')[1]).toMatch(new RegExp(`^'=cmd ${award}`));

  expect((await hub.visitor.get('/figures/dtspp.smes/records')).status).toBe(401);
  expect((await hub.as(await given.person(hub.db, 'finance')).get('/figures/dtspp.smes/records')).status).toBe(403);
  expect((await hub.as(await given.person(hub.db, 'officer:another')).get('/figures/dtspp.smes/records')).status).toBe(404);
  expect((await hub.as(await given.person(hub.db, 'officer:dtspp')).get('/figures/dtspp.smes/records')).status).toBe(200);
});
