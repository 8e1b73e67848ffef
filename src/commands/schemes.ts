import { readConfig } from '../config.ts';
import { checkSchemes, readSchemes } from '../core/schemes/load.ts';
import { problemText } from '../core/schemes/problems.ts';
import { schemeJsonSchema } from '../core/schemes/shape.ts';
import type { Command } from './command.ts';

const usage = 'causeway schemes check | schema\n';

/** Needs no database: for whoever writes scheme files, and for the check before they are published. */
export const schemesCommand: Command = {
  summary: 'Check the scheme files: schemes check; or print the JSON Schema they follow: schemes schema',
  async run([act, ...rest], environment) {
    if (rest.length === 0 && act === 'check') return check(readConfig(environment).schemes);
    if (rest.length === 0 && act === 'schema') {
      process.stdout.write(`${JSON.stringify(schemeJsonSchema(), null, 2)}\n`);
      return 0;
    }
    process.stderr.write(usage);
    return 2;
  },
};

function check(folder: string): number {
  const problems = checkSchemes(folder);
  if (problems.length > 0) {
    process.stdout.write(problems.map((problem) => `${problemText(problem)}\n`).join(''));
    return 1;
  }
  const names = readSchemes(folder).files.map(({ scheme }) => scheme.scheme);
  process.stdout.write(
    names.length === 0 ? `There is no scheme file in ${folder}\n` : `Nothing is wrong with ${names.join(', ')}\n`,
  );
  return 0;
}
