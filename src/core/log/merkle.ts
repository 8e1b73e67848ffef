// Merkle trees as in RFC 9162, section 2.1: the hash of a leaf begins with a zero byte and that of a node with a one,
// so neither can pass for the other; a tree of n leaves splits at the largest power of two below n. Hashes are 32 bytes
// written as 64 hexadecimal digits.

import { createHash } from 'node:crypto';

const leafMark = Buffer.of(0);
const nodeMark = Buffer.of(1);

/** The hash of a leaf with this content. */
export function leafHash(content: string | Uint8Array): string {
  return createHash('sha256').update(leafMark).update(content).digest('hex');
}

function nodeHash(left: string, right: string): string {
  return createHash('sha256').update(nodeMark).update(left, 'hex').update(right, 'hex').digest('hex');
}

/** The root over leaf hashes that come one by one, holding only one hash for each level. */
export class GrowingTree {
  /** Roots of whole subtrees, the largest first: their sizes are the bits of `count`. */
  readonly #peaks: string[] = [];
  #count = 0;

  get count(): number {
    return this.#count;
  }

  add(leaf: string): void {
    let right = leaf;
    for (let size = this.#count; size % 2 === 1; size = (size - 1) / 2) right = nodeHash(this.#peaks.pop()!, right);
    this.#peaks.push(right);
    this.#count += 1;
  }

  /** The root so far. Of no leaves it is the hash of nothing. */
  root(): string {
    const [last, ...larger] = this.#peaks.toReversed();
    if (last === undefined) return createHash('sha256').digest('hex');
    return larger.reduce((right, left) => nodeHash(left, right), last);
  }
}

/** The root over leaf hashes. */
export function rootOf(leaves: Iterable<string>): string {
  const tree = new GrowingTree();
  for (const leaf of leaves) tree.add(leaf);
  return tree.root();
}

/** The hashes that lead from one leaf to the root, the nearest first (RFC 9162, 2.1.3.1). */
export function inclusionPath(leaves: readonly string[], index: number): string[] {
  if (leaves.length <= 1) return [];
  const cut = split(leaves.length);
  if (index < cut) return [...inclusionPath(leaves.slice(0, cut), index), rootOf(leaves.slice(cut))];
  return [...inclusionPath(leaves.slice(cut), index - cut), rootOf(leaves.slice(0, cut))];
}

/** The largest power of two below n. */
function split(n: number): number {
  let cut = 1;
  while (cut * 2 < n) cut *= 2;
  return cut;
}

/** The root that a leaf and its path lead to; nothing when the path cannot be one of a tree of that size (RFC 9162, 2.1.3.2). */
export function rootFromPath(leaf: string, index: number, count: number, path: readonly string[]): string | undefined {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(count) || index < 0 || index >= count) return undefined;
  let at = index;
  let last = count - 1;
  let hash = leaf;
  for (const step of path) {
    if (last === 0) return undefined;
    if (at % 2 === 1 || at === last) {
      hash = nodeHash(step, hash);
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else {
      hash = nodeHash(hash, step);
    }
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 ? hash : undefined;
}
