// A sealer in a process of its own, for the test that kills it: seals without a pause and says when it has begun.

import { openPostgres } from '../../platform/db.ts';
import { sealBlocks } from './seal.ts';
import { newSigner } from './sealed.fixture.ts';

const { db } = await openPostgres(process.argv[2] ?? '', 2);
const signer = await newSigner();
process.stdout.write('ready\n');
for (;;) await sealBlocks(db, signer, new Date(), 3);
