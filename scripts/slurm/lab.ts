// A real Slurm on one machine, for demonstrations and tests: every daemon, a database of its own, nodes with simulated GPUs,
// all on loopback and all in one folder. Nothing is written outside the folder, so taking it down leaves nothing behind but
// Debian's packages. Users of the cluster are not users of the machine: nss_wrapper reads them from a file in the folder.

import { existsSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export interface Lab {
  readonly dir: string;
  readonly cluster: string;
  readonly nodes: number;
  /** Ports on loopback: the daemons' own, and one for each node from `node` + 1. */
  readonly ports: { readonly ctld: number; readonly dbd: number; readonly rest: number; readonly node: number };
}

export const root = path.join(import.meta.dirname, '..', '..');
export const GPUS_PER_NODE = 8;

/** The lab that the command line describes: `--dir`, `--nodes`, `--port` (the first of the ports it takes). */
export function labFrom(args: Readonly<Record<string, string | undefined>>): Lab {
  const nodes = whole(args['nodes'] ?? '64', 'nodes', 1, 512);
  const port = whole(args['port'] ?? '16800', 'port', 1024, 60_000);
  return {
    dir: path.resolve(args['dir'] ?? path.join(root, 'data', 'slurm')),
    cluster: 'aisc',
    nodes,
    ports: { ctld: port + 17, dbd: port + 19, rest: port + 20, node: port + 200 },
  };
}

function whole(text: string, name: string, least: number, most: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least || value > most) {
    throw new Error(`--${name} is ${text}: give a whole number from ${least} to ${most}`);
  }
  return value;
}

/** A place in the lab's folder. */
export const at = (lab: Lab, ...parts: readonly string[]): string => path.join(lab.dir, ...parts);

export const hostName = (): string => os.hostname().split('.')[0] ?? 'localhost';

/** What every command that speaks to the lab needs in its environment. */
export function environment(lab: Lab): Record<string, string> {
  return {
    SLURM_CONF: at(lab, 'etc', 'slurm.conf'),
    LD_PRELOAD: 'libnss_wrapper.so',
    NSS_WRAPPER_PASSWD: at(lab, 'etc', 'passwd'),
    NSS_WRAPPER_GROUP: at(lab, 'etc', 'group'),
  };
}

/** The process that a pid file names, when it lives. */
export function running(lab: Lab, name: string): number | undefined {
  const file = at(lab, 'run', `${name}.pid`);
  if (!existsSync(file)) return undefined;
  const pid = Number(readFileSync(file, 'utf8').trim());
  try {
    process.kill(pid, 0);
    return pid;
  } catch {
    return undefined;
  }
}
