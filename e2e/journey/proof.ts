// Step 7: anybody can check the log. The export is whole; with one byte changed, the check names the event.

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { sealBlocks } from '../../src/core/log/seal.ts';
import { come, type Journey } from './cast.ts';
import { verify } from './verify.ts';

export async function checkTheLog(journey: Journey): Promise<void> {
  const who = await come(journey, 'admin');
  const { page, say } = who;
  const { database, sealing } = journey.hub.hub;
  await sealBlocks(database.db, sealing.signer, new Date());
  await who.open('/office/log');
  const folder = await mkdtemp(join(tmpdir(), 'causeway-export-'));
  try {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: say('log.office.export') }).click(),
    ]);
    const file = join(folder, 'log.jsonl');
    await download.saveAs(file);
    const whole = await verify(file);
    expect(whole.code, whole.said).toBe(0);
    expect(whole.said).toMatch(/The log is whole/);

    const text = await readFile(file, 'utf8');
    const lines = text.split('\n');
    const at = lines.findIndex((line) => line.includes('"application.submitted"') && line.includes(journey.reference));
    const { event } = JSON.parse(lines[at] ?? '') as { event: { id: string } };
    // One digit of the reference.
    const changed = lines.with(at, lines[at]!.replace(journey.reference, nextTo(journey.reference))).join('\n');
    expect(Buffer.byteLength(changed)).toBe(Buffer.byteLength(text));
    await writeFile(file, changed);
    const broken = await verify(file);
    expect(broken.code).toBe(1);
    const named = broken.said.split('\n').filter((line) => line.includes('evt_'));
    expect(named, broken.said).toHaveLength(1);
    expect(named[0]).toContain(`event ${event.id} `);
    expect(named[0]).toContain('It was changed.');
    expect(broken.said).toContain('The log is not whole');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The same text with its last digit another. */
function nextTo(reference: string): string {
  return reference.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 1) % 10));
}
