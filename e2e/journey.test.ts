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
  const step = (name: string, run: () => Promise<void>) =>
    test(name, async () => {
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
    });

  step('a solution provider enrols, and an officer accepts it', async () => {
    journey.before = await readFigures(journey);
    await enrol(journey);
    await acceptByOfficer(journey, 'providers');
  });

  step('it lists a package, an officer accepts it, and the catalogue finds it in English and Chinese', async () => {
    await listPackage(journey);
    await acceptByOfficer(journey, 'packages');
    await findInCatalogue(journey);
  });

  step('the owner of a shop learns before signing in which rule stands in the way, and that none does', async () => {
    await takeTheCheck(await come(journey, 'shop'));
  });

  step('it asks the provider, who confirms', async () => {
    await enquire(journey);
    await confirm(journey);
  });

  step('it applies, and neither a closed tab nor a lost connection nor an ended session costs a word', async () => {
    await begin(journey);
    await fillIn(journey);
  });

  step('it sends the application with a double click, once, and keeps a receipt that anybody can check', async () => {
    await send(journey);
    await keepTheReceipt(journey, async (file) => {
      const { code, said } = await verify(file);
      expect(code, said).toBe(0);
      expect(said).toContain(journey.reference);
    });
  });

  step('the officer checks every rule, asks a question, and the answer sets the clock going again', async () => {
    await check(journey);
    await answerQuestion(journey);
    await recommend(journey);
  });

  step('whoever recommended cannot decide, and is told why; a second person approves', async () => {
    await tryAlone(journey);
    await decide(journey);
  });

  step('the offer is accepted, the solution put to use and claimed, and the merchant confirms by mail', async () => {
    await accept(journey);
    await claim(journey);
    await confirmByMail(journey);
  });

  step('the claim is checked by one, approved by another and paid by two; the ledger shows it drawn', async () => {
    await approveClaim(journey);
    await pay(journey);
    await lookInLedger(journey);
  });

  step('each public figure went up by one, with the records behind it', async () => {
    const after = await readFigures(journey);
    for (const name of counted) expect(after[name], name).toBe((journey.before[name] ?? 0) + 1);
    await seeRecords(journey);
  });

  step('the exported log is whole, and one changed digit in it is found and named', async () => {
    await checkTheLog(journey);
  });
});
