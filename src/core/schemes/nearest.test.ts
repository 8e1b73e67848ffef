import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readScheme } from './load.ts';
import { problemText } from './problems.ts';

/** What the check says of a file with one part of it written wrongly, at the line where it is wrong. */
function told(name: string, from: RegExp, to: string): string[] {
  const text = readFileSync(join(import.meta.dirname, '../../../schemes', `${name}.yaml`), 'utf8');
  const found = from.exec(text);
  if (!found) throw new Error(`${name} does not say ${String(from)}`);
  const line = text.slice(0, found.index + found[0].search(/\S/)).split('\n').length;
  const { problems } = readScheme(text.replace(from, to), `${name}.yaml`);
  const said = problems.map((problem) => problemText(problem));
  expect(said.some((one) => one.startsWith(`${name}.yaml:${line}:`))).toBe(true);
  return said;
}

describe('the parts of the wider language are told with their line and the nearest right word', () => {
  test.each([
    ['a lane’s field', 'aiss', /^ {4}automatic:/m, '    automatc:', '“automatic”'],
    ['what a line is given of', 'aiss', /^ {4}unit: GPU\.second/m, '    unit: GPU.secnd', '“GPU.second”'],
    ['a kind of plan', 'bda-pilot', /^( *)kind: finish$/m, '$1kind: finsh', '“finish”'],
    ['a rule across schemes', 'cip', /^ {4}standing:/m, '    standng:', '“standing”'],
    ['the role of a step', 'bda-pilot', /role: committee/, 'role: comittee', '“committee”'],
    ['a part of the file', 'cip', /^obligations:/m, 'obligatons:', '“obligations”'],
  ])('%s', (_, name, from, to, near) => {
    expect(told(name, from, to).join('\n')).toContain(`Did you mean ${near}?`);
  });
});
