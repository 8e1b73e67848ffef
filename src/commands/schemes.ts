import { type Config, readConfig } from '../config.ts';
import { versionText } from '../core/drafting/text.ts';
import { checkSchemes, readSchemes } from '../core/schemes/load.ts';
import { problemText } from '../core/schemes/problems.ts';
import { schemeJsonSchema } from '../core/schemes/shape.ts';
import { versionsOf } from '../core/schemes/views.ts';
import { openDatabase } from '../hub.ts';
import { t } from '../messages/index.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Command } from './command.ts';

const usage = 'causeway schemes check | schema | export NAME [VERSION]\n';

/** For whoever writes scheme files. Only exporting needs the database: what was published in the hub goes into the repository. */
export const schemesCommand: Command = {
  summary:
    'Check the scheme files: schemes check; print the JSON Schema they follow: schemes schema; or a published version: schemes export NAME',
  async run([act, ...rest], environment) {
    if (rest.length === 0 && act === 'check') return check(readConfig(environment).schemes);
    if (rest.length === 0 && act === 'schema') {
      process.stdout.write(`${JSON.stringify(schemeJsonSchema(), null, 2)}\n`);
      return 0;
    }
    const [name, version, ...more] = rest;
    if (act === 'export' && name !== undefined && more.length === 0 && /^\d*$/.test(version ?? '')) {
      return print(readConfig(environment), name, version);
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

async function print(config: Config, name: string, version: string | undefined): Promise<number> {
  const { database, close } = await openDatabase(config);
  try {
    const number = version === undefined ? (await versionsOf(database.db, name))[0]?.version : Number(version);
    if (number === undefined) {
      process.stderr.write(`No version of a scheme ${name} is published\n`);
      return 1;
    }
    process.stdout.write(await versionText(database.db, name, number));
    return 0;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    process.stderr.write(`${t('en', error.code, error.facts)}\n`);
    return 1;
  } finally {
    await close();
  }
}
