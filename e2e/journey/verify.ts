import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const main = join(import.meta.dirname, '../../src/main.ts');

/** `causeway verify FILE`, as anybody would run it: how it ended and what it said. */
export async function verify(file: string): Promise<{ code: number; said: string }> {
  try {
    const { stdout } = await run(process.execPath, [main, 'verify', file]);
    return { code: 0, said: stdout };
  } catch (error) {
    const { code, stdout } = error as { code: number; stdout: string };
    return { code, said: stdout };
  }
}
