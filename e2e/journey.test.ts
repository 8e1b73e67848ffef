import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '../test/chromium.ts';
import { openTestDatabase, type TestDatabase } from '../test/database.ts';
import { type RunningHub, serveHub, smallTown } from './hub.ts';
import { come, type Journey, newJourney } from './journey/cast.ts';
import { settle } from './journey/account.ts';

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

  test('provider', async () => {
    const who = await come(journey, 'seller');
    await settle(who, journey.seller);
    expect(who.troubles).toEqual([]);
  });
});
