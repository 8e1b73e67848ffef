import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test as base, vi } from 'vitest';
import { readScheme } from '../core/schemes/load.ts';
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
async function run(args: readonly string[], schemes?: string) {
  const said: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
  const code = await schemesCommand.run(args, schemes === undefined ? {} : { CAUSEWAY_SCHEMES: schemes });
  return { code, said: said.join('') };
}

test('the scheme files that ship are right', async () => {
  expect(await run(['check'])).toEqual({ code: 0, said: 'Nothing is wrong with dtspp\n' });
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
