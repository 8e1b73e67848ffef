// The pages have no door of their own: whatever they ask for is a line of the public table of routes, so any program can do it.

import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { test } from './hub.ts';

const root = path.join(import.meta.dirname, '..');
const pages = globSync(['src/web/**/*.{ts,tsx}', 'src/modules/*/pages/**/*.{ts,tsx}'], { cwd: root })
  .filter((file) => !/\.test\.tsx?$/.test(file) && !file.includes('/gallery/'))
  .map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '') }));

/** What pages may call the network by: the typed client and what sends files for it, each of which takes a route's key. */
const clients = /^src\/web\/(ui\/|app\/root\.tsx|serve\.ts|server\/|public\/entry)/;

test('every route that a page asks for is in the public table', ({ hub }) => {
  const keys = pages.flatMap(({ file, text }) =>
    [...text.matchAll(/'((?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) \/[^'…]*)'/g)].map(([, key = '']) => ({ file, key })),
  );
  expect(keys.length).toBeGreaterThan(100);
  expect(keys.filter(({ key }) => !(key in hub.routes))).toEqual([]);
});

test('every link of a page into the API leads to a route of the public table', ({ hub }) => {
  const patterns = Object.keys(hub.routes).map((key) => new RegExp(`^${key.split(' ')[1]!.replaceAll(/:\w+/g, '[^/]+')}$`));
  const links = pages.flatMap(({ file, text }) =>
    [...text.matchAll(/["'`]\/api(\/[^"'`?\s]+)/g)].map(([, link = '']) => ({
      file,
      link: link.replaceAll(/\$\{[^}]*\}/g, 'x'),
    })),
  );
  expect(links.length).toBeGreaterThan(5);
  const known = ['/openapi.json'];
  expect(links.filter(({ link }) => !known.includes(link) && !patterns.some((pattern) => pattern.test(link)))).toEqual([]);
});

test('pages reach the network through the typed client alone', () => {
  const own = pages.filter(
    ({ file, text }) => !clients.test(file) && /\b(fetch\(|XMLHttpRequest|EventSource|sendBeacon)/.test(text),
  );
  expect(own.map(({ file }) => file)).toEqual([]);
});
