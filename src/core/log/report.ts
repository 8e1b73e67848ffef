// What a check found, in words, for the command line.

import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { t } from '../../messages/index.ts';
import type { Locale } from '../../platform/messages.ts';
import type { Finding } from './findings.ts';
import { largestReceipt, reportReceipt } from './report-receipt.ts';
import { verifyExport, type Wanted } from './verify.ts';

/** One line for each finding; blocks that are whole and follow each other share one. */
export async function* inWords(findings: AsyncIterable<Finding>, locale: Locale): AsyncGenerator<string> {
  let run: { first: number; last: number; events: number } | undefined;
  const told = function* () {
    if (run === undefined) return;
    const last = run.last === run.first ? 'none' : String(run.last);
    yield t(locale, 'log.found.block_whole', { first: String(run.first), last, events: run.events });
    run = undefined;
  };
  for await (const finding of findings) {
    if (finding.kind === 'block_whole') {
      const { block = 0, events = 0 } = finding;
      run = { first: run?.first ?? block, last: block, events: (run?.events ?? 0) + events };
      continue;
    }
    yield* told();
    const { kind, event = 'none', ...facts } = finding;
    yield t(locale, `log.found.${kind}`, { ...texts(facts), event });
  }
}

/** Numbers that name something are not grouped: block 1234, not 1,234. */
function texts({ line, block, position, ...counts }: Omit<Finding, 'kind' | 'event'>) {
  return { ...counts, line: String(line), block: String(block), position: String(position) };
}

/**
 * Checks a file, an export of the log or a receipt, and writes what it finds line by line.
 * Returns whether all of it is whole.
 */
export async function checkFile(file: string, wanted: Wanted, locale: Locale, write: (line: string) => void): Promise<boolean> {
  const receipt = await readReceipt(file);
  if (receipt !== undefined)
    return reportReceipt(receipt, { keys: wanted.key === undefined ? undefined : [wanted.key] }, locale, write);
  let isWhole = false;
  const findings = verifyExport(createReadStream(file), wanted);
  const watched = (async function* () {
    for await (const finding of findings) {
      isWhole = finding.kind === 'log_whole';
      yield finding;
    }
  })();
  for await (const line of inWords(watched, locale)) write(line);
  return isWhole;
}

/** The text of a file that is one object without the type that lines of an export have. */
async function readReceipt(file: string): Promise<string | undefined> {
  if ((await stat(file)).size > largestReceipt) return undefined;
  const text = await readFile(file, 'utf8');
  try {
    const json = JSON.parse(text) as unknown;
    return typeof json === 'object' && json !== null && !('type' in json) ? text : undefined;
  } catch {
    return undefined;
  }
}
