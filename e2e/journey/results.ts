// Step 6: what the public sees of it. Each figure has gone up by one, and an officer sees the records behind it.

import { expect } from 'vitest';
import { come, type Journey } from './cast.ts';

export const counted = ['providers', 'packages', 'applications', 'smes'] as const;

/** The figures as their public pages say them. */
export async function readFigures(journey: Journey): Promise<Record<string, number>> {
  const who = await come(journey, 'visitor');
  const { page } = who;
  const values: Record<string, number> = {};
  for (const name of counted) {
    await who.open(`/figures/dtspp.${name}`);
    const value = page.getByRole('heading', { level: 1 }).locator('xpath=following-sibling::p[1]');
    values[name] = Number((await value.innerText()).replaceAll(/\D/g, ''));
    // The chart is drawn, and the numbers that it is drawn from end with the value.
    const chart = page.getByRole('figure');
    expect(await chart.locator('svg').first().isVisible(), `the chart of ${name}`).toBe(true);
    expect(Number((await chart.locator('tbody tr').first().locator('td').textContent())?.replaceAll(/\D/g, ''))).toBe(
      values[name],
    );
  }
  return values;
}

export async function seeRecords(journey: Journey): Promise<void> {
  const who = await come(journey, 'officer');
  const { page, say } = who;
  await who.open('/figures/dtspp.applications');
  await who.follow(say('figures.page.records'));
  await page.waitForURL(/office\/figures\/dtspp\.applications/);
  await page.getByRole('table').getByText(journey.reference).first().waitFor();
}
