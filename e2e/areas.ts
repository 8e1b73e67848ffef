import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readSchemes } from '../src/core/schemes/load.ts';
import { catalogues } from '../src/messages/index.ts';

/**
 * Names with a dot that people are shown as they are: kinds of events, which programs subscribe to, and what an application
 * can rest on, as scheme files write it.
 */
export const isName = (word: string): boolean => Object.hasOwn(catalogues.en, `log.event.${word}`) || bases.has(word);

const bases: ReadonlySet<string> = new Set(
  readSchemes(join(import.meta.dirname, '../schemes')).files.flatMap(({ scheme }) => scheme.basis?.kind ?? []),
);

/** The areas of the message catalogue: what a key that is shown raw would begin with. */
export const areas: ReadonlySet<string> = new Set(
  readdirSync(join(import.meta.dirname, '../src/messages/en')).map((file) => file.replace(/\.json$/, '')),
);
