import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The areas of the message catalogue: what a key that is shown raw would begin with. */
export const areas: ReadonlySet<string> = new Set(
  readdirSync(join(import.meta.dirname, '../src/messages/en')).map((file) => file.replace(/\.json$/, '')),
);
