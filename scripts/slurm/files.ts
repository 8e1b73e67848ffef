// The files that the daemons of the lab read. Why each line of slurm.conf is as it is: docs/slurm.md.

import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { at, GPUS_PER_NODE, hostName, type Lab } from './lab.ts';

/** Eight character devices that every machine has, to stand for eight GPUs: Slurm insists on a device file for each. */
const devices = ['null', 'zero', 'full', 'random', 'urandom', 'tty', 'ptmx', 'console'].map((name) => `/dev/${name}`).join(',');

/** Writes what is not there yet. Keys are made once and kept as long as the folder. */
export function writeFiles(lab: Lab): void {
  const folders = ['etc', 'run', 'log', 'state', 'spool', 'mysql', 'work'];
  for (const folder of folders) mkdirSync(at(lab, folder), { recursive: true });
  for (let node = 1; node <= lab.nodes; node += 1) mkdirSync(at(lab, 'spool', `gpu${node}`), { recursive: true });
  // slurmrestd and jobs run as others than root and read these; jobs write into work.
  for (const folder of ['', 'etc']) chmodSync(at(lab, folder), 0o755);
  chmodSync(at(lab, 'work'), 0o1777);
  key(at(lab, 'etc', 'munge.key'), 1024);
  key(at(lab, 'etc', 'jwt.key'), 32);
  write(at(lab, 'etc', 'slurm.conf'), slurmConf(lab), 0o644);
  write(at(lab, 'etc', 'gres.conf'), `NodeName=gpu[1-${lab.nodes}] Name=gpu Type=h800 File=${devices}\n`, 0o644);
  write(at(lab, 'etc', 'slurmdbd.conf'), slurmdbdConf(lab), 0o600);
  for (const file of ['passwd', 'group']) {
    const own = at(lab, 'etc', file);
    if (existsSync(own)) continue;
    const known = readFileSync(`/etc/${file}`, 'utf8').split('\n');
    const kept = known.filter((line) => /^(root|nobody|nogroup|munge|mysql):/.test(line));
    write(own, `${kept.join('\n')}\n`, 0o644);
  }
}

function key(file: string, bytes: number): void {
  if (!existsSync(file)) write(file, randomBytes(bytes), 0o400);
}

function write(file: string, text: string | Uint8Array, mode: number): void {
  writeFileSync(file, text, { mode });
  chmodSync(file, mode);
}

function slurmConf(lab: Lab): string {
  const { dir, nodes, ports, cluster } = lab;
  const host = hostName();
  return `ClusterName=${cluster}
SlurmctldHost=${host}(127.0.0.1)
SlurmctldPort=${ports.ctld}
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=${dir}/run/munge.socket
AuthAltTypes=auth/jwt
AuthAltParameters=jwt_key=${dir}/etc/jwt.key
SlurmctldPidFile=${dir}/run/slurmctld.pid
SlurmctldLogFile=${dir}/log/slurmctld.log
StateSaveLocation=${dir}/state
SlurmdPidFile=${dir}/run/slurmd.%n.pid
SlurmdSpoolDir=${dir}/spool/%n
SlurmdLogFile=${dir}/log/slurmd.%n.log
SlurmdParameters=config_overrides
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
MpiDefault=none
MailProg=/bin/true
ReturnToService=2
SelectType=select/cons_tres
SelectTypeParameters=CR_Core_Memory
GresTypes=gpu
AccountingStorageType=accounting_storage/slurmdbd
AccountingStorageHost=127.0.0.1
AccountingStoragePort=${ports.dbd}
AccountingStoragePass=${dir}/run/munge.socket
AccountingStorageTRES=gres/gpu
AccountingStorageEnforce=associations,limits,qos,safe
PriorityType=priority/multifactor
PriorityDecayHalfLife=0
PriorityUsageResetPeriod=NONE
PriorityCalcPeriod=1
PrivateData=accounts,jobs,usage,users
MinJobAge=10
NodeName=gpu[1-${nodes}] NodeHostname=${host} NodeAddr=127.0.0.1 Port=[${ports.node + 1}-${ports.node + nodes}] CPUs=64 RealMemory=256000 Gres=gpu:h800:${GPUS_PER_NODE}
PartitionName=gpu Nodes=gpu[1-${nodes}] Default=YES MaxTime=2-00:00:00 DefaultTime=01:00:00 DefMemPerCPU=100 TRESBillingWeights="CPU=0.0,GRES/gpu=1.0"
`;
}

function slurmdbdConf({ dir, ports }: Lab): string {
  return `AuthType=auth/munge
AuthInfo=socket=${dir}/run/munge.socket
AuthAltTypes=auth/jwt
AuthAltParameters=jwt_key=${dir}/etc/jwt.key
DbdHost=${hostName()}
DbdAddr=127.0.0.1
DbdPort=${ports.dbd}
SlurmUser=root
PidFile=${dir}/run/slurmdbd.pid
LogFile=${dir}/log/slurmdbd.log
StorageType=accounting_storage/mysql
StorageHost=localhost
StorageUser=root
StorageLoc=slurm_acct
PrivateData=accounts,jobs,usage,users
`;
}
