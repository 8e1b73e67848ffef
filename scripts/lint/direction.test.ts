import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

const root = path.join(import.meta.dirname, '..', '..');

interface Finding {
  readonly code: string;
  readonly filename: string;
  readonly labels: readonly { readonly span: { readonly line: number } }[];
}

/** Lints files of an invented src/ with the rules of the project, and tells `file:line rule` of what was found. */
function lint(files: Record<string, string>): string[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'causeway-lint-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const rules = readFileSync(path.join(root, '.oxlintrc.json'), 'utf8').replaceAll('"./scripts', `"${root}/scripts`);
  const types = readFileSync(path.join(root, 'tsconfig.json'), 'utf8');
  for (const [name, text] of Object.entries({ '.oxlintrc.json': rules, 'tsconfig.json': types, ...files })) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  const oxlint = path.join(root, 'node_modules', 'oxlint', 'bin', 'oxlint');
  const { stdout } = spawnSync(process.execPath, [oxlint, '--format', 'json', 'src'], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 20_000,
  });
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: Finding[] };
  return diagnostics.map(({ filename, labels, code }) => `${filename}:${labels[0]?.span.line ?? 0} ${code}`).toSorted();
}

const value = 'export const value = 1;\n';
const server = {
  'src/platform/db.ts': value,
  'src/platform/formats.ts': value,
  'src/core/ledger/ledger.ts': value,
  'src/modules/payments/run.ts': value,
  'src/modules/marketplace/pages/list.tsx': value,
  'src/web/server/files.ts': value,
  'src/hub.ts': value,
};

test.for<[string, string, string, boolean]>([
  ['src/platform/jobs.ts', '../core/ledger/ledger.ts', 'platform imports core', false],
  ['src/core/awards/awards.ts', '../../platform/db.ts', 'core imports platform', true],
  ['src/core/awards/awards.ts', '../ledger/ledger.ts', 'core imports core', true],
  ['src/core/awards/awards.ts', '../../modules/payments/run.ts', 'core imports a module', false],
  ['src/core/awards/awards.ts', '../../hub.ts', 'core imports the hub', false],
  ['src/modules/payments/module.ts', '../../core/ledger/ledger.ts', 'a module imports core', true],
  ['src/modules/payments/module.ts', './run.ts', 'a module imports itself', true],
  ['src/modules/marketplace/module.ts', '../payments/run.ts', 'a module imports another', false],
  ['src/modules/index.ts', './payments/run.ts', 'the list of modules imports one', true],
  ['src/web/portal/home.ts', '../../core/ledger/ledger.ts', 'a page imports core', false],
  ['src/web/portal/home.ts', '../../platform/formats.ts', 'a page imports what runs in both', true],
  ['src/web/portal/home.ts', '../server/files.ts', "a page imports the web's server", false],
  ['src/web/portal/home.ts', '../../modules/marketplace/pages/list.tsx', "a page imports a module's page", true],
  ['src/modules/payments/pages/run.ts', '../run.ts', "a module's page imports its server", false],
  ['src/modules/payments/pages/run.ts', '../../marketplace/pages/list.tsx', "a module's page imports another's", false],
  ['src/web/server/answers.ts', '../../platform/db.ts', "the web's server imports platform", true],
  ['src/web/server/answers.ts', '../../core/ledger/ledger.ts', "the web's server imports core", false],
  ['src/main.ts', './hub.ts', 'main imports the hub', true],
  ['src/main.ts', '../test/postgres.ts', 'main imports a test fixture', false],
])('%s ← %s: %s', ([from, to, , mayImport]) => {
  const forms = [
    `import { value } from '${to}';`,
    `export { value as other } from '${to}';`,
    `export const later = () => import('${to}');`,
    `export const same = value;`,
  ];
  const found = lint({ ...server, 'test/postgres.ts': value, [from]: `${forms.join('\n')}\n` });
  expect(found).toEqual(mayImport ? [] : [1, 2, 3].map((line) => `${from}:${line} causeway(direction)`));
});

test('types may enter the web from anywhere, but core takes not even those from a module', () => {
  const source = (to: string) => `import type { value } from '${to}';\nexport type Value = typeof value;\n`;
  const page = source('../../core/ledger/ledger.ts');
  const award = source('../../modules/payments/run.ts');
  const found = lint({ ...server, 'src/web/portal/home.ts': page, 'src/core/awards/awards.ts': award });
  expect(found).toEqual(['src/core/awards/awards.ts:1 causeway(direction)']);
});

test('cycles, forgotten promises, `any` and long files are errors', () => {
  const found = lint({
    'src/core/a.ts': "import { b } from './b.ts';\nexport const a = () => b;\n",
    'src/core/b.ts': "import { a } from './a.ts';\nexport const b = () => a;\n",
    'src/core/forgotten.ts': 'export async function one() {}\nexport function two() {\n  one();\n}\n',
    'src/core/any.ts': 'export const any: any = 1;\n',
    'src/core/long.ts': `${value}${'\n// a line\n'.repeat(200)}`,
  });
  expect(found).toEqual([
    'src/core/a.ts:1 import(no-cycle)',
    'src/core/any.ts:1 typescript(no-explicit-any)',
    'src/core/b.ts:1 import(no-cycle)',
    'src/core/forgotten.ts:3 typescript(no-floating-promises)',
    'src/core/long.ts:401 eslint(max-lines)',
  ]);
});
