// The command line. Each command is a line of the table; `causeway` alone lists them.

import { ConfigProblem } from './config.ts';
import { commands } from './commands/index.ts';
import { KeyProblem } from './core/log/signer.ts';
import { FolderInUse } from './platform/hold-folder.ts';

const [name = '', ...rest] = process.argv.slice(2);
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;

if (command === undefined) {
  const width = Math.max(...Object.keys(commands).map((own) => own.length));
  const list = Object.entries(commands).map(([own, { summary }]) => `  ${own.padEnd(width)}  ${summary}`);
  process.stderr.write(`${name === '' ? '' : `There is no command ${name}. `}causeway COMMAND, one of:\n${list.join('\n')}\n`);
  process.exit(name === '' || name === 'help' ? 0 : 1);
}

try {
  process.exitCode = await command.run(rest, process.env);
} catch (error) {
  process.stderr.write(`causeway ${name}: ${oneLine(error)}\n`);
  process.exit(1);
}

/** What stops a start is said in one line; a bug keeps its stack. */
function oneLine(error: unknown): string {
  if (error instanceof ConfigProblem || error instanceof FolderInUse || error instanceof KeyProblem) return error.message;
  const { code, address, port } = error as { code?: unknown; address?: unknown; port?: unknown };
  if (code === 'EADDRINUSE') return `Port ${String(port)} is taken. Stop what uses it, or set PORT to another`;
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'ETIMEDOUT') {
    return `The database does not answer at ${typeof address === 'string' ? address : 'its address'}. Check DATABASE_URL and that PostgreSQL runs`;
  }
  if (code === '28P01' || code === '3D000' || code === '28000') {
    return `PostgreSQL refuses: ${(error as Error).message}. Check the user, password and database in DATABASE_URL`;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
