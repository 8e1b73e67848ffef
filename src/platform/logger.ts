import { type Logger, pino } from 'pino';

export type { Logger } from 'pino';

/** Structured lines on standard output. Secrets never get this far; headers and bodies are not logged at all. */
export function openLogger(level: string): Logger {
  return pino({ level, base: null, redact: ['req.headers', 'password', 'token', 'code'] });
}
