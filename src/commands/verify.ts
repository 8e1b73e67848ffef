import { parseArgs } from 'node:util';
import { checkFile } from '../core/log/report.ts';
import type { Command } from './command.ts';

const usage = 'causeway verify FILE [--key FINGERPRINT]\n';

/** Needs no database and no settings: anybody may run it on an export they were given. */
export const verifyCommand: Command = {
  summary: 'Check an export of the log, or a receipt: verify FILE [--key FINGERPRINT]',
  async run(args) {
    const { values, positionals } = parseArgs({ args: [...args], options: { key: { type: 'string' } }, allowPositionals: true });
    const [file, more] = positionals;
    if (file === undefined || more !== undefined) {
      process.stderr.write(usage);
      return 2;
    }
    const isWhole = await checkFile(file, { key: values.key?.toLowerCase() }, 'en', (line) => process.stdout.write(`${line}\n`));
    return isWhole ? 0 : 1;
  },
};
