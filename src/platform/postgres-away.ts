// A database that is restarted is away for a second or two. Whoever asks meanwhile waits rather than being refused: what
// may be done twice without harm is tried again until the database is back or patience ends.

import { setTimeout as pause } from 'node:timers/promises';

/** How long a request waits for a database that is away, in milliseconds. */
const patience = 12_000;

/** PostgreSQL's words for shutting down, starting up and cutting a connection; Node's for nobody listening or a line cut. */
const away = new Set(['57P01', '57P02', '57P03', '08006', '08001', '08003', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE']);
const cut = /^(Connection terminated|Client has encountered a connection error|Client was closed|timeout exceeded when trying)/;

/** Whether work failed because the database went away or was not there, and for nothing that the work did. */
export function isAway(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  return (typeof code === 'string' && away.has(code)) || (typeof message === 'string' && cut.test(message));
}

/**
 * Does what may be done twice, again and again while the database is away. Throws the last failure when patience ends, or
 * when it may not be done again after all.
 */
export async function patiently<Result>(work: () => Promise<Result>, mayRepeat: () => boolean = () => true): Promise<Result> {
  const until = performance.now() + patience;
  for (let wait = 50; ; wait = Math.min(wait * 2, 500)) {
    try {
      return await work();
    } catch (error) {
      if (!isAway(error) || !mayRepeat() || performance.now() + wait > until) throw error;
    }
    // Not all at once when it is back.
    await pause(wait * (0.5 + Math.random()));
  }
}
