// For tests: scheme files in a folder of the test's own, published in its hub, and calls of them.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as given from './given.ts';
import { test as base, type TestHub } from './hub.ts';
import { transact } from '../src/platform/db.ts';
import { voucherText } from './voucher.ts';
import { publishSchemes } from '../src/core/schemes/schemes.ts';

/** A folder of its own for each test, to write scheme files in. */
// oxlint-disable-next-line no-empty-pattern -- vitest wants the first argument to be a pattern
export const test = base.extend('folder', async ({}, { onCleanup }) => {
  const folder = await mkdtemp(join(tmpdir(), 'causeway-schemes-'));
  onCleanup(() => rm(folder, { recursive: true, force: true }));
  return folder;
});

let count = 0;

/** A scheme of its own for a test: the voucher scheme under another name. */
export function named(): string {
  count += 1;
  return `trial-${'abcdefghijkl'[count]}`;
}

export async function write(folder: string, name: string, ...changes: readonly (readonly [string, string])[]) {
  let text = voucherText.replace('scheme: dtspp', `scheme: ${name}`).replaceAll(/(?<=^figures:.*)dtspp\./gm, `${name}.`);
  for (const [from, to] of changes) {
    if (!text.includes(from)) throw new Error(`The scheme file does not say: ${from}`);
    text = text.replace(from, to);
  }
  await writeFile(join(folder, `${name}.yaml`), text);
}

export const publish = (hub: TestHub, folder: string) => transact(hub.db, (tx) => publishSchemes(tx, folder, 'hub', hub.now()));
export const title = { en: 'Batch', 'zh-Hant': '一批', 'zh-Hans': '一批' };
export const times = { opensAt: '2026-03-01T00:00:00+08:00', closesAt: '2026-06-01T00:00:00+08:00' };

export async function open(hub: TestHub, scheme: string, code: string, rest: object = {}) {
  const admin = await given.person(hub.db, 'admin');
  return hub.as(admin).post('/calls', { scheme, code, title, ...times, ...rest });
}
