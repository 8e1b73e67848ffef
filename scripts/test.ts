// npm test: every part, one after the other, then a table of parts and the sum in the last line. `npm test -- types lint`
// runs only those. A part that cannot run, runs into its time limit or finds no tests counts as a failure. So does a
// skipped test when CI is set: there, nothing may be left out.

import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { add, countOf, type Counts, type Report, summary } from './test-summary.ts';

const root = path.dirname(import.meta.dirname);
const MINUTE = 60_000;

interface Part {
  readonly about: string;
  /** Minutes after which it is stopped and counts as failed. */
  readonly limit: number;
  run(limit: number): Promise<Counts>;
}

const parts: Readonly<Record<string, Part>> = {
  types: tool('type check', 8, 'typescript/bin/tsc', ['--noEmit']),
  lint: tool('rules of the code, with types', 8, 'oxlint/bin/oxlint', []),
  format: tool('formatting (npm run format mends it)', 4, 'oxfmt/bin/oxfmt', ['--check']),
  build: script('the web builds', 5, 'scripts/build.ts'),
  pglite: vitest('unit and HTTP tests on PGlite', 20, 'pglite'),
  postgres: vitest('the same and the races on PostgreSQL', 20, 'postgres'),
  browser: vitest('journeys in Chromium', 25, 'browser'),
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(parts, name));
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(', ')}. The parts are ${Object.keys(parts).join(', ')}.`);
  process.exit(1);
}

const chosen = Object.entries(parts).filter(([name]) => asked.length === 0 || asked.includes(name));
const results: { name: string; about: string; counts: Counts; seconds: number }[] = [];
for (const [name, part] of chosen) {
  console.log(`\n── ${name}: ${part.about}`);
  const started = performance.now();
  const counts = await part.run(part.limit * MINUTE);
  results.push({ name, about: part.about, counts, seconds: (performance.now() - started) / 1000 });
}

const total = results.map((result) => result.counts).reduce(add);
const left = Object.keys(parts).filter((name) => !chosen.some(([ran]) => ran === name));
console.log(`\n${summary(results)}`);
if (left.length > 0) console.log(`Only what was asked for. Not run: ${left.join(', ')}.`);
const skipsMatter = total.skipped > 0 && Boolean(process.env['CI']);
if (skipsMatter) console.log('In CI nothing may be skipped, so this run fails.');
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed > 0 || skipsMatter ? 1 : 0;

/** A part that passes or fails as a whole. */
function tool(about: string, limit: number, bin: string, args: string[]): Part {
  return script(about, limit, `node_modules/${bin}`, args);
}

function script(about: string, limit: number, file: string, args: string[] = []): Part {
  const run = async (milliseconds: number) => {
    const passed = (await node([file, ...args], milliseconds)) === 0;
    return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 };
  };
  return { about, limit, run };
}

/** The tests of a project in vitest.config.ts. */
function vitest(about: string, limit: number, project: string): Part {
  const run = async (milliseconds: number) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'causeway-test-'));
    try {
      const file = path.join(folder, 'report.json');
      const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
      const code = await node(['node_modules/vitest/vitest.mjs', 'run', '--project', project, ...reporters], milliseconds);
      return countOf(readReport(file), code);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };
  return { about, limit, run };
}

function readReport(file: string): Report | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Report;
  } catch {
    return undefined;
  }
}

/** Runs a script with this Node and answers its exit code; stops it, and all it started, at the limit. */
function node(args: readonly string[], limit: number): Promise<number> {
  const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' });
  const overdue = setTimeout(() => {
    console.error(`Stopped after ${Math.round(limit / MINUTE)} minutes.`);
    child.kill('SIGTERM');
    setTimeout(() => child.kill('SIGKILL'), 10_000).unref();
  }, limit);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      clearTimeout(overdue);
      resolve(code ?? 1);
    });
  });
}
