import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test as base, vi } from 'vitest';
import { readConfig } from '../config.ts';
import { readScheme } from '../core/schemes/load.ts';
import { publishSchemes } from '../core/schemes/schemes.ts';
import { openDatabase } from '../hub.ts';
import { transact } from '../platform/db.ts';
import { migrate } from '../platform/migrate.ts';
import { voucherText } from '../../test/voucher.ts';
import { schemesCommand } from './schemes.ts';

// oxlint-disable-next-line no-empty-pattern -- vitest wants the first argument to be a pattern
const test = base.extend('folder', async ({}, { onCleanup }) => {
  const folder = await mkdtemp(join(tmpdir(), 'causeway schemes '));
  onCleanup(() => rm(folder, { recursive: true, force: true }));
  return folder;
});

afterEach(() => void vi.restoreAllMocks());

/** Runs the command and hears what it says. */
async function run(args: readonly string[], schemes?: string, environment: Record<string, string> = {}) {
  const said: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
  const code = await schemesCommand.run(args, {
    ...(schemes === undefined ? {} : { CAUSEWAY_SCHEMES: schemes }),
    ...environment,
  });
  return { code, said: said.join('') };
}

test('the scheme files that ship are right', async () => {
  const { code, said } = await run(['check']);
  expect([code, said]).toEqual([0, expect.stringMatching(/^Nothing is wrong with .*\bdtspp\b/)]);
});

test('every problem is a line with its place, and the exit code says so', async ({ folder }) => {
  const file = join(folder, 'dtspp.yaml');
  await writeFile(file, voucherText.replace('  summary:', '  sumary:').replace('kind: percent', 'kind: precent'));
  const { code, said } = await run(['check'], folder);
  expect(code).toBe(1);
  expect(said).toContain('Did you mean “summary”?');
  expect(said).toContain('Did you mean “percent”?');
  for (const line of said.trim().split('\n')) expect(line).toMatch(/dtspp\.yaml:\d+:\d+ ./);
});

test('the schema is JSON that names the parts of a scheme', async () => {
  const { code, said } = await run(['schema']);
  expect(code).toBe(0);
  const schema = JSON.parse(said) as { required: string[] };
  expect(schema.required).toEqual(expect.arrayContaining(Object.keys(readScheme(voucherText, 'dtspp.yaml').scheme!).slice(0, 3)));
});

test.each([[[]], [['chekc']], [['check', 'more']]])('%j is told how it is used', async (args) => {
  expect((await run(args)).code).toBe(2);
});

test('a published version is exported as the file it was published from', async ({ folder }) => {
  const environment = { CAUSEWAY_DATA: join(folder, 'data') };
  await writeFile(join(folder, 'dtspp.yaml'), voucherText);
  const { database, close } = await openDatabase(readConfig(environment));
  await migrate(database.db);
  await transact(database.db, (tx) => publishSchemes(tx, folder, 'hub', new Date()));
  await close();
  expect(await run(['export', 'dtspp'], folder, environment)).toEqual({ code: 0, said: voucherText });
  expect((await run(['export', 'dtspp', '1'], folder, environment)).said).toBe(voucherText);
  expect((await run(['export', 'dtspp', '7'], folder, environment)).code).toBe(1);
  expect((await run(['export', 'nothing'], folder, environment)).code).toBe(1);
}, 60_000);
