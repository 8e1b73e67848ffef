// The daemons of the lab, each started when the one it needs answers, and ended by their process ids alone.

import { spawn, spawnSync } from 'node:child_process';
import { existsSync, openSync, readdirSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { at, environment, type Lab, running } from './lab.ts';

/** Starts what does not run yet, in the order in which they need each other. */
export async function startAll(lab: Lab): Promise<void> {
  if (!running(lab, 'munged')) munge(lab);
  if (!running(lab, 'mysql')) await mysql(lab);
  if (!running(lab, 'slurmdbd')) await slurmdbd(lab);
  if (!running(lab, 'slurmctld')) must(lab, 'slurmctld', []);
  for (let node = 1; node <= lab.nodes; node += 1) {
    if (!running(lab, `slurmd.gpu${node}`)) must(lab, 'slurmd', ['-N', `gpu${node}`]);
  }
  await until('the controller', () => ask(lab, 'scontrol', ['ping']).stdout.includes('UP'));
  if (!running(lab, 'slurmrestd')) rest(lab);
  await until('the nodes', () => idleNodes(lab) === lab.nodes);
}

/** Ends everything that the lab's pid files name, those first that need the others, and waits until they are gone. */
export async function stopAll(lab: Lab): Promise<void> {
  const nodes = existsSync(at(lab, 'run'))
    ? readdirSync(at(lab, 'run')).flatMap((file) => /^(slurmd\.\w+)\.pid$/.exec(file)?.[1] ?? [])
    : [];
  for (const group of [['slurmrestd', ...nodes], ['slurmctld'], ['slurmdbd'], ['mysql'], ['munged']]) {
    for (const name of group) {
      const pid = running(lab, name);
      if (pid !== undefined) process.kill(pid, 'SIGTERM');
    }
    await until(`the end of ${group[0] ?? ''}`, () => group.every((name) => running(lab, name) === undefined));
  }
}

/** Starts one daemon again, after a test has killed it. */
export async function startOne(lab: Lab, name: 'slurmdbd' | 'slurmctld'): Promise<void> {
  if (name === 'slurmdbd') return slurmdbd(lab);
  must(lab, 'slurmctld', []);
  await until('the controller', () => ask(lab, 'scontrol', ['ping']).stdout.includes('UP'));
}

/** Runs one of Slurm's commands against the lab. */
export function ask(
  lab: Lab,
  command: string,
  args: readonly string[],
): { status: number | null; stdout: string; stderr: string } {
  const env = { ...process.env, ...environment(lab) };
  return spawnSync(command, args, { encoding: 'utf8', env, stdio: ['ignore', 'pipe', 'pipe'] });
}

function must(lab: Lab, command: string, args: readonly string[], env: Record<string, string> = {}): void {
  const done = spawnSync(command, args, {
    encoding: 'utf8',
    env: { ...process.env, ...environment(lab), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (done.status !== 0) throw new Error(`${command} did not start: ${done.error?.message ?? done.stderr.trim()}`);
}

function munge(lab: Lab): void {
  const run = (name: string) => at(lab, 'run', name);
  const files = [`--socket=${run('munge.socket')}`, `--pid-file=${run('munged.pid')}`, `--seed-file=${run('munged.seed')}`];
  // --force: the folder may lie below one that others can write to, such as /tmp.
  must(lab, 'munged', [
    '--force',
    `--key-file=${at(lab, 'etc', 'munge.key')}`,
    `--log-file=${at(lab, 'log', 'munged.log')}`,
    ...files,
  ]);
}

async function mysql(lab: Lab): Promise<void> {
  const socket = at(lab, 'run', 'mysql.sock');
  if (!existsSync(at(lab, 'mysql', 'mysql'))) {
    const access = '--auth-root-authentication-method=socket';
    must(lab, 'mariadb-install-db', ['--no-defaults', '--user=root', `--datadir=${at(lab, 'mysql')}`, access]);
  }
  const files = [`--datadir=${at(lab, 'mysql')}`, `--socket=${socket}`, `--pid-file=${at(lab, 'run', 'mysql.pid')}`];
  background(lab, 'mariadbd', ['--no-defaults', '--user=root', '--skip-networking', '--innodb-buffer-pool-size=64M', ...files]);
  const client = ['--no-defaults', '-S', socket];
  await until('the database', () => ask(lab, 'mariadb-admin', [...client, 'ping']).status === 0);
  must(lab, 'mariadb', [...client, '-e', 'create database if not exists slurm_acct']);
}

async function slurmdbd(lab: Lab): Promise<void> {
  must(lab, 'slurmdbd', [], { MYSQL_UNIX_PORT: at(lab, 'run', 'mysql.sock') });
  await until('slurmdbd', () => ask(lab, 'sacctmgr', ['-n', 'show', 'cluster']).status === 0);
  if (!ask(lab, 'sacctmgr', ['-nP', 'show', 'cluster', 'format=cluster']).stdout.includes(lab.cluster)) {
    must(lab, 'sacctmgr', ['-i', 'add', 'cluster', lab.cluster]);
  }
}

/** slurmrestd refuses to run as root. It takes every caller's own token and knows none itself. */
function rest(lab: Lab): void {
  const plugins = ['-a', 'rest_auth/jwt', '-s', 'openapi/v0.0.38,openapi/dbv0.0.38'];
  const nobody = ['--reuid=65534', '--regid=65534', '--clear-groups'];
  const command = ['slurmrestd', ...plugins, `127.0.0.1:${lab.ports.rest}`];
  const pid = background(lab, 'setpriv', [...nobody, ...command], { SLURM_JWT: 'daemon' });
  writeFileSync(at(lab, 'run', 'slurmrestd.pid'), `${pid}\n`);
}

function background(lab: Lab, command: string, args: readonly string[], env: Record<string, string> = {}): number {
  const log = openSync(at(lab, 'log', `${command}.log`), 'a');
  const child = spawn(command, args, {
    detached: true,
    stdio: ['ignore', log, log],
    env: { ...process.env, ...environment(lab), ...env },
  });
  child.unref();
  if (child.pid === undefined) throw new Error(`${command} did not start`);
  return child.pid;
}

function idleNodes(lab: Lab): number {
  const { stdout } = ask(lab, 'sinfo', ['-h', '-t', 'idle,alloc,mix', '-o', '%D']);
  return stdout.split('\n').reduce((sum, line) => sum + Number(line.trim() || 0), 0);
}

async function until(what: string, isSo: () => boolean): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (isSo()) return;
    await pause(100);
  }
  throw new Error(`Waited a minute for ${what} in vain. What the daemons say is in the folder log.`);
}
