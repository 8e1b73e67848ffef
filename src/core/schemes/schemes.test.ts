import { expect } from 'vitest';
import { contentHash } from '../../platform/canonical.ts';
import { transact } from '../../platform/db.ts';
import { callWithScheme } from '../calls/views.ts';
import { awardAmount } from './award.ts';
import { dayOf, deadlineOf } from './calendar.ts';
import { named, open, publish, test, write } from '../../../test/scheme-files.ts';
import { readDraft } from './form.ts';
import { eligibility, evaluate } from './rules.ts';
import { publishSchemes } from './schemes.ts';
import { schemeVersion } from './versions.ts';

test('a value changed in the file rules in calls opened after it is published; older calls keep theirs', async ({
  hub,
  folder,
}) => {
  hub.stand('2026-03-31T12:00:00+08:00');
  const name = named();
  await write(folder, name);
  await publish(hub, folder);
  const old = (await open(hub, name, 'old')).body as { id: string; version: number };

  await write(
    folder,
    name,
    ['    value: 50\n    label: { en: Share', '    value: 75\n    label: { en: Share'],
    ['value: "50,000.00"', 'value: "60,000.00"'],
    ['value: 50\n    label: { en: Full-time staff must', 'value: 20\n    label: { en: Full-time staff must'],
    ['value: 6\n    unit: months\n    label: { en: Time to put', 'value: 9\n    unit: months\n    label: { en: Time to put'],
    ['      - value: tourism\n        label: { en: Tourism, zh-Hant: 旅遊, zh-Hans: 旅游 }\n', ''],
    ['      - value: online-promotion\n        label: { en: Online promotion, zh-Hant: 網上推廣, zh-Hans: 在线推广 }\n', ''],
  );
  const [second] = await publish(hub, folder);
  expect(second).toMatchObject({ scheme: name, version: 2 });
  const young = (await open(hub, name, 'new')).body as { id: string; version: number };
  expect([old.version, young.version]).toEqual([1, 2]);

  const answers = async (id: string) => {
    const { scheme } = await callWithScheme(hub.db, id);
    const holds = (facts: Parameters<typeof eligibility>[1], rule: string) =>
      eligibility(scheme, facts, 'check').rules.find((one) => one.id === rule)?.holds;
    const due = deadlineOf(scheme, scheme.obligations[0]!.within!, hub.now());
    return {
      award: awardAmount(scheme, 100_000_00n, 0n).amount,
      half: awardAmount(scheme, 40_000_00n, 0n).amount,
      thirty: holds({ fullTimeStaff: 30 }, 'staff'),
      tourism: holds({ sector: 'tourism' }, 'sector'),
      promotion: evaluate(scheme, scheme.packages!.rules, { packageCategory: 'online-promotion' }).find(
        ({ id: rule }) => rule === 'packageCategory',
      )?.holds,
      due: dayOf(due),
      inForm: readDraft({ scheme, form: scheme.form, answers: { sector: 'tourism' }, today: '2026-03-31' }).problems.length,
    };
  };
  // A list without the value no longer knows it, so the fact is not one and the rule cannot hold.
  expect(await answers(old.id)).toEqual({
    award: 50_000_00n,
    half: 20_000_00n,
    thirty: true,
    tourism: true,
    promotion: true,
    due: '2026-09-30',
    inForm: 0,
  });
  expect(await answers(young.id)).toEqual({
    award: 60_000_00n,
    half: 30_000_00n,
    thirty: false,
    tourism: 'unknown',
    promotion: 'unknown',
    due: '2026-12-31',
    inForm: 1,
  });

  const page = async (version: number) =>
    (await hub.visitor.get(`/schemes/${name}?version=${version}`)).body.texts.summary.en as string;
  expect(await page(1)).toContain(
    '50% of the cost of a ready-made digital solution for a small or medium enterprise, up to HK$50,000.',
  );
  expect(await page(2)).toContain(
    '75% of the cost of a ready-made digital solution for a small or medium enterprise, up to HK$60,000.',
  );
});

test('publishing what has not changed publishes nothing; going back to an older text is a version of its own', async ({
  hub,
  folder,
}) => {
  const name = named();
  await write(folder, name);
  const [first] = await publish(hub, folder);
  expect(first?.version).toBe(1);
  expect(await publish(hub, folder)).toEqual([]);
  await write(folder, name, ['round: "2023"', 'round: "2024"']);
  expect((await publish(hub, folder)).map(({ version }) => version)).toEqual([2]);
  await write(folder, name);
  const [third] = await publish(hub, folder);
  expect(third).toMatchObject({ version: 3, hash: first!.hash });
  const events = await hub.db
    .selectFrom('event')
    .select('facts')
    .where('kind', '=', 'scheme.published')
    .where('subject', '=', name)
    .orderBy('id')
    .execute();
  expect(events.map(({ facts }) => (facts as { version: number }).version).toSorted((a, b) => a - b)).toEqual([1, 2, 3]);
});

test('comments and the order of fields are not content', async ({ hub, folder }) => {
  const name = named();
  await write(folder, name);
  await publish(hub, folder);
  await write(
    folder,
    name,
    ['round: "2023"', 'round: "2023" # the first round'],
    [`scheme: ${name}\nprefix: DTSPP`, `prefix: DTSPP\nscheme: ${name}`],
  );
  expect(await publish(hub, folder)).toEqual([]);
});

test('a file with a mistake publishes nothing at all, and the error names file and line', async ({ hub, folder }) => {
  const [good, bad] = [named(), named()];
  await write(folder, good);
  await write(folder, bad, ['  summary:', '  sumary:']);
  await expect(publish(hub, folder)).rejects.toThrow(
    /trial-\w\.yaml:19:3 There is no field “sumary” here\. Did you mean “summary”\?/,
  );
  expect((await hub.visitor.get(`/schemes/${good}`)).body).toMatchObject({ code: 'schemes.no_scheme' });
});

test('a version that was rolled back is forgotten', async ({ hub, folder }) => {
  const name = named();
  await write(folder, name);
  const broken = transact(hub.db, async (tx) => {
    await publishSchemes(tx, folder, 'hub', hub.now());
    expect((await schemeVersion(tx, name, 1)).round).toBe('2023');
    throw new Error('not today');
  });
  await expect(broken).rejects.toThrow('not today');
  await write(folder, name, ['round: "2023"', 'round: "2024"']);
  await publish(hub, folder);
  expect((await schemeVersion(hub.db, name, 1)).round).toBe('2024');
  expect(await schemeVersion(hub.db, name, 1)).toBe(await schemeVersion(hub.db, name, 1));
});

test('the rules can be had as data, and the hash is that of the data', async ({ hub, folder }) => {
  const name = named();
  await write(folder, name);
  await publish(hub, folder);
  const { status, body } = await hub.visitor.get(`/schemes/${name}/file`);
  expect(status).toBe(200);
  expect(body.body.terms.cap.value).toBe('50,000.00');
  expect(contentHash(body.body)).toBe(body.hash);
  expect((await hub.visitor.get(`/schemes/${name}/file?version=9`)).body).toEqual({
    code: 'schemes.no_version',
    facts: { scheme: name, version: 9 },
  });
});

test('anybody may check before signing in: each rule, whether and why', async ({ hub, folder }) => {
  const name = named();
  await write(folder, name);
  await publish(hub, folder);
  const check = (query: string) => hub.visitor.get(`/schemes/${name}/eligibility?${query}`);

  const good =
    'sector=retail&operating=yes&fullTimeStaff=12&registration=business-registration&listed=no&statutory=no&subvented=no';
  expect((await check(good)).body).toMatchObject({ holds: true, version: 1 });
  expect((await check('')).body.holds).toBe('unknown');
  const none = (await check(`${good.replace('sector=retail', 'sector=none').replace('=12', '=1,250')}`)).body;
  expect(none.holds).toBe(false);
  expect(none.rules.filter((rule: { holds: unknown }) => rule.holds === false).map((rule: { id: string }) => rule.id)).toEqual([
    'sector',
    'staff',
  ]);
  const staff = none.rules.find((rule: { id: string }) => rule.id === 'staff');
  expect(staff.message['zh-Hans']).toContain('全职员工少于50人');
  expect(staff.facts).toEqual({ fullTimeStaff: 1250 });

  const wrong = await check('fullTimeStaff=-1&listed=maybe&colour=red&sector=mining&operating=yes&operating=no&registration=');
  expect(wrong.status).toBe(422);
  expect(wrong.body.fields.map(({ field, code }: { field: string; code: string }) => `${field} ${code}`)).toEqual([
    'fullTimeStaff schemes.check.not_whole',
    'listed schemes.check.not_offered',
    'colour schemes.check.unknown',
    'sector schemes.check.not_offered',
    'operating schemes.check.not_offered',
  ]);
});

test('the page says what is given, asked and assumed, and which calls are open for how long', async ({ hub, folder }) => {
  hub.stand('2026-05-31T23:00:00+08:00');
  const name = named();
  await write(folder, name);
  await publish(hub, folder);
  await open(hub, name, 'one');
  await open(hub, name, 'next', { opensAt: '2026-09-01T00:00:00+08:00', closesAt: '2026-10-01T00:00:00+08:00' });
  const { status, body } = await hub.visitor.get(`/schemes/${name}`);
  expect(status).toBe(200);
  expect(body.calls.map(({ code, state, secondsLeft }: Record<string, unknown>) => [code, state, secondsLeft])).toEqual([
    ['one', 'open', 3600],
    ['next', 'upcoming', 0],
  ]);
  expect(body.gives[0].limits[1].text.en).toBe('HK$50,000');
  expect(body.documents.map(({ document }: { document: string }) => document)).toEqual([
    'business-registration',
    'staff-proof',
    'operation-proof',
    'quotation',
    'invoice',
    'payment-proof',
    'bank-record',
  ]);
  expect(body.questions[0].options.map(({ value }: { value: string }) => value)).toEqual([
    'food-beverage',
    'retail',
    'tourism',
    'personal-services',
    'none',
  ]);
  expect(body.assumptions.length).toBeGreaterThan(20);
  expect(JSON.stringify(body)).not.toMatch(/\{[a-z][A-Za-z]*\}/);

  const listed = (await hub.visitor.get('/schemes')).body.schemes.find(({ scheme }: { scheme: string }) => scheme === name);
  expect(listed).toMatchObject({ units: ['HKD.cent'], name: { 'zh-Hant': '數碼轉型支援先導計劃' } });
  expect(listed.calls).toHaveLength(2);
});
