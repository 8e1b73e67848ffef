import { pipeline } from 'node:stream/promises';
import { readConfig } from '../config.ts';
import { exportLines } from '../core/log/export.ts';
import { sealBlocks } from '../core/log/seal.ts';
import { openSigner } from '../core/log/signer.ts';
import { openDatabase } from '../hub.ts';
import { migrate } from '../platform/migrate.ts';
import type { Command } from './command.ts';

export const exportLogCommand: Command = {
  summary: 'Write the sealed log to the output, for `verify`: export-log > FILE',
  async run(_args, environment) {
    const config = readConfig(environment);
    const { database, close } = await openDatabase(config);
    try {
      await migrate(database.db);
      const signer = await openSigner(config.keyFile);
      await sealBlocks(database.db, signer, new Date());
      await pipeline(exportLines(database.db, signer, new Date()), process.stdout, { end: false });
      return 0;
    } finally {
      await close();
    }
  },
};
