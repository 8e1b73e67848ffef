// Debian's packages that the lab is made of: installed where that is allowed, named where it is not.

import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';

const packages = {
  slurmctld: '/usr/sbin/slurmctld',
  slurmd: '/usr/sbin/slurmd',
  slurmdbd: '/usr/sbin/slurmdbd',
  slurmrestd: '/usr/sbin/slurmrestd',
  'slurm-client': '/usr/bin/sacctmgr',
  'slurm-wlm-basic-plugins': '/usr/lib/x86_64-linux-gnu/slurm-wlm/select_cons_tres.so',
  'slurm-wlm-mysql-plugin': '/usr/lib/x86_64-linux-gnu/slurm-wlm/accounting_storage_mysql.so',
  'slurm-wlm-jwt-plugin': '/usr/lib/x86_64-linux-gnu/slurm-wlm/auth_jwt.so',
  munge: '/usr/sbin/munged',
  'mariadb-server': '/usr/sbin/mariadbd',
  'libnss-wrapper': '/usr/lib/x86_64-linux-gnu/libnss_wrapper.so',
} as const;

/** The packages whose files are not on this machine. */
export function missingPackages(): string[] {
  const multiarch = process.arch === 'arm64' ? 'aarch64-linux-gnu' : 'x86_64-linux-gnu';
  return Object.entries(packages)
    .filter(([, file]) => !existsSync(file.replace('x86_64-linux-gnu', multiarch)))
    .map(([name]) => name);
}

/** Brings what is missing, or says what somebody who may install packages has to type. */
export function ensurePackages(): void {
  const missing = missingPackages();
  if (missing.length === 0) return;
  const typed = `apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    throw new Error(`The cluster needs Debian packages that are not here. As root: ${typed}`);
  }
  process.stderr.write(`Installing Debian packages: ${missing.join(' ')} …\n`);
  withoutStarting(() => {
    const apt = (...args: string[]) =>
      spawnSync('apt-get', args, {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      });
    apt('update', '-qq');
    const done = apt('install', '-y', '-qq', '--no-install-recommends', ...missing);
    if (done.status !== 0) throw new Error(`Debian's packages could not be installed (the reason is above). By hand: ${typed}`);
  });
}

/** Debian starts services as it installs them. The lab runs its own, so for this time nothing may be started. */
function withoutStarting(install: () => void): void {
  const policy = '/usr/sbin/policy-rc.d';
  const isOurs = !existsSync(policy);
  if (isOurs) writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    install();
  } finally {
    if (isOurs) rmSync(policy);
  }
}
