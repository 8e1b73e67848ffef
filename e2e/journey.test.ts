import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '../test/chromium.ts';
import { openTestDatabase, type TestDatabase } from '../test/database.ts';
import { type RunningHub, serveHub, smallTown } from './hub.ts';
import { come, type Journey, newJourney } from './journey/cast.ts';
import { acceptByOfficer, enrol, findInCatalogue, listPackage } from './journey/sell.ts';
import { fillIn, keepTheReceipt, send } from './journey/apply.ts';
import { begin, confirm, enquire, takeTheCheck } from './journey/enquire.ts';
import { answerQuestion, check, decide, recommend, tryAlone } from './journey/judge.ts';
import { accept, approveClaim, claim, confirmByMail, lookInLedger, pay } from './journey/paid.ts';
import { checkTheLog } from './journey/proof.ts';
import { counted, readFigures, seeRecords } from './journey/results.ts';
import { verify } from './journey/verify.ts';
import { picture } from './person.ts';

/** The main job of the product, from the provider that enrols to the log that proves it, each person in a browser of their own. */
let database: TestDatabase;
let hub: RunningHub;
let browser: Browser;

beforeAll(async () => {
  database = await openTestDatabase();
  [hub, browser] = await Promise.all([serveHub(database, { size: smallTown }), launchChromium()]);
});
afterAll(async () => {
  await browser?.close();
  await hub?.close();
  await database?.close();
});

describe.each(['en', 'zh-Hant'] as const)('in %s', (locale) => {
  let journey: Journey;
  beforeAll(() => {
    journey = newJourney(hub, browser, locale);
  });
  afterAll(async () => {
    for (const { context } of journey.people.values()) await context.close();
  });

  let failed = false;
  /** What comes later stands on what came before. When a step fails, everybody's page is kept as a picture. */
  const step = async (run: () => Promise<void>) => {
    expect(failed, 'an earlier step failed').toBe(false);
    failed = true;
    try {
      await run();
      for (const [who, { troubles }] of journey.people) expect(troubles, who).toEqual([]);
    } catch (error) {
      for (const [who, { page }] of journey.people) await picture(page, `journey-${locale}-${who}`);
      throw error;
    }
    failed = false;
  };

  test('a solution provider enrols, and an officer accepts it', () =>
    step(async () => {
      journey.before = await readFigures(journey);
      await enrol(journey);
      await acceptByOfficer(journey, 'providers');
    }));

  test('it lists a package, an officer accepts it, and the catalogue finds it in English and Chinese', () =>
    step(async () => {
      await listPackage(journey);
      await acceptByOfficer(journey, 'packages');
      await findInCatalogue(journey);
    }));

  test('the owner of a shop learns before signing in which rule stands in the way, and that none does', () =>
    step(async () => {
      await takeTheCheck(await come(journey, 'shop'));
    }));

  test('it asks the provider, who confirms', () =>
    step(async () => {
      await enquire(journey);
      await confirm(journey);
    }));

  test('it applies, and neither a closed tab nor a lost connection nor an ended session costs a word', () =>
    step(async () => {
      await begin(journey);
      await fillIn(journey);
    }));

  test('it sends the application with a double click, once, and keeps a receipt that anybody can check', () =>
    step(async () => {
      await send(journey);
      await keepTheReceipt(journey, async (file) => {
        const { code, said } = await verify(file);
        expect(code, said).toBe(0);
        expect(said).toContain(journey.reference);
      });
    }));

  test('the officer checks every rule, asks a question, and the answer sets the clock going again', () =>
    step(async () => {
      await check(journey);
      await answerQuestion(journey);
      await recommend(journey);
    }));

  test('whoever recommended cannot decide, and is told why; a second person approves', () =>
    step(async () => {
      await tryAlone(journey);
      await decide(journey);
    }));

  test('the offer is accepted, the solution put to use and claimed, and the merchant confirms by mail', () =>
    step(async () => {
      await accept(journey);
      await claim(journey);
      await confirmByMail(journey);
    }));

  test('the claim is checked by one, approved by another and paid by two; the ledger shows it drawn', () =>
    step(async () => {
      await approveClaim(journey);
      await pay(journey);
      await lookInLedger(journey);
    }));

  test('each public figure went up by one, with the records behind it', () =>
    step(async () => {
      const after = await readFigures(journey);
      for (const name of counted) expect(after[name], name).toBe((journey.before[name] ?? 0) + 1);
      await seeRecords(journey);
    }));

  test('the exported log is whole, and one changed digit in it is found and named', () =>
    step(async () => {
      await checkTheLog(journey);
    }));
});
