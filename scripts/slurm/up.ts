// npm run slurm:up [-- --nodes 64 --dir data/slurm --port 16800]

import { parseArgs } from 'node:util';
import { startAll } from './daemons.ts';
import { writeFiles } from './files.ts';
import { GPUS_PER_NODE, labFrom } from './lab.ts';
import { ensurePackages } from './packages.ts';

const text = { type: 'string' } as const;
const { values } = parseArgs({ options: { nodes: text, dir: text, port: text } });
try {
  const lab = labFrom(values);
  ensurePackages();
  writeFiles(lab);
  await startAll(lab);
  process.stdout.write(
    `Slurm runs: cluster ${lab.cluster}, ${lab.nodes} nodes, ${lab.nodes * GPUS_PER_NODE} simulated GPUs, slurmrestd on 127.0.0.1:${lab.ports.rest}.\n` +
      `Its commands: export SLURM_CONF=${lab.dir}/etc/slurm.conf. To end it: npm run slurm:down\n`,
  );
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
