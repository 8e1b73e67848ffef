import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GrowingTree, inclusionPath, leafHash, rootFromPath, rootOf } from './merkle.ts';

/** RFC 9162, 2.1.1, written down once more as it stands there, over the contents themselves. */
function mth(entries: readonly Buffer[]): Buffer {
  const sha = (...parts: Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest();
  if (entries.length === 0) return sha();
  if (entries.length === 1) return sha(Buffer.from([0x00]), entries[0]!);
  const k = 2 ** Math.ceil(Math.log2(entries.length) - 1);
  return sha(Buffer.from([0x01]), mth(entries.slice(0, k)), mth(entries.slice(k)));
}

// The eight entries that the test suites of Certificate Transparency use, and the roots over the first n of them.
const entries = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map((hex) =>
  Buffer.from(hex, 'hex'),
);
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

const contents = fc.array(fc.uint8Array({ maxLength: 20 }), { minLength: 1, maxLength: 70 });
const hashed = (list: readonly Uint8Array[]) => list.map((content) => leafHash(content));

describe('the tree of RFC 9162', () => {
  test.each(roots.map((root, count) => ({ root, count })))('has the published root over $count entries', ({ root, count }) => {
    expect(rootOf(hashed(entries.slice(0, count)))).toBe(root);
  });

  test('has, over any leaves, the root that the definition gives', () => {
    fc.assert(
      fc.property(contents, (list) => {
        expect(rootOf(hashed(list))).toBe(mth(list.map((content) => Buffer.from(content))).toString('hex'));
      }),
    );
  });

  test('can be asked for its root at any time while it grows', () => {
    const tree = new GrowingTree();
    for (const [place, root] of roots.entries()) {
      expect([tree.count, tree.root()]).toEqual([place, root]);
      if (entries[place] !== undefined) tree.add(leafHash(entries[place]));
    }
  });

  test('tells a leaf from a node: a leaf made of two hashes has another hash than the node over them', () => {
    const [a, b] = [leafHash('a'), leafHash('b')];
    expect(leafHash(Buffer.from(a + b, 'hex'))).not.toBe(rootOf([a, b]));
  });
});

describe('an inclusion proof', () => {
  test('of the published tree of seven has the hashes that the figure in the RFC names', () => {
    const leaves = hashed(entries.slice(0, 7));
    const node = (...range: [number, number]) => mth(entries.slice(...range)).toString('hex');
    expect(inclusionPath(leaves, 0)).toEqual([node(1, 2), node(2, 4), node(4, 7)]);
    expect(inclusionPath(leaves, 3)).toEqual([node(2, 3), node(0, 2), node(4, 7)]);
    expect(inclusionPath(leaves, 4)).toEqual([node(5, 6), node(6, 7), node(0, 4)]);
    expect(inclusionPath(leaves, 6)).toEqual([node(4, 6), node(0, 4)]);
  });

  test('leads every leaf of every tree to its root', () => {
    fc.assert(
      fc.property(contents, (list) => {
        const leaves = hashed(list);
        for (const [index, leaf] of leaves.entries()) {
          expect(rootFromPath(leaf, index, leaves.length, inclusionPath(leaves, index))).toBe(rootOf(leaves));
        }
      }),
      { numRuns: 30 },
    );
  });

  test('does not lead another leaf, place, size or path to the root', () => {
    fc.assert(
      fc.property(contents, fc.nat(), fc.nat(255), (list, seed, mark) => {
        const leaves = hashed(list.map((content, place) => Buffer.concat([content, Buffer.from([place])])));
        const index = seed % leaves.length;
        const [root, path, leaf] = [rootOf(leaves), inclusionPath(leaves, index), leaves[index]!];
        expect(rootFromPath(leafHash(`another ${mark}`), index, leaves.length, path)).not.toBe(root);
        for (let place = 0; place < leaves.length; place += 1) {
          if (place !== index) expect(rootFromPath(leaf, place, leaves.length, path)).not.toBe(root);
        }
        expect(rootFromPath(leaf, index, leaves.length, [...path, leafHash('more')])).toBeUndefined();
        if (path.length > 0) {
          expect(rootFromPath(leaf, index, leaves.length, path.slice(1))).not.toBe(root);
          const changed = path.with(mark % path.length, leafHash(`changed ${mark}`));
          expect(rootFromPath(leaf, index, leaves.length, changed)).not.toBe(root);
        }
      }),
    );
  });

  test('for a place that is not in the tree is none', () => {
    for (const [index, count] of [
      [1, 1],
      [-1, 1],
      [0, 0],
      [0.5, 1],
      [NaN, 1],
    ] as const) {
      expect(rootFromPath(leafHash('x'), index, count, [])).toBeUndefined();
    }
  });
});
