import type { Command } from './command.ts';
import { exportLogCommand } from './export-log.ts';
import { figuresCommand } from './figures.ts';
import { migrateCommand } from './migrate.ts';
import { roleCommand } from './role.ts';
import { schemesCommand } from './schemes.ts';
import { seedCommand } from './seed.ts';
import { serve, start, work } from './serve.ts';
import { verifyReceiptCommand } from './verify-receipt.ts';
import { verifyCommand } from './verify.ts';

export const commands: Readonly<Record<string, Command>> = {
  start,
  serve,
  work,
  migrate: migrateCommand,
  figures: figuresCommand,
  seed: seedCommand,
  verify: verifyCommand,
  'verify-receipt': verifyReceiptCommand,
  'export-log': exportLogCommand,
  role: roleCommand,
  schemes: schemesCommand,
};
