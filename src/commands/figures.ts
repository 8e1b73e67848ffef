import { readConfig } from '../config.ts';
import { figureValue } from '../core/figures/figures.ts';
import { phraseOf } from '../core/figures/phrase.ts';
import { publishedFigures } from '../core/figures/scheme-figures.ts';
import { openHub } from '../hub.ts';
import type { Command } from './command.ts';

export const figuresCommand: Command = {
  summary: 'Print every published figure as of now',
  async run(_args, environment) {
    const hub = await openHub({ ...readConfig(environment), logLevel: 'error' });
    try {
      const now = new Date();
      process.stdout.write(`As of ${now.toISOString()}\n`);
      for (const figure of publishedFigures(hub.needs.schemes, hub.needs.figures)) {
        const { value } = await figureValue(hub.database.db, figure, now);
        const words = phraseOf(figure, value).en;
        process.stdout.write(`${figure.id}\t${Array.isArray(value) ? value.join(', ') : String(value)}\t${words}\n`);
      }
      return 0;
    } finally {
      await hub.close();
    }
  },
};
