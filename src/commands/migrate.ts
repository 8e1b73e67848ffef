import { readConfig } from '../config.ts';
import { openDatabase } from '../hub.ts';
import { migrate } from '../platform/migrate.ts';
import type { Command } from './command.ts';

export const migrateCommand: Command = {
  summary: 'Bring the tables up to date',
  async run(_args, environment) {
    const { database, close } = await openDatabase(readConfig(environment));
    try {
      const applied = await migrate(database.db);
      process.stdout.write(applied.length === 0 ? 'The tables are up to date.\n' : `Applied ${applied.join(', ')}\n`);
      return 0;
    } finally {
      await close();
    }
  },
};
