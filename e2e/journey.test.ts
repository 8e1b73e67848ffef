import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '../test/chromium.ts';
import { openTestDatabase, type TestDatabase } from '../test/database.ts';
import { type RunningHub, serveHub, smallTown } from './hub.ts';
import { come, type Journey, newJourney } from './journey/cast.ts';
import { acceptByOfficer, enrol, findInCatalogue, listPackage } from './journey/sell.ts';
import { begin, confirm, enquire, takeTheCheck } from './journey/enquire.ts';
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
    await begin(journey);
  });
});
