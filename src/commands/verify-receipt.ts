import { createPublicKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { checkReceiptFile } from '../core/log/report-receipt.ts';
import { fingerprint } from '../core/log/signer.ts';
import type { Command } from './command.ts';

const usage = 'causeway verify-receipt FILE [--key FINGERPRINT|KEY.pem] [--submission APPLICATION.json]\n';

/** Needs no database, no settings and no network: anybody may run it on a receipt they were given. */
export const verifyReceiptCommand: Command = {
  summary: 'Check a receipt offline: verify-receipt FILE [--key FINGERPRINT|KEY.pem] [--submission APPLICATION.json]',
  async run(args) {
    const options = { key: { type: 'string' }, submission: { type: 'string' } } as const;
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [file, more] = positionals;
    if (file === undefined || more !== undefined) {
      process.stderr.write(usage);
      return 2;
    }
    try {
      const keys = values.key === undefined ? undefined : [await keyNamed(values.key)];
      const submission = values.submission === undefined ? undefined : await readFile(values.submission, 'utf8');
      const isWhole = await checkReceiptFile(file, { keys, submission }, 'en', (line) => process.stdout.write(`${line}\n`));
      return isWhole ? 0 : 1;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      process.stderr.write(`There is no file ${(error as NodeJS.ErrnoException).path}\n`);
      return 2;
    }
  },
};

/** The fingerprint of the key to expect: as it is given, or of the public key in a file. */
async function keyNamed(given: string): Promise<string> {
  if (/^[0-9a-f]{64}$/i.test(given)) return given.toLowerCase();
  return fingerprint(createPublicKey(await readFile(given, 'utf8')));
}
