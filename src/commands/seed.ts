import { readConfig, ConfigProblem } from '../config.ts';
import { openDatabase } from '../hub.ts';
import { beginExample } from '../seed/once.ts';
import { isEmpty, seed } from '../seed/seed.ts';
import type { Command } from './command.ts';

export const seedCommand: Command = {
  summary: 'Make the example hub in an empty database (demonstration only)',
  async run(_args, environment) {
    const config = readConfig(environment);
    if (!config.demo)
      throw new ConfigProblem(
        'The example hub is for the demonstration only: set CAUSEWAY_DEMO=1, and use a database of its own',
      );
    const { database, close } = await openDatabase(config);
    try {
      if (!(await isEmpty(database.db)))
        throw new ConfigProblem('This database has people in it already; the example hub is made in an empty one only');
      const started = performance.now();
      const finished = await beginExample(config);
      await seed(config, database, new Date(), (line) => process.stdout.write(`${line}\n`));
      await finished();
      const megabytes = Math.round(process.memoryUsage().rss / 1_048_576);
      process.stdout.write(
        `The example hub is made: ${Math.round((performance.now() - started) / 1000)} s, ${megabytes} MB held.\n`,
      );
      return 0;
    } finally {
      await close();
    }
  },
};
