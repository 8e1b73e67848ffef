import type { Command } from './command.ts';
import { exportLogCommand } from './export-log.ts';
import { migrateCommand } from './migrate.ts';
import { serve, start, work } from './serve.ts';
import { verifyCommand } from './verify.ts';

export const commands: Readonly<Record<string, Command>> = {
  start,
  serve,
  work,
  migrate: migrateCommand,
  verify: verifyCommand,
  'export-log': exportLogCommand,
};
