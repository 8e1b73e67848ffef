// npm run slurm:down [-- --dir data/slurm]: ends the daemons and removes the folder.

import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { stopAll } from './daemons.ts';
import { labFrom } from './lab.ts';

const { values } = parseArgs({ options: { dir: { type: 'string' }, keep: { type: 'boolean' } } });
const lab = labFrom({ dir: values.dir });
await stopAll(lab);
if (values.keep !== true) rmSync(lab.dir, { recursive: true, force: true });
process.stdout.write(
  values.keep === true ? 'Slurm has ended; its folder is kept.\n' : 'Slurm has ended; nothing of it is left.\n',
);
