import { LineCounter } from 'yaml';
import { expect, test } from 'vitest';
import { readYaml } from './read-yaml.ts';

const read = (text: string) => {
  const started = performance.now();
  const { body, problems } = readYaml(text, new LineCounter());
  expect(performance.now() - started).toBeLessThan(5000);
  return { body, keys: problems.map(({ key }) => key) };
};

test('a text is read as plain JSON', () => {
  expect(read('a: &x { b: 1 }\nc: *x')).toEqual({ body: { a: { b: 1 }, c: { b: 1 } }, keys: [] });
});

test('a name given twice, a tag, a broken line are said where they are', () => {
  expect(readYaml('a: 1\nb: 2\na: 3', new LineCounter()).problems).toMatchObject([{ key: 'schemes.problem.yaml', line: 3 }]);
  expect(read('a: [1').keys[0]).toBe('schemes.problem.yaml');
  expect(read('a: *nowhere').keys).toEqual(['schemes.problem.yaml']);
});

test('what points at what points at much is refused, as is what is deep, long or points at itself', () => {
  const laughs = ['a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol]'];
  for (const [at, name] of 'bcdefghi'.split('').entries()) {
    const before = `*${'abcdefghi'[at]}`;
    laughs.push(`${name}: &${name} [${Array.from({ length: 9 }, () => before).join(', ')}]`);
  }
  expect(read(laughs.join('\n')).body).toBeUndefined();
  const wide = `a: &a "${'x'.repeat(300_000)}"\nb: [${Array.from({ length: 900 }, () => '*a').join(', ')}]`;
  expect(read(wide).keys).toEqual(['schemefile.too_large']);
  expect(read('['.repeat(100_000)).body).toBeUndefined();
  expect(read(`${'['.repeat(60)}1${']'.repeat(60)}`).keys).toEqual(['schemefile.too_large']);
  expect(read('x'.repeat(500_000)).keys).toEqual(['schemefile.too_large']);
  expect(read('a: &a [*a]').body).toBeUndefined();
});

test('a name that JavaScript means something by is only a name', () => {
  const { body } = read('__proto__: { polluted: true }\nconstructor: 1');
  expect(Object.keys(body as object)).toEqual(['__proto__', 'constructor']);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});
