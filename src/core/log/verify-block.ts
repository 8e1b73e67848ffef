import type { KeyObject } from 'node:crypto';
import { type BlockHeader, blockHash, headerText, noBlock } from './block.ts';
import type { Finding } from './findings.ts';
import { leafOf } from './leaf.ts';
import type { BlockLine, EventLine } from './lines.ts';
import { GrowingTree } from './merkle.ts';
import { isSigned } from './signer.ts';

/** As many faults of one kind are named in one block; more are only counted in that it is broken. */
const most = 100;

interface Named {
  readonly line: number;
  readonly event: string;
  readonly position: number;
}

/** Checks the blocks of an export one after the other, each over the events that came before it. Holds one block's faults. */
export function blockChecker(keys: ReadonlyMap<string, KeyObject>) {
  /** What the next block must name, and the last number; unknown after a block that cannot be relied on. */
  let link: string | undefined = noBlock;
  let last: number | undefined = 0;
  let events = startEvents();

  return {
    event(line: number, given: EventLine): Finding[] {
      return events.add(line, given);
    },
    /** A line that could not be read stood here: an event of the coming block, or the block itself. */
    unreadable(isBlock: boolean): void {
      if (isBlock) [events, link, last] = [startEvents(), undefined, undefined];
      else events.skip();
    },
    block(line: number, { header, hash, signature }: BlockLine): Finding[] {
      const sealed = isSealed(header, signature);
      const found = [...checkHeader(line, header, hash, sealed), ...events.close(line, header, sealed)];
      link = sealed ? blockHash(header) : hash;
      last = sealed ? header.no : undefined;
      events = startEvents();
      const name = { line, block: header.no };
      return [
        ...found,
        found.length === 0 ? { kind: 'block_whole', ...name, events: header.count } : { kind: 'block_broken', ...name },
      ];
    },
    /** Events after the last block. */
    rest(line: number): Finding[] {
      return events.total > 0 ? [{ kind: 'event_outside', line, events: events.total }] : [];
    },
  };

  function isSealed(header: BlockHeader, signature: string): boolean {
    const key = keys.get(header.keyId);
    return key !== undefined && isSigned(headerText(header), signature, key);
  }

  function checkHeader(line: number, header: BlockHeader, hash: string, sealed: boolean): Finding[] {
    const name = { line, block: header.no };
    const found: Finding[] = [];
    const fits = blockHash(header) === hash;
    if (sealed) {
      if (!fits) found.push({ kind: 'block_hash_changed', ...name });
    } else {
      found.push({ kind: fits ? 'block_unsigned' : 'block_changed', ...name });
    }
    const follows = (link === undefined || header.previous === link) && (last === undefined || header.no === last + 1);
    // A header that is not as signed is named already; that it does not follow either says nothing more.
    if (!follows && found[0]?.kind !== 'block_changed') found.push({ kind: 'block_chain', ...name });
    return found;
  }
}

/** The events of one block: two trees over them, one of the hashes as they stand beside the events, one of the events. */
function startEvents() {
  const [stated, worked] = [new GrowingTree(), new GrowingTree()];
  const unfit: Named[] = [];
  /** Events by the block that they say they stand in. */
  const places = new Map<number, Named[]>();
  /** Where the next event should stand, by counting and by the one before; unknown after a line that could not be read. */
  let at = 0;
  let before = -1;
  let isLost = false;

  return {
    get total() {
      return worked.count;
    },
    skip(): void {
      isLost = true;
      at += 1;
    },
    add(line: number, { block, position, leaf, event }: EventLine): Finding[] {
      const hash = leafOf(event);
      stated.add(leaf);
      worked.add(hash);
      const name = { line, event: event.id, position };
      if (hash !== leaf && unfit.length < most) unfit.push(name);
      const stands = position === at || position === before + 1 || (isLost && position > before);
      [at, before, isLost] = [isLost ? position + 1 : at + 1, position, false];
      const sameBlock = places.get(block) ?? [];
      if (sameBlock.length < most) places.set(block, [...sameBlock, name]);
      return stands ? [] : [{ kind: 'event_misplaced', ...name, block }];
    },
    /** What is amiss with them, now that the block's header is known. */
    close(line: number, header: BlockHeader, isSealed: boolean): Finding[] {
      const found: Finding[] = [];
      for (const [block, named] of places) {
        if (isSealed && block !== header.no)
          found.push(...named.map((event): Finding => ({ kind: 'event_misplaced', ...event, block })));
      }
      const kind = kindOfUnfit(header);
      found.push(...unfit.map((event): Finding => ({ kind, ...event, block: header.no })));
      const fits = stated.root() === header.root && stated.count === header.count;
      if (!fits && isSealed && (unfit.length === 0 || kind === 'event_unfit'))
        found.push({ kind: 'block_events', line, block: header.no });
      return found;
    },
  };

  function kindOfUnfit(header: BlockHeader): 'event_changed' | 'leaf_changed' | 'event_unfit' {
    if (stated.root() === header.root) return 'event_changed';
    return worked.root() === header.root ? 'leaf_changed' : 'event_unfit';
  }
}
