// Virus scanners for tests: the real clamd where the machine has it, with one signature in its database, and a stand-in that
// speaks the same protocol.

import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** The text that every scanner takes for a virus, in two parts so that this file is not taken for one. */
export const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

export interface TestScanner {
  /** As `CAUSEWAY_CLAMD` names it. */
  readonly setting: string;
  stop(): Promise<void>;
}

const clamd = ['/usr/sbin/clamd', '/usr/local/sbin/clamd', '/opt/homebrew/sbin/clamd'].find((path) => existsSync(path));
export const hasClamd = clamd !== undefined;

/** The largest file both take, in bytes. */
export const streamMost = 8_000_000;

/** The real daemon on a socket of its own. It takes files up to `streamMost`. */
export async function startClamd(): Promise<TestScanner> {
  if (clamd === undefined) throw new Error('There is no clamd on this machine');
  const folder = await mkdtemp(join(tmpdir(), 'causeway-clamd-'));
  await chmod(folder, 0o755);
  const socket = join(folder, 'clamd.sock');
  await writeFile(join(folder, 'test.ndb'), `Eicar-Test:0:*:${Buffer.from(eicar).toString('hex')}\n`);
  const user = execFileSync('id', ['-un'], { encoding: 'utf8' }).trim();
  const settings = {
    DatabaseDirectory: folder,
    LocalSocket: socket,
    Foreground: 'yes',
    User: user,
    StreamMaxLength: streamMost,
    LogFile: join(folder, 'clamd.log'),
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} ${value}\n`);
  await writeFile(join(folder, 'clamd.conf'), lines.join(''));
  const child: ChildProcess = spawn(clamd, ['--config-file', join(folder, 'clamd.conf')], { stdio: 'ignore' });
  const ended = once(child, 'exit');
  for (let tries = 0; !(await answers(socket)); tries += 1) {
    if (tries > 300 || child.exitCode !== null) throw new Error('clamd did not start');
    await sleep(100);
  }
  return {
    setting: socket,
    stop: async () => {
      child.kill('SIGKILL');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function answers(path: string): Promise<boolean> {
  const socket = connect({ path });
  try {
    await once(socket, 'connect');
    socket.write('zPING\0');
    const [said] = (await once(socket, 'data')) as [Buffer];
    return said.toString().startsWith('PONG');
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/** What speaks like clamd and knows one virus. `misbehave` answers something else instead, or nothing when it is empty. */
export async function startStandIn(misbehave?: string): Promise<TestScanner> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {}).on('close', () => sockets.delete(socket));
    let got = Buffer.alloc(0);
    socket.on('data', (bytes) => {
      got = Buffer.concat([got, bytes as Buffer]);
      const said = verdictOn(got);
      if (said === undefined) return;
      const answer = misbehave ?? said;
      if (answer !== '') socket.end(`${answer}\0`);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  return {
    setting: `127.0.0.1:${port}`,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** The answer once a whole stream is there, or more of one than is taken. */
function verdictOn(got: Buffer): string | undefined {
  const command = 'zINSTREAM\0';
  if (got.subarray(0, command.length).toString() !== command) return 'UNKNOWN COMMAND';
  const parts: Buffer[] = [];
  let total = 0;
  for (let at = command.length; at + 4 <= got.length;) {
    const length = got.readUInt32BE(at);
    if (length === 0) return Buffer.concat(parts).includes(eicar) ? 'stream: Eicar-Test.UNOFFICIAL FOUND' : 'stream: OK';
    total += length;
    if (total > streamMost) return 'INSTREAM size limit exceeded. ERROR';
    if (at + 4 + length > got.length) return undefined;
    parts.push(got.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return undefined;
}
