// Checks an export of the log by itself, as it streams: no database, no network, a few kilobytes of memory. It says of every
// block whether it is whole, and of what is not whole exactly which event, hash, block or line it is.

import { createHash, type KeyObject } from 'node:crypto';
import { endText } from './export.ts';
import { type Finding, isFault } from './findings.ts';
import { type EndLine, type Line, type OpeningLine, readLine, type RawLine, splitLines } from './lines.ts';
import { fingerprint, isSigned, readPublicKey } from './signer.ts';
import { blockChecker } from './verify-block.ts';

export interface Wanted {
  /** The fingerprint of the key that must have signed; without it, any key that the export names. */
  readonly key?: string | undefined;
}

/** Yields what it finds in the order of the lines, and at the end whether the log is whole. */
export async function* verifyExport(chunks: AsyncIterable<Uint8Array>, wanted: Wanted = {}): AsyncGenerator<Finding> {
  let count = 0;
  const checker = exportChecker(wanted);
  for await (const raw of splitLines(chunks)) {
    for (const finding of checker.line(raw)) {
      if (isFault(finding)) count += 1;
      yield finding;
    }
  }
  const last = checker.close();
  for (const finding of last.found) {
    if (isFault(finding)) count += 1;
    yield finding;
  }
  const { line, blocks, events, key } = last;
  if (count > 0) yield { kind: 'log_broken', line, faults: count };
  else yield { kind: 'log_whole', line, blocks, events, key };
}

function exportChecker(wanted: Wanted) {
  const keys = new Map<string, KeyObject>();
  const blocks = blockChecker(keys);
  const digest = createHash('sha256');
  let opening: OpeningLine | undefined;
  let end: EndLine | undefined;
  let [lines, blockCount, eventCount, faultCount] = [0, 0, 0, 0];

  return {
    line(raw: RawLine): Finding[] {
      const found = check(raw);
      faultCount += found.filter(isFault).length;
      return found;
    },
    close() {
      const found: Finding[] = [...blocks.rest(lines)];
      if (opening !== undefined && opening.blocks !== blockCount) {
        found.push({ kind: 'blocks_missing', line: lines, blocks: opening.blocks - blockCount });
      }
      if (opening === undefined) found.push({ kind: 'opening_missing', line: 1 });
      if (end === undefined) found.push({ kind: 'end_missing', line: lines });
      return { found, line: lines, blocks: blockCount, events: eventCount, key: end?.keyId ?? '' };
    },
  };

  function check(raw: RawLine): Finding[] {
    lines = raw.no;
    if (end !== undefined) return [{ kind: 'after_end', line: raw.no }];
    const line = raw.text === undefined ? undefined : readLine(raw.text);
    if (line?.type === 'end') return checkEnd(raw.no, line);
    digest.update(raw.bytes).update('\n');
    return line === undefined ? unreadable(raw) : checkLine(raw.no, line);
  }

  function checkLine(no: number, line: Exclude<Line, EndLine>): Finding[] {
    if (line.type === 'log') return checkOpening(no, line);
    if (line.type === 'event') {
      eventCount += 1;
      return blocks.event(no, line);
    }
    blockCount += 1;
    return blocks.block(no, line);
  }

  function checkOpening(no: number, line: OpeningLine): Finding[] {
    if (opening !== undefined || no !== 1) return [{ kind: 'opening_twice', line: no }];
    opening = line;
    const found: Finding[] = [];
    for (const { id, publicKey } of line.keys) {
      const key = readPublicKey(publicKey);
      if (key !== undefined && fingerprint(key) === id) keys.set(id, key);
      else found.push({ kind: 'key_changed', line: no, key: id });
    }
    return found;
  }

  function checkEnd(no: number, line: EndLine): Finding[] {
    end = line;
    const key = keys.get(line.keyId);
    const found: Finding[] = [];
    if (key === undefined || !isSigned(endText(line.sha256, line.keyId), line.signature, key))
      found.push({ kind: 'end_unsigned', line: no });
    // Where something is amiss already, the bytes cannot add up; where nothing is, this is the only sign.
    else if (line.sha256 !== digest.digest('hex') && faultCount === 0) found.push({ kind: 'bytes_changed', line: no });
    if (wanted.key !== undefined && wanted.key !== line.keyId) found.push({ kind: 'key_other', line: no, key: line.keyId });
    return found;
  }

  /** Names what a line seems to have been, so that a single broken byte still leads to its event. */
  function unreadable({ no, bytes }: RawLine): Finding[] {
    const text = Buffer.from(bytes).toString('latin1');
    const events = [...new Set(text.match(/evt_[0-9a-z]{25}/g))];
    const isBlock = events.length === 0 && /"header":|"causeway\.block\/1"|"signature":/.test(text);
    if (no > 1) blocks.unreadable(isBlock);
    const finding: Finding = { kind: 'line_unreadable', line: no };
    return events.length === 0 ? [finding] : events.map((event) => ({ ...finding, event }));
  }
}
