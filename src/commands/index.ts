import type { Command } from './command.ts';
import { migrateCommand } from './migrate.ts';
import { serve, start, work } from './serve.ts';

export const commands: Readonly<Record<string, Command>> = {
  start,
  serve,
  work,
  migrate: migrateCommand,
};
